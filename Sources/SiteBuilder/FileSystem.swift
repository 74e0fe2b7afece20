import Foundation
import Glibc
import SiteSource

/// Why a build could not write or read a file; what was built before still works.
package struct BuildError: Error, Sendable, Hashable {
    /// What happened, where, and what to do.
    package let sentence: String

    /// An error with its sentence.
    package init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// The few things that a build does with files, each with a sentence when it fails.
enum FileSystem {
    /// The permissions of what a web server shows: everybody may read it.
    static let publicFileMode: mode_t = 0o644
    static let publicFolderMode: mode_t = 0o755

    /// Writes a new file; what stands at its path, be it a link, is a failure. Of a file that fails nothing stays.
    /// - Parameters:
    ///   - mode: the permissions, whatever the umask.
    ///   - synced: whether the content is on disk afterwards.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = publicFileMode, synced: Bool = false)
        throws(BuildError)
    {
        try write(path, mode: mode, synced: synced) { $0.write(bytes) }
    }

    /// A new file, open to be written.
    final class NewFile {
        private let descriptor: Int32
        /// The error of the first write that failed; 0 for none.
        fileprivate private(set) var failure: Int32 = 0

        fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

        /// Adds bytes at the end, unless a write before has failed.
        func write(_ bytes: [UInt8]) {
            var written = 0
            while failure == 0, written < bytes.count {
                let count = bytes.withUnsafeBytes { buffer in
                    buffer.baseAddress.map { Glibc.write(descriptor, $0 + written, buffer.count - written) } ?? 0
                }
                if count >= 0 { written += count } else if errno != EINTR { failure = errno }
                if count == 0 { failure = EIO }
            }
        }
    }

    /// Writes a new file as `write(_:to:mode:synced:)` does, portion by portion.
    private static func write(
        _ path: String, mode: mode_t, synced: Bool = false, _ content: (NewFile) -> Void
    ) throws(BuildError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("written", path) }
        defer { close(descriptor) }
        let file = NewFile(descriptor)
        content(file)
        if file.failure != 0 { errno = file.failure }
        guard file.failure == 0, fchmod(descriptor, mode) == 0, !synced || fsync(descriptor) == 0 else {
            let failure = failure("written", path)
            unlink(path)
            throw failure
        }
    }

    /// The content; nil when there is no such file.
    static func read(_ path: String) throws(BuildError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("read", path)
        }
        defer { close(descriptor) }
        guard let bytes = SiteFile.read(descriptor) else { throw failure("read", path) }
        return bytes
    }

    /// Replaces a file by one rename, so that who reads it finds the old content or the new.
    /// - Parameter temporary: where it is written first, on the same disk.
    static func replace(
        _ path: String, with bytes: [UInt8], by temporary: String, mode: mode_t = publicFileMode
    ) throws(BuildError) {
        try replace(path, by: temporary, mode: mode) { $0.write(bytes) }
    }

    /// The same, portion by portion.
    static func replace(
        _ path: String, by temporary: String, mode: mode_t, _ content: (NewFile) -> Void
    ) throws(BuildError) {
        // Somebody may have put a link there, which would lead elsewhere.
        try remove(temporary)
        try write(temporary, mode: mode, content)
        try rename(temporary, to: path)
    }

    /// The content of a plain file that nobody but this user may read or write; nil for any other and for none.
    static func readOwn(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0
        else { return nil }
        return SiteFile.read(descriptor)
    }

    /// Copies a file within the system, to where there is none yet; of a copy that fails nothing stays.
    /// - Parameter isSynced: whether the copy is on disk afterwards.
    static func copy(_ old: String, to new: String, isSynced: Bool = false) throws(BuildError) {
        let source = open(old, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure("read", old) }
        defer { close(source) }
        let target = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard target >= 0 else { throw failure("written", new) }
        defer { close(target) }
        var count = 1
        while count > 0 { count = sendfile(target, source, nil, 1 << 30) }
        guard count == 0, !isSynced || fdatasync(target) == 0 else {
            let failure = failure("written", new)
            unlink(new)
            throw failure
        }
    }

    /// Makes a folder and those above it, where they are missing.
    /// - Parameter mode: the permissions of the folders that are made, whatever the umask; of those above a folder for
    ///   one group, the public ones.
    static func makeFolder(_ path: String, mode: mode_t = publicFolderMode) throws(BuildError) {
        guard mkdir(path, 0o777) != 0 else { return try setMode(path, mode) }
        switch errno {
        case EEXIST where isFolder(path): return
        case EEXIST:
            throw BuildError("\(path) is in the way: a folder must stand there. Move it, or choose another folder.")
        case ENOENT:
            let parent = parent(of: path)
            guard !parent.isEmpty, parent != path else { throw failure("made", path) }
            try makeFolder(parent)
            // Once more, and not for ever: some folders, such as /proc, take none. Another thread may have been quicker.
            guard mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(path) else { throw failure("made", path) }
            try setMode(path, mode)
        default: throw failure("made", path)
        }
    }

    /// Makes a folder anew, whatever stood at its path, be it a link.
    static func makeNewFolder(_ path: String, mode: mode_t) throws(BuildError) {
        removeTree(path)
        guard mkdir(path, 0o700) == 0 else { throw failure("made", path) }
        try setMode(path, mode)
    }

    /// The folders on the way to one that are not there yet, itself too, from the top.
    static func missing(_ path: String) -> [String] {
        guard !path.isEmpty, !exists(path) else { return [] }
        let parent = parent(of: path)
        return (parent == path ? [] : missing(parent)) + [path]
    }

    /// The folder around a path; empty for a name alone. Foundation's own traps on a name of one letter.
    private static func parent(of path: String) -> String {
        var rest = path[...]
        while rest.utf8.count > 1, rest.last == "/" { rest.removeLast() }
        guard let slash = rest.lastIndex(of: "/") else { return "" }
        rest = rest[..<slash]
        while rest.last == "/" { rest.removeLast() }
        return rest.isEmpty ? "/" : String(rest)
    }

    /// Linux takes the set-group-ID bit away, without a word, from who is not in the folder's group.
    private static func setMode(_ path: String, _ mode: mode_t) throws(BuildError) {
        guard chmod(path, mode) == 0 else { throw failure("given its permissions", path) }
        var status = stat()
        guard mode & 0o2000 != 0, stat(path, &status) == 0, status.st_mode & 0o2000 == 0 else { return }
        let group = getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) } ?? String(status.st_gid)
        _ = Glibc.rmdir(path)
        throw BuildError(
            "\(path) cannot be shared with the group “\(group)”, because this user is not in it. Add the user with “adduser USER \(group)”, sign in again, and build again."
        )
    }

    static func rename(_ old: String, to new: String) throws(BuildError) {
        guard Glibc.rename(old, new) == 0 else { throw failure("put in its place", new) }
    }

    /// Removes a file or an empty folder; it is no failure when there is none.
    static func remove(_ path: String) throws(BuildError) {
        guard Glibc.remove(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw failure("removed", path) }
    }

    /// Removes a folder of Docket's own with all that is in it.
    static func removeTree(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What tells one folder from another, however it is called: device and inode.
    static func identity(_ path: String) -> [UInt] {
        var status = stat()
        return stat(path, &status) == 0 ? [UInt(status.st_dev), UInt(status.st_ino)] : []
    }

    /// Whether a path leads to a folder or to a place within it, wherever links lead.
    static func isWithin(_ folder: String, _ path: String) -> Bool {
        func real(_ path: String) -> String? {
            realpath(path, nil).map { real in
                defer { free(real) }
                return String(cString: real)
            }
        }
        guard let folder = real(folder), let path = real(path) else { return false }
        return path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
    }

    /// What stands at a path, as `S_IFMT` has it, be it a link; nil for nothing.
    static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The names in a folder, sorted; none when there is no such folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// What the last system call failed with, as advice.
    static func failure(_ done: String, _ path: String) -> BuildError {
        let advice =
            switch errno {
            case ENOSPC, EDQUOT: "The disk is full. Make room and build again."
            case EACCES, EPERM: "This user is not allowed to. Change the owner or the group, or build as another user."
            case EROFS: "It is on a disk that is mounted read-only. Choose another folder."
            case EISDIR: "A folder of that name is in the way. Move it and build again."
            default: "The system says: \(String(cString: strerror(errno)))."
            }
        return BuildError("\(path) cannot be \(done). \(advice)")
    }
}
