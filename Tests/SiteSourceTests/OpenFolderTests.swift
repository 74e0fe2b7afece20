import Foundation
import Testing

@testable import SiteSource

@Suite("A folder that is open")
struct OpenFolderTests {
    @Test("has the names of all that is in it, each time anew")
    func names() throws {
        let folder = try TemporaryFolder()
        let open = try #require(OpenFolder("\(folder.path)/site"))
        #expect(open.names?.sorted() == ["site.yaml", "teams"])
        let long = String(repeating: "ü", count: 127)
        for name in [long, ".hidden", "a b", "new\nline"] { try folder.write("", to: name) }
        #expect(open.names?.sorted() == [".hidden", "a b", "new\nline", "site.yaml", "teams", long].sorted())
        for number in 0..<1_000 { try folder.write("", to: "\(number)") }
        #expect(open.names.map { Set($0).count } == 1_006)
    }

    @Test("gives the stamps of plain files below it, wherever it is moved, and of nothing else")
    func stamps() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "teams/file")
        let site = "\(folder.path)/site"
        try FileManager.default.createSymbolicLink(atPath: "\(site)/link", withDestinationPath: "site.yaml")
        let open = try #require(OpenFolder(site))
        let stamp = try #require(FileStamp(of: "\(site)/teams/file"))
        #expect(stamp.size == 4 && open.stamp(of: "teams/file") == stamp)
        for path in ["teams", "link", "nothing", ""] { #expect(open.stamp(of: path) == nil, "\(path)") }
        try FileManager.default.moveItem(atPath: site, toPath: "\(folder.path)/moved")
        #expect(open.stamp(of: "teams/file") == stamp)
    }

    @Test("is none where there is no folder")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(OpenFolder("\(folder.path)/nothing") == nil)
        #expect(OpenFolder("\(folder.path)/site/site.yaml") == nil)
    }
}
