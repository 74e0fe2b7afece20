import Glibc

extension FastCGIServer {
    /// Whether a descriptor is a stream socket that listens, as a web server gives one as descriptor 0 to a FastCGI
    /// program and never to a CGI program (FastCGI 1.0 §2.2).
    package static func isListeningSocket(descriptor: Int32) -> Bool {
        option(SO_ACCEPTCONN, of: descriptor) == 1 && option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue)
    }

    /// The descriptors that systemd has opened for this process, from 3 (sd_listen_fds(3)).
    /// - Parameter environment: `LISTEN_PID`, which must be this process, and `LISTEN_FDS`, how many they are.
    package static func listeningDescriptors(environment: [String: String]) -> [Int32] {
        guard environment["LISTEN_PID"].flatMap({ pid_t($0) }) == getpid(),
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...1_000).contains(count)
        else { return [] }
        return Array(3..<3 + count)
    }

    /// Opens /dev/null as each of the descriptors 0, 1 and 2 that is closed, as 1 and 2 may be at the start of a FastCGI
    /// program (FastCGI 1.0 §2.2). Otherwise the next file that is opened, such as a database, would take the number,
    /// and the log be written into it. It is to be called before anything is opened.
    package static func openStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
    }
}
