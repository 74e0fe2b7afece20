import FastCGI
import Glibc

/// What the command line of docket-cgi says; a web server that starts it as CGI or FastCGI gives none.
struct Options {
    /// The addresses of `--listen`, in their order.
    private(set) var addresses: [String] = []
    /// The permission bits of Unix sockets.
    private(set) var socketMode: UInt32 = 0o660
    /// The group of Unix sockets; nil for the one that a new file gets.
    private(set) var socketGroup: String?
    /// Where to serve metrics; nil for nowhere.
    private(set) var metrics: (host: String, port: UInt16)?
    /// The home to look at, and to do nothing else; nil to serve.
    private(set) var checkedHome: String?

    static let usage = """
        docket-cgi answers the requests of a help centre’s forms. A web server starts it: as a CGI program, which sets
        GATEWAY_INTERFACE, or as a FastCGI program, whose descriptor 0 is a listening socket. As a server of its own:

          docket-cgi --listen PATH|HOST:PORT   answer FastCGI there; may be given more than once
            --socket-mode MODE                 of a Unix socket (660)
            --socket-group GROUP               of a Unix socket
            --metrics HOST:PORT                serve counters as OpenMetrics text at http://HOST:PORT/metrics
          docket-cgi --check [HOME]            say what is wrong with a home; exit with 1 when something is

        Its home is $DOCKET_HOME, else the line of the file docket-home beside it, else /var/lib/docket.
        """

    /// Reads the arguments; what they have wrong ends the process with a sentence.
    /// - Parameter home: the one that is checked unless another is named.
    static func parsed(_ arguments: ArraySlice<String>, home: @autoclosure () -> String) -> Options {
        var options = Options()
        var rest = arguments
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            func value() -> String {
                if parts.count == 2 { return parts[1] }
                guard let next = rest.popFirst() else { fail("\(argument) needs a value behind it.") }
                return next
            }
            switch parts[0] {
            case "--listen": options.addresses.append(value())
            case "--socket-mode":
                let text = value()
                guard let mode = UInt32(text, radix: 8), mode <= 0o777 else {
                    fail("--socket-mode is permission bits in octal, such as 660, and not “\(text)”.")
                }
                options.socketMode = mode
            case "--socket-group": options.socketGroup = value()
            case "--metrics": options.metrics = metricsAddress(value())
            case "--check":
                options.checkedHome = parts.count == 2 ? parts[1] : rest.popFirst() ?? home()
            case "--help", "-h":
                print(usage)
                exit(0)
            default: fail("“\(argument)” is no option of docket-cgi. “docket-cgi --help” lists them.")
            }
        }
        return options
    }

    /// Where to listen: what the command line names, else what systemd or the web server has opened.
    func listeners(_ environment: [String: String]) -> [Listener] {
        do throws(FastCGIError) {
            var listeners: [Listener] = []
            for address in addresses {
                listeners.append(try Listener(address, mode: socketMode, group: socketGroup))
            }
            if !listeners.isEmpty { return listeners }
        } catch {
            Self.fail(error.sentence)
        }
        let opened = FastCGIServer.listeningDescriptors(environment: environment)
        if !opened.isEmpty { return opened.map(Listener.inherited) }
        if FastCGIServer.isListeningSocket(descriptor: STDIN_FILENO) { return [.inherited(descriptor: STDIN_FILENO)] }
        Self.fail(
            """
            docket-cgi is started by a web server, or with --listen: GATEWAY_INTERFACE is not set, and descriptor 0 is no \
            listening socket. “docket-cgi --help” says more, and the folder “deploy” has configurations to begin with.
            """)
    }

    /// A port alone is one of this computer: counters are nobody else's unless somebody says so.
    private static func metricsAddress(_ text: String) -> (host: String, port: UInt16) {
        if let port = UInt16(text) { return ("127.0.0.1", port) }
        if !text.contains("/"), let listener = try? Listener(text), case .tcp(let host, let port) = listener {
            return (host == "localhost" ? "127.0.0.1" : host, port)
        }
        fail(
            "“\(text)” is not an address for “--metrics”. Write an IP address and a port, such as 127.0.0.1:9464 or [::1]:9464."
        )
    }

    private static func fail(_ sentence: String) -> Never {
        writeToStandardError(sentence + "\n")
        exit(64)
    }
}
