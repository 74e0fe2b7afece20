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

    /// The stamp of a plain file; nil for anything else, links too.
    /// - Parameter path: from the folder on.
    package func stamp(of path: String) -> FileStamp? { FileStamp(of: path, from: descriptor) }
}
