import FastCGI
import Glibc

/// A web server's end of a Unix socket that is made before, and connected after, the last file descriptor is gone.
struct NewConnection {
    private let descriptor: Int32
    private let path: [UInt8]

    init(_ path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        self.path = Array(path.utf8)
    }

    /// Connects and sends a request.
    func connect() {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        let bytes = records().bytes
        write(descriptor, bytes, bytes.count)
    }

    /// Whether any byte of an answer comes within ten seconds.
    func isAnswered() async throws -> Bool {
        var byte: UInt8 = 0
        for _ in 0..<1_000 {
            if read(descriptor, &byte, 1) == 1 { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
