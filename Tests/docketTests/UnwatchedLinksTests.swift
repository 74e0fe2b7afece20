import Foundation
import TemporaryFolders
import Testing

@testable import docket

@Suite("Links behind which nobody watches")
struct UnwatchedLinksTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for path in ["site/teams/care/articles", "site/.shared", "templates/pages", "site/home"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(path)", withIntermediateDirectories: true)
        }
    }

    @Test(
        "are found anywhere but in what teams read themselves, what a build writes and what is hidden",
        arguments: [
            ("site/site.yaml", true), ("site/templates", true), ("site/teams", true),
            ("site/files/deep/logo.svg", true),
            ("templates/pages/team.mustache", true), ("site/teams/care/articles/a.md", false),
            ("site/teams/shop", false),
            ("site/home/bundle", false), ("site/.shared/x", false),
        ])
    func find(path: String, isFound: Bool) throws {
        #expect(!exist)
        let link = URL(filePath: "\(folder.path)/\(path)")
        if path == "site/teams" { try FileManager.default.removeItem(at: link) }
        try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: "/nowhere"))
        #expect(exist == isFound)
    }

    private var exist: Bool {
        UnwatchedLinks.exist(
            in: "\(folder.path)/site", "\(folder.path)/templates", written: ["\(folder.path)/site/home"])
    }
}
