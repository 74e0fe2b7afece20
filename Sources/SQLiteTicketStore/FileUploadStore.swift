import Glibc
import SQLite
package import Tickets

/// The files of tickets in the folder `attachments` of a home, safe for many processes at the same time.
///
/// A file comes in as `attachments/incoming/…`, and becomes `attachments/ab/abcdef…`, after its SHA-256, when all of it is
/// on disk. Nothing is opened or made before a file comes.
package final class FileUploadStore: UploadStore {
    /// How long a file stays that no ticket names, in seconds: a day, as long as the customer may come back to it, and an
    /// hour for what is on its way.
    static let graceTime = 25 * 3_600
    /// How often incoming files and one part of the others are swept, in seconds.
    static let sweepInterval = 3_600
    /// Into how many parts the folders are divided, so that each is swept once a day.
    static let sweepParts = 24

    let home: String
    /// The folder of all files.
    let folder: String

    /// The files of a home, which is not touched yet.
    package init(home: String) {
        self.home = home
        folder = "\(home)/attachments"
    }

    /// Where a file of a home is kept.
    package static func path(of file: StoredFile, in home: String) -> String {
        "\(home)/attachments/\(file.sha256.prefix(2))/\(file.sha256)"
    }

    /// Makes the folders where they are missing.
    package func begin(within limit: Int?) throws(TicketStoreError) -> any Upload {
        let incoming = "\(folder)/incoming"
        try makeFolder(folder)
        try makeFolder(incoming)
        if let limit, try usage() >= limit { throw limitReached }
        var generator = SystemRandomNumberGenerator()
        let path = "\(incoming)/\(String(generator.next(), radix: 36))"
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else { throw failure(errno) }
        // The group may remove what a killed process leaves, whatever the umask.
        fchmod(descriptor, 0o660)
        return FileUpload(store: self, descriptor: descriptor, path: path, limit: limit)
    }

    /// Only regular files of the announced size.
    package func open(_ file: StoredFile) throws(TicketStoreError) -> (any OpenedFile)? {
        guard file.sha256.isSHA256 else { return nil }
        let path = Self.path(of: file, in: home)
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == file.size else {
            close(descriptor)
            throw TicketStoreError(
                .damaged, "\(path) has not the \(file.size) bytes that it had. Restore it from a backup.")
        }
        return StoredFileReader(descriptor: descriptor, size: file.size, path: path)
    }

    /// Gives a file that is on disk its place, where it replaces the same file.
    /// - Parameter limit: as in `begin(within:)`.
    func place(_ path: String, as file: StoredFile, within limit: Int?) throws(TicketStoreError) {
        let place = Self.path(of: file, in: home)
        let parent = "\(folder)/\(file.sha256.prefix(2))"
        try makeFolder(parent)
        try withUsage { usage throws(TicketStoreError) in
            var status = stat()
            let isNew = stat(place, &status) != 0
            if let limit, isNew, usage + file.size > limit { throw self.limitReached }
            // Also where it is there already: the new one is young, so that no sweep takes it from who has just sent it.
            guard rename(path, place) == 0 else { throw self.failure(errno) }
            if isNew { usage += file.size }
        }
        try sync(parent)
    }

    var limitReached: TicketStoreError {
        TicketStoreError(
            .full,
            "\(folder) has as many bytes as “attachments” in the “limits” of site.yaml allows. Raise it, or remove tickets."
        )
    }

    /// What a system call failed with, as a sentence.
    func failure(_ code: Int32) -> TicketStoreError {
        switch code {
        case ENOSPC, EDQUOT:
            TicketStoreError(.full, "\(folder) takes no more files, because the disk is full. Make room and try again.")
        case EACCES, EPERM, EROFS, ENOENT, ENOTDIR:
            TicketStoreError(
                .inaccessible,
                "\(folder) cannot be written. The home must exist, and this user must be in its group.")
        default:
            TicketStoreError(.failed, "\(folder): the system says: \(String(cString: strerror(code))).")
        }
    }

    private func makeFolder(_ path: String) throws(TicketStoreError) {
        guard mkdir(path, 0o2770) == 0 else {
            if errno == EEXIST { return }
            throw failure(errno)
        }
        // Whatever the umask; the group itself comes from the home.
        chmod(path, 0o2770)
        try sync(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    }

    /// Makes names in a folder survive a power cut.
    func sync(_ folder: String) throws(TicketStoreError) {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
    }
}

extension String {
    /// 64 lower-case hexadecimal digits, and so never a path.
    fileprivate var isSHA256: Bool {
        utf8.count == 64
            && utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
