package import Glibc

/// What tells a file that is as it was from one that has changed, without reading it.
package struct FileStamp: Sendable, Hashable {
    /// In bytes.
    package let size: Int
    /// The number by which the file system knows it.
    package let inode: Int
    /// When its content changed last, in nanoseconds since 1970.
    package let modified: Int
    /// When anything of it changed last, its name and its permissions too, in nanoseconds since 1970.
    package let changed: Int

    /// A stamp with all its parts.
    package init(size: Int, inode: Int, modified: Int, changed: Int) {
        self.size = size
        self.inode = inode
        self.modified = modified
        self.changed = changed
    }

    /// The stamp of what the system said of a file.
    package init(_ status: stat) {
        size = Int(status.st_size)
        inode = Int(status.st_ino)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    }

    /// The stamp of a plain file; nil for anything else, links too.
    package init?(of path: String) { self.init(of: path, from: AT_FDCWD) }

    /// - Parameter folder: the descriptor of the folder that the path begins at.
    init?(of path: String, from folder: Int32) {
        var status = stat()
        guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        self.init(status)
    }

    /// Whether nothing can have changed the file since it was looked at without leaving another stamp: clocks of files go
    /// in steps, of two seconds where they are coarsest.
    /// - Parameter time: when it was looked at, in nanoseconds since 1970.
    package func isSettled(at time: Int) -> Bool { max(modified, changed) < time - 2_000_000_000 }
}
