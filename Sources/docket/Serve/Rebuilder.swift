import ArgumentParser
import Foundation
import SiteBuilder
import SiteSource
import Synchronization

/// Builds a site for the development server, and again whenever a file of it changes.
final class Rebuilder: Sendable {
    private let options: SiteOptions
    private let builder: SiteBuilder
    private let origin: String
    private let withDrafts: Bool
    private let site: LiveSite
    private let templates = Mutex<TemplateFolder?>(nil)
    private let lastGatewayPath = Mutex("/cgi-bin/docket-cgi")

    /// - Parameters:
    ///   - origin: scheme, host and port that the pages carry.
    ///   - site: is told of each build.
    ///   - withDrafts: whether what is not published is shown too.
    init(options: SiteOptions, builder: SiteBuilder, origin: String, site: LiveSite, withDrafts: Bool = false) {
        self.options = options
        self.builder = builder
        self.origin = origin
        self.site = site
        self.withDrafts = withDrafts
    }

    /// The gateway's path in the site that was built last.
    var gatewayPath: String { lastGatewayPath.withLock { $0 } }

    /// Builds now, and after every change until the task is cancelled. A build that fails leaves the last good site.
    /// - Parameter built: called after the first attempt.
    func run(_ built: () -> Void) async {
        // From before the first build on, so that nothing which changes meanwhile is missed.
        let pending = PendingChanges()
        let folder = FolderWatcher.canonical(options.site)
        let changes = FileChanges.stream(
            pending, [options.site, options.templateFolder], written: [builder.home, builder.output])
        var hasSite = build(hasSite: false)
        built()
        // Since the last build that ended well.
        var changed = hasSite ? ChangedFolders.none : .all
        var hasLinks = hasUnwatchedLinks
        for await _ in changes {
            guard !Task.isCancelled else { return }
            changed.formUnion(pending.take())
            let touched = hasLinks ? nil : changed.teams(of: folder)
            if build(touched: touched, hasSite: hasSite) {
                hasSite = true
                changed = .none
                if touched == nil { hasLinks = hasUnwatchedLinks }
            }
        }
    }

    private var hasUnwatchedLinks: Bool {
        UnwatchedLinks.exist(
            in: FolderWatcher.canonical(options.site), FolderWatcher.canonical(options.templateFolder),
            written: [builder.home, builder.output].map(FolderWatcher.canonical))
    }

    /// Builds once, and prints the line of `docket build` or the problems and what they mean.
    /// - Parameters:
    ///   - touched: the teams in whose folders something has changed, where nothing else has; nil for whatever there is.
    ///   - hasSite: whether there is an earlier build to go on with.
    /// - Returns: whether it was built.
    private func build(touched: Set<String>? = nil, hasSite: Bool) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let report = try options.build(
                builder, touched: touched, templates: touched == nil ? nil : templates.withLock { $0 },
                override: { input in
                    templates.withLock { [read = input.templates] in $0 = read }
                    if withDrafts { input.site = input.site.showingDrafts() }
                    input.site.url = SiteURL(origin: origin, path: "/")
                    lastGatewayPath.withLock { [path = input.site.gateway] in $0 = path }
                }, published: { [site] in site.built(hasChanges: $0) })
            if report.hasRemoved { site.built(hasChanges: true) }
            say("\(report.shown) in \((clock.now - start).shown).")
            return true
        } catch {
            let status = explained(error)
            // What could never be written is no problem of the site, and no change of the site mends it.
            if status == .inputOutput, !hasSite { Foundation.exit(status.rawValue) }
            site.failed(ProblemPage(error))
            complain(
                hasSite
                    ? "The pages show this until it is mended."
                    : "There is nothing to show yet. Waiting for the problems to be mended…")
            return false
        }
    }
}
