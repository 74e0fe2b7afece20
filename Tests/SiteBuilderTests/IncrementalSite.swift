import Foundation
import SiteFixtures
import SiteSource
import Synchronization
import TemporaryFolders

@testable import SiteBuilder

/// A site whose files have times that a clock of its own gives, so that no two changes look the same.
final class IncrementalSite: Sendable {
    let folder: TemporaryFolder
    private let clock = Mutex(1_700_000_000)
    /// The templates that were read last, and from what.
    private let templates = Mutex<(files: [String: Data], languages: [String], folder: TemplateFolder)?>(nil)

    init() throws {
        folder = try TemporaryFolder()
        try write("site.yaml", "name: Example\nurl: https://help.example.com/\n")
    }

    var source: String { "\(folder.path)/site" }
    var output: String { "\(folder.path)/public" }
    var home: String { "\(folder.path)/home" }

    static func article(_ title: String, _ text: String, _ keys: String = "") -> String {
        "---\ntitle: \(title)\npublished: true\nupdated: 2026-01-01\n\(keys)---\n\(text)\n"
    }

    func write(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: "\(source)/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        let time = clock.withLock { clock in
            clock += 1
            return clock
        }
        var times = [timeval(tv_sec: time, tv_usec: 0), timeval(tv_sec: time, tv_usec: 0)]
        utimes(file.path, &times)
    }

    func read(_ path: String) throws -> String {
        try String(contentsOfFile: "\(source)/\(path)", encoding: .utf8)
    }

    /// Builds with what the last build has left.
    @discardableResult
    func build() throws -> SiteBuilder.Report { try build(output: output, home: home) }

    /// Builds into other folders.
    @discardableResult
    func build(output: String, home: String) throws -> SiteBuilder.Report {
        // The times are apart, so that a file is known at once.
        try SiteBuilder(site: source, output: output, home: home, isSettled: { _ in true }).build(reading: reading)
    }

    func reading(_ memory: SiteMemory) throws -> (Site, TemplateFolder) {
        let layers = TemplateLayers(base: SiteFixture.templates, site: source)
        let reading = Site.read(source, templates: layers, memory: memory)
        guard let site = reading.site else { throw reading.diagnostics }
        return (site, try templates(layers, reading.languages))
    }

    /// Reading templates takes longer than building a small site.
    private func templates(_ layers: TemplateLayers, _ languages: [String]) throws -> TemplateFolder {
        let files = SiteFixture.files(in: "\(source)/templates")
        if let known = templates.withLock({ $0 }), known.files == files, known.languages == languages {
            return known.folder
        }
        let folder = try TemplateFolder(layers, languages: languages)
        templates.withLock { $0 = (files, languages, folder) }
        return folder
    }

    /// Every page with what tells whether it was written again.
    func inodes() throws -> [String: Int] {
        var inodes: [String: Int] = [:]
        for path in SiteFixture.files(in: output).keys where !path.hasPrefix(".") {
            inodes[path] =
                try FileManager.default.attributesOfItem(atPath: "\(output)/\(path)")[.systemFileNumber] as? Int
        }
        return inodes
    }
}
