import ArgumentParser
import Diagnostics
import Foundation
import Gateway
import Glibc
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import SQLiteTicketStore
import SiteBuilder
import SiteSource
import Tickets

/// `docket serve [SITE]`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a site on this computer and build it again whenever a file changes.",
        discussion:
            """
            The pages carry the address of this server, so that --output should not be what a web server shows. With \
            --drafts, pages and tickets are in a home of their own, beside the other: home-drafts.
            """)

    @OptionGroup var options: SiteOptions
    @OptionGroup var build: HomeOptions

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at.")
    var port = 8080

    @Option(help: "The folder of the pages. (default: preview in the home)", completion: .directory)
    var output: String?

    @Flag(help: "Show every component and page with its examples too.")
    var gallery = false

    @Flag(help: "Show what is not published too, with a note on each such page.")
    var drafts = false

    func validate() throws {
        if drafts, output != nil {
            throw ValidationError(
                "--drafts writes its pages into a home of its own and nowhere else, so that no web server shows them. Leave --output out."
            )
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be a number from 0 to 65535.") }
    }

    func run() async throws {
        let home = drafts ? Self.draftsHome(beside: build.home) : build.home
        let output = output ?? "\(home)/preview"
        let port = try Self.availablePort(host, port)
        let address = Self.origin(host, port)
        let site = LiveSite()
        let rebuilder = Rebuilder(
            options: options,
            builder: SiteBuilder(site: options.site, output: output, home: home, withGallery: gallery),
            origin: address, site: site, withDrafts: drafts)
        var log = Logger(label: "docket") { _ in StreamLogHandler.standardError(label: "docket") }
        // Not each request: what matters here is what is wrong with the site.
        log.logLevel = .notice
        let gateway = Gateway(home: home, log: log, now: { .now }, uploads: FileUploadStore(home: home)) {
            home throws(TicketStoreError) in try SQLiteTicketStore(home: home)
        }
        let (isBuilt, built) = AsyncStream.makeStream(of: Void.self)
        let building = Task { await rebuilder.run { built.finish() } }
        defer { building.cancel() }
        for await _ in isBuilt {}
        let keepingAlive = Task {
            while (try? await Task.sleep(for: .seconds(15))) != nil { site.keepAlive() }
        }
        defer { keepingAlive.cancel() }
        let application = Application(
            router: router(gateway: gateway, path: { rebuilder.gatewayPath }, output: output, site: site),
            configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { _ in
                say("Serving \(options.site) at \(address)/ (stop with Ctrl-C)")
                if drafts { say("Drafts are shown too. Tickets of this preview go to \(home).") }
                if gallery { say("The gallery is at \(address)/_gallery/") }
            },
            logger: Logger(label: "docket") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }

    /// A bundle with drafts would make the gateway of a web server take what is not published: docs/decisions/0047.
    private static func draftsHome(beside home: String) -> String {
        let isName = !home.hasSuffix("/") && ![".", ".."].contains((home as NSString).lastPathComponent)
        return (isName ? home : URL(fileURLWithPath: home).standardizedFileURL.path) + "-drafts"
    }

    /// The port, once it is sure that a server can listen at it; for 0 a free one. The pages carry it, so that it must be
    /// known before they are built.
    private static func availablePort(_ host: String, _ port: Int) throws -> Int {
        do {
            let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port).wait()
            defer { try? channel.close().wait() }
            return channel.localAddress?.port ?? port
        } catch {
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE: complain("Port \(port) is taken by another program. Choose another with “--port”.")
            case EACCES: complain("This user may not listen at port \(port). Choose one from 1024 on with “--port”.")
            default: complain("\(host) is no address of this computer to listen at. Choose another with “--host”.")
            }
            throw ExitCode.inputOutput
        }
    }

    /// Scheme, host and port; an IPv6 address in brackets.
    private static func origin(_ host: String, _ port: Int) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
