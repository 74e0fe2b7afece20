import Glibc

/// The file of a Unix socket that this process has made.
struct SocketFile: Sendable {
    private let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Nil when there is no file.
    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.path = path
        device = status.st_dev
        inode = status.st_ino
    }

    /// Removes the file, unless another program has put its own there meanwhile.
    func remove() {
        guard let now = SocketFile(path: path), now.device == device, now.inode == inode else { return }
        unlink(path)
    }
}
