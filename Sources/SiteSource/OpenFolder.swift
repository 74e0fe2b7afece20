import Glibc

/// A folder that is open, so that the way to it is not walked again for each of its files.
package final class OpenFolder: Sendable {
    private let descriptor: Int32

    /// Opens a folder, behind links too; nil where there is none, where it may not be read, or where no more files may be open.
    package init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// The names of all that is in it, in no order; nil where they cannot be read to the end.
    package var names: [String]? {
        let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { return nil }
        guard let stream = fdopendir(own) else {
            close(own)
            return nil
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        return errno == 0 ? names : nil
    }

    /// The stamp of a plain file; nil for anything else, links too.
    /// - Parameter path: from the folder on.
    package func stamp(of path: String) -> FileStamp? { FileStamp(of: path, from: descriptor) }
}
