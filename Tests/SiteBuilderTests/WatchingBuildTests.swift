import Foundation
import SiteSource
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
        builder = SiteBuilder(site: site.source, output: site.output, home: site.home, isSettled: { _ in true })
    }

    @Test(
        "sees what changes behind a link to another team’s folder",
        arguments: ["articles", "articles/kept", "articles/own"])
    func links(link: String) throws {
        let category = String(link.dropFirst("articles".count))
        for name in [category, "/own"] {
            try site.write("teams/one/articles\(name)/guide.md", IncrementalSite.article("Guide", "Before."))
        }
        if !category.isEmpty { try site.write("teams/two/articles/plain.md", IncrementalSite.article("Plain", "")) }
        try FileManager.default.createSymbolicLink(
            atPath: "\(site.source)/teams/two/\(link)",
            withDestinationPath: "../\(category.isEmpty ? "" : "../")one/\(link)")
        try build(nil)
        try site.write("teams/one/articles\(category)/guide.md", IncrementalSite.article("Guide", "Afterwards."))
        try build(["one"])
        #expect(try page("one/articles\(category)/guide").contains("Afterwards."))
        #expect(try page("two/articles\(category)/guide").contains("Afterwards."))
    }

    @Test("trusts no pages once another process has built into its folders")
    func other() throws {
        try build(nil)
        let other = SiteBuilder(site: site.source, output: site.output, home: site.home, isSettled: { _ in true })
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
        try site.write("teams/one/articles/guide.md", IncrementalSite.article("Guide", "Afterwards."))
        let temporary = "\(site.home)/indexes/.new"
        try FileManager.default.createDirectory(atPath: temporary + "/full", withIntermediateDirectories: true)
        #expect(throws: BuildError.self) { try build(["one"]) }
        #expect(try page("one").contains("Second"))
        #expect(!FileManager.default.fileExists(atPath: "\(site.output)/\(StagingFolder.name)"))
        try FileManager.default.removeItem(atPath: temporary)
        try site.write("teams/one/team.yaml", Self.team("First"))
        try build(["one"])
        #expect(try page("one").contains("First"))
    }

    @Test("knows nothing of the builds before the last one")
    func memory() throws {
        weak var first: SiteMemory?
        for number in 1...3 {
            _ = try builder.build { memory in
                if number == 1 { first = memory }
                return try site.reading(memory)
            }
            #expect((first != nil) == (number == 1))
        }
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
