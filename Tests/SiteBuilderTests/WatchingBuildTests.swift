import Foundation
import Testing

@testable import SiteBuilder

@Suite("A build that is told what has changed")
struct WatchingBuildTests {
    private let site: IncrementalSite
    private let builder: SiteBuilder

    init() throws {
        site = try IncrementalSite()
        try site.write("site.yaml", "name: Example\nurl: https://help.example.com/\n")
        for team in ["one", "two"] {
            try site.write("teams/\(team)/team.yaml", Self.team("First"))
        }
        try site.write("teams/one/articles/guide.md", IncrementalSite.article("Guide", "Before."))
        builder = SiteBuilder(output: site.output, home: site.home, isSettled: { _ in true })
    }

    @Test("sees what changes behind a link to another team’s folder")
    func links() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(site.source)/teams/two/articles", withDestinationPath: "../one/articles")
        try build(nil)
        try site.write("teams/one/articles/guide.md", IncrementalSite.article("Guide", "Afterwards."))
        try build(["one"])
        #expect(try page("one/articles/guide").contains("Afterwards."))
        #expect(try page("two/articles/guide").contains("Afterwards."))
    }

    @Test("trusts no pages once another process has built into its folders")
    func other() throws {
        try build(nil)
        let other = SiteBuilder(output: site.output, home: site.home, isSettled: { _ in true })
        try site.write("teams/one/team.yaml", Self.team("Second"))
        _ = try other.build(reading: site.reading)
        #expect(try page("one").contains("Second"))
        try site.write("teams/one/team.yaml", Self.team("First"))
        try build([])
        #expect(try page("one").contains("First"))
    }

    @Test("trusts no pages that a build left which failed after it had published them")
    func failed() throws {
        try build(nil)
        try site.write("teams/one/team.yaml", Self.team("Second"))
        let temporary = "\(site.home)/.\(BuildCache.name)-new"
        try FileManager.default.createDirectory(atPath: temporary + "/full", withIntermediateDirectories: true)
        #expect(throws: BuildError.self) { try build(["one"]) }
        #expect(try page("one").contains("Second"))
        #expect(!FileManager.default.fileExists(atPath: "\(site.output)/\(StagingFolder.name)"))
        try FileManager.default.removeItem(atPath: temporary)
        try site.write("teams/one/team.yaml", Self.team("First"))
        try build(["one"])
        #expect(try page("one").contains("First"))
    }

    private func build(_ touched: Set<String>?) throws {
        _ = try builder.build(touched: touched, reading: site.reading)
    }

    private func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(site.output)/\(path)/index.html", encoding: .utf8)
    }

    private static func team(_ description: String) -> String {
        "name: Care\ndescription: \(description)\npublished: true\nhelp_center: { published: true }\n"
    }
}
