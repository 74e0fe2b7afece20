import ArgumentParser
import Diagnostics
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
    private let lastGatewayPath = Mutex("/cgi-bin/docket-cgi")

    /// - Parameters:
    ///   - origin: scheme, host and port that the pages carry.
    ///   - withDrafts: whether what is not published is shown too.
    init(options: SiteOptions, builder: SiteBuilder, origin: String, withDrafts: Bool = false) {
        self.options = options
        self.builder = builder
        self.origin = origin
        self.withDrafts = withDrafts
    }

    /// The gateway's path in the site that was built last.
    var gatewayPath: String { lastGatewayPath.withLock { $0 } }

    /// Builds now, and after every change until the task is cancelled. A build that fails leaves the last good site.
    /// - Parameter built: called after the first attempt.
    func run(_ built: () -> Void) async {
        var seen = snapshot()
        var hasSite = build(hasSite: false)
        built()
        while !Task.isCancelled {
            seen = await change(since: seen)
            guard !Task.isCancelled else { return }
            let isBuilt = build(hasSite: hasSite)
            hasSite = hasSite || isBuilt
        }
    }

    /// Builds once, and prints the line of `docket build` or the problems and what they mean.
    /// - Parameter hasSite: whether there is an earlier build to go on with.
    /// - Returns: whether it was built.
    private func build(hasSite: Bool) -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let report = try options.build(
                builder,
                override: { site in
                    if withDrafts { site = site.showingDrafts() }
                    site.url = SiteURL(origin: origin, path: "/")
                    lastGatewayPath.withLock { [path = site.gateway] in $0 = path }
                })
            say("\(report.shown) in \((clock.now - start).shown).")
            return true
        } catch {
            let status = explained(error)
            // What could never be written is no problem of the site, and no change of the site mends it.
            if status == .inputOutput, !hasSite { Foundation.exit(status.rawValue) }
            complain(
                hasSite
                    ? "The last good site is still shown."
                    : "There is nothing to show yet. Waiting for the problems to be mended…")
            return false
        }
    }

    private func change(since seen: [String: FileState]) async -> [String: FileState] {
        while true {
            let now = snapshot()
            if now != seen { return now }
            do {
                try await Task.sleep(for: .milliseconds(200))
            } catch {
                return now
            }
        }
    }

    private struct FileState: Hashable {
        let modified: Date?
        let size: Int?
    }

    /// Time and size of every file of the site and its templates, by path.
    private func snapshot() -> [String: FileState] {
        var states: [String: FileState] = [:]
        let written = Set([builder.home, builder.output].map { URL(fileURLWithPath: $0).standardizedFileURL.path })
        for folder in [options.site, options.templateFolder] {
            let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
            let files = FileManager.default.enumerator(
                at: URL(fileURLWithPath: folder), includingPropertiesForKeys: keys)
            while let file = files?.nextObject() as? URL {
                // What a build writes may lie within the site, and is no reason to build again.
                if written.contains(file.standardizedFileURL.path) {
                    files?.skipDescendants()
                    continue
                }
                let values = try? file.resourceValues(forKeys: Set(keys))
                states[file.path] = FileState(modified: values?.contentModificationDate, size: values?.fileSize)
            }
        }
        return states
    }
}
