import ArgumentParser
import Diagnostics
import Gateway
import Hummingbird
import Logging
import SQLiteTicketStore
import SiteBuilder
import SiteSource
import Tickets

/// `docket serve [SITE]`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a site on this computer and build it again whenever a file changes.",
        discussion:
            "The pages carry the address of this server, so that --output should not be what a web server shows.")

    @OptionGroup var options: SiteOptions
    @OptionGroup var build: BuildOptions

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at.")
    var port = 8080

    @Option(help: "The folder of the pages. (default: preview in the home)", completion: .directory)
    var output: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be a number from 0 to 65535.") }
    }

    func run() async throws {
        let output = output ?? "\(build.home)/preview"
        let builder = SiteBuilder(output: output, home: build.home)
        let address = Self.origin(host, port)
        let rebuilder = Rebuilder(options: options, builder: builder, origin: address)
        let gatewayPath: String
        do {
            gatewayPath = try rebuilder.build()
        } catch {
            _ = explained(error)
            complain("There is nothing to show yet. Waiting for the problems to be mended…")
            gatewayPath = await rebuilder.untilBuilt()
        }
        let log = Logger(label: "docket") { _ in StreamLogHandler.standardError(label: "docket") }
        let gateway = Gateway(home: build.home, log: log, now: { .now }) {
            home throws(TicketStoreError) in try SQLiteTicketStore(home: home)
        }
        let application = Application(
            router: router(gateway: gateway, path: gatewayPath, output: output),
            configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                // Port 0 asks the system for a free one.
                let bound = channel.localAddress?.port ?? port
                say("Serving \(options.site) at \(Self.origin(host, bound))/ (stop with Ctrl-C)")
            },
            logger: Logger(label: "docket") { _ in SwiftLogNoOpLogHandler() })
        let watching = Task { await rebuilder.watch() }
        defer { watching.cancel() }
        do {
            try await application.runService()
        } catch {
            complain(
                "The server cannot listen at \(address). Another program may use that port: try “--port 8081”. (\(error))"
            )
            throw ExitCode.inputOutput
        }
    }

    /// Scheme, host and port; an IPv6 address in brackets.
    private static func origin(_ host: String, _ port: Int) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
