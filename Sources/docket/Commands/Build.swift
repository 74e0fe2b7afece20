import ArgumentParser
import Diagnostics
import Glibc
import SQLiteTicketStore
import SiteBuilder
import SiteSource

/// `docket build [SITE]`
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the pages and what docket-cgi reads, all or nothing.")

    @OptionGroup var options: SiteOptions
    @OptionGroup var build: HomeOptions

    @Option(help: "The folder of the pages.", completion: .directory)
    var output = "public"

    @Flag(help: "Say how long each phase took.")
    var timings = false

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let progress = BuildProgress()
            let builder = SiteBuilder(site: options.site, output: output, home: build.home)
            let report = try options.build(
                builder, progress: { progress.show($0, of: $1) },
                ended: progress.clear)
            let end = clock.now
            FileUploadStore(home: build.home).sweep()
            if timings {
                for (phase, duration) in report.phases.all {
                    say("\(Terminal.fitted(phase.rawValue, to: 8)) \(duration.shown)")
                }
            }
            say("\(report.shown) in \((end - start).shown).")
            // The system takes the memory at once, and quicker than each of its parts is freed.
            withExtendedLifetime(builder) { Glibc.exit(EXIT_SUCCESS) }
        } catch {
            throw explained(error)
        }
    }
}

extension SiteOptions {
    /// Builds the site with a builder, and prints its warnings.
    /// - Parameters:
    ///   - touched: the teams in whose folders something has changed, where nothing else has; nil for whatever there is.
    ///   - templates: the templates, where they cannot have changed.
    ///   - override: what becomes of the input that was read, and of what was said of it.
    ///   - publishing: called before the first page is put in its place.
    ///   - published: called once the pages are in their places.
    ///   - progress: told how many of the articles are done, from several threads.
    ///   - ended: called before anything is printed.
    func build(
        _ builder: SiteBuilder, touched: Set<String>? = nil, templates: TemplateFolder? = nil,
        override: (inout Input) throws -> Void = { _ in },
        publishing: @escaping @Sendable () -> Void = {},
        published: @escaping @Sendable (_ hasChanges: Bool) -> Void = { _ in },
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }, ended: () -> Void = {}
    ) throws -> SiteBuilder.Report {
        var warnings = Diagnostics()
        defer { ended() }
        let report = try builder.build(
            waiting: { complain("Another build is running. Waiting for it to end…") }, touched: touched,
            progress: progress, publishing: publishing, published: published
        ) { memory in
            var input = try read(memory, templates: templates)
            try override(&input)
            warnings = input.warnings
            return (input.site, input.templates)
        }
        ended()
        warnings.append(report.warnings)
        warnings.complainAll()
        return report
    }
}

/// Prints why a build did not happen.
/// - Returns: the status to end with.
func explained(_ error: any Error) -> ExitCode {
    switch error {
    case let problems as Diagnostics:
        problems.complainAll()
        return .problems
    case let problem as Diagnostic:
        Diagnostics([problem]).complainAll()
        return .problems
    case let failure as BuildError:
        complain(failure.sentence)
        return .inputOutput
    default:
        complain("\(error)")
        return .inputOutput
    }
}

extension SiteBuilder.Report {
    /// `Built 5 pages and 1 form, 2 not published`
    var shown: String {
        "Built \(counted(pages, "page")) and \(counted(forms, "form")), \(unpublished) not published,"
    }
}

extension Duration {
    /// `32 ms`, or `1.2 s` from one second on.
    var shown: String {
        let milliseconds = components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
        return milliseconds < 1_000 ? "\(milliseconds) ms" : "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s"
    }
}
