import Diagnostics
import Foundation
import SiteBuilder
import SiteSource

/// Builds a site for the development server, and again whenever a file of it changes.
struct Rebuilder: Sendable {
    let options: SiteOptions
    let builder: SiteBuilder
    /// Scheme, host and port that the pages carry.
    let origin: String

    /// Builds once and prints the line of `docket build`.
    /// - Returns: the gateway's path.
    @discardableResult
    func build() throws -> String {
        let clock = ContinuousClock()
        let start = clock.now
        var gateway = ""
        let report = try options.build(
            builder,
            override: { site in
                site.url = SiteURL(origin: origin, path: "/")
                gateway = site.gateway
            })
        say("\(report.shown) in \((clock.now - start).shown).")
        return gateway
    }

    /// Waits until a change has mended a site that never built.
    /// - Returns: the gateway's path.
    func untilBuilt() async -> String {
        var seen = snapshot()
        while true {
            seen = await change(since: seen)
            do {
                return try build()
            } catch {
                _ = explained(error)
            }
        }
    }

    /// Builds after every change until the task is cancelled. A build that fails leaves the last good site.
    func watch() async {
        var seen = snapshot()
        while !Task.isCancelled {
            seen = await change(since: seen)
            guard !Task.isCancelled else { return }
            do {
                try build()
            } catch {
                _ = explained(error)
                complain("The last good site is still shown.")
            }
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
        for folder in [options.site, options.templateFolder] {
            let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
            let files = FileManager.default.enumerator(
                at: URL(fileURLWithPath: folder), includingPropertiesForKeys: keys)
            while let file = files?.nextObject() as? URL {
                let values = try? file.resourceValues(forKeys: Set(keys))
                states[file.path] = FileState(modified: values?.contentModificationDate, size: values?.fileSize)
            }
        }
        return states
    }
}
