import Glibc

/// What the file system says of a file or a folder.
struct FileStatus {
    /// The permission bits with set-group-ID, such as 0o2770.
    let mode: UInt32
    /// The number of its group: a static executable cannot look names up.
    let group: UInt32
    let isFolder: Bool

    /// Nil where there is none; a link is followed.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        mode = status.st_mode & 0o7777
        group = status.st_gid
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }

    /// As `chmod` takes it.
    var shownMode: String { String(mode, radix: 8) }

    /// Whether the process may use a file, also when it runs for another user than the one who started it.
    static func isAccessible(_ path: String, _ rights: Int32) -> Bool {
        faccessat(AT_FDCWD, path, rights, AT_EACCESS) == 0
    }
}
