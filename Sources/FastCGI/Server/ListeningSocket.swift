import Glibc
import NIOCore

/// A socket that listens, before the event loop has it.
struct ListeningSocket: Sendable {
    /// How many connections may wait to be accepted; the kernel lowers it to net.core.somaxconn. Web servers answer
    /// with an error when the queue is full, so it is as long as it may be.
    static let backlog: Int32 = 4_096

    let descriptor: Int32
    /// What to remove in the end.
    let file: SocketFile?

    /// Makes or takes the socket.
    static func open(_ listener: Listener) throws(FastCGIError) -> ListeningSocket {
        switch listener {
        case .inherited(let descriptor): try inherited(descriptor)
        case .unix(let path, let mode, let group): try unix(path, mode: mode, group: group)
        case .tcp(let host, let port): try tcp(host, port)
        }
    }

    private static func inherited(_ descriptor: Int32) throws(FastCGIError) -> ListeningSocket {
        guard FastCGIServer.isListeningSocket(descriptor: descriptor) else {
            throw FastCGIError(
                "File descriptor \(descriptor) is not a listening stream socket. Start this program from a web server or with systemd (without “Accept=yes”), or name an address with “--listen”."
            )
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return ListeningSocket(descriptor: descriptor, file: nil)
    }

    private static func tcp(_ host: String, _ port: UInt16) throws(FastCGIError) -> ListeningSocket {
        let shown = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        let address: SocketAddress
        do {
            address = try SocketAddress(ipAddress: host == "localhost" ? "127.0.0.1" : host, port: Int(port))
        } catch {
            throw FastCGIError(
                "“\(host)” is not an IP address. Write one, such as 127.0.0.1 or [::1], with “--listen”.")
        }
        func failure() -> FastCGIError {
            FastCGIError(
                "The address \(shown) cannot be listened on", errno,
                advice: "Choose another with “--listen”, or stop the program that uses it.")
        }
        let family = if case .v6 = address { AF_INET6 } else { AF_INET }
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure() }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let isBound = address.withSockAddr { bind(descriptor, $0, socklen_t($1)) } == 0
        guard isBound, listen(descriptor, backlog) == 0 else {
            let error = failure()
            close(descriptor)
            throw error
        }
        return ListeningSocket(descriptor: descriptor, file: nil)
    }
}

extension ListeningSocket {
    /// Closes the socket before any event loop has it.
    func abandon() {
        file?.remove()
        close(descriptor)
    }
}
