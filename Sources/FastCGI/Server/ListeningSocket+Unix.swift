import Glibc

extension ListeningSocket {
    /// Makes a Unix socket at a path.
    ///
    /// Nobody can connect before `listen`, and by then owner, group and mode are what they should be; until then the
    /// file is for this user alone. A lock on the folder keeps a second program that starts at the same moment from
    /// taking this one's new socket for a stale one.
    static func unix(_ path: String, mode: UInt32, group: String?) throws(FastCGIError) -> ListeningSocket {
        guard var address = sockaddr_un(path: path) else {
            throw FastCGIError(
                "The path \(path) is too long for a socket: 107 bytes are possible. Choose a shorter one with “--listen”."
            )
        }
        let groupID: gid_t? = if let group { try groupNumber(group) } else { nil }
        let folder = Glibc.open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder may be writable and not readable. Without the lock all is well too, unless two start at once.
        if folder >= 0 { flock(folder, LOCK_EX) }
        defer { if folder >= 0 { close(folder) } }

        try removeStale(path, &address)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw cannotBeMade(path) }
        // On Linux a bound socket's file takes its mode from the socket.
        fchmod(descriptor, 0o600)
        guard address.withPointer({ bind(descriptor, $0, $1) }) == 0 else {
            let error = cannotBeMade(path)
            close(descriptor)
            throw error
        }
        do throws(FastCGIError) {
            if let groupID, lchown(path, uid_t.max, groupID) != 0 {
                throw FastCGIError(
                    "The socket \(path) cannot be given to the group “\(group ?? "")”", errno,
                    advice: "Only a member of that group, or root, can do that.")
            }
            guard fchmodat(AT_FDCWD, path, mode & 0o777, AT_SYMLINK_NOFOLLOW) == 0,
                let file = SocketFile(path: path), listen(descriptor, backlog) == 0
            else { throw cannotBeMade(path) }
            return ListeningSocket(descriptor: descriptor, file: file)
        } catch {
            unlink(path)
            close(descriptor)
            throw error
        }
    }

    /// Removes what a process that did not end well has left: a socket that nobody listens on, and nothing else.
    private static func removeStale(_ path: String, _ address: inout sockaddr_un) throws(FastCGIError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw FastCGIError(
                "\(path) exists and is not a socket. Remove it if nobody needs it, or choose another path with “--listen”."
            )
        }
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let descriptor = socket(AF_UNIX, Int32(type), 0)
        guard descriptor >= 0 else { throw cannotBeMade(path) }
        defer { close(descriptor) }
        guard address.withPointer({ connect(descriptor, $0, $1) }) != 0, errno == ECONNREFUSED else {
            throw FastCGIError(
                "Another program listens on the socket \(path). Stop it, or choose another path with “--listen”.")
        }
        guard unlink(path) == 0 else {
            throw FastCGIError(
                "The socket \(path), which nobody listens on any more, cannot be removed", errno,
                advice: "Make its folder writable for this user, or choose another path with “--listen”.")
        }
    }

    private static func cannotBeMade(_ path: String) -> FastCGIError {
        FastCGIError(
            "The socket \(path) cannot be made", errno,
            advice: errno == ENOENT
                ? "Make its folder first, or choose another path with “--listen”."
                : "Make its folder writable for this user, or choose another path with “--listen”.")
    }

    private static func folder(of path: String) -> String {
        let slash = path.lastIndex(of: "/")
        return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }
}

extension sockaddr_un {
    /// An address with this path; nil when it is too long, empty, or has a NUL byte.
    fileprivate init?(path: String) {
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let capacity = MemoryLayout.size(ofValue: sun_path)
        guard !bytes.isEmpty, bytes.count < capacity, !bytes.contains(0) else { return nil }
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }

    fileprivate mutating func withPointer(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &self) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
