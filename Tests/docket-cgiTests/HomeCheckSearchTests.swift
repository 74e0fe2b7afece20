import Foundation
import Glibc
import SQLite
import SearchIndex
import SiteFixtures
import TemporaryFolders
import Testing

@testable import docket_cgi

@Suite("What is wrong with a home’s search index")
struct HomeCheckSearchTests {
    let site: SiteFixture
    /// Of the index.
    let path: String

    init() throws {
        var files = ["teams/care/team.yaml": "name: Care\npublished: true\nhelp_center: { published: true }\n"]
        for number in 1...40 {
            files["teams/care/articles/a\(number).md"] =
                "---\ntitle: Article \(number)\npublished: true\n---\n\(String(repeating: "word\(number) ", count: 300))\n"
        }
        site = try SiteFixture(files)
        try site.build()
        chmod(site.home, 0o2770)
        path = try "\(site.home)/" + #require(SearchIndex.current(in: site.home))
    }

    /// What is said, with HOME for the home and INDEX for the file.
    private var problems: [String] {
        HomeCheck(site.home).problems.map {
            $0.replacing(path, with: "INDEX").replacing(site.home, with: "HOME")
        }
    }

    /// What a build again leaves to be said.
    private func mended() throws -> [String] {
        try site.build()
        return problems
    }

    @Test("One that is whole is in order")
    func whole() {
        #expect(problems == [])
    }

    @Test("One that everybody may read is told")
    func mode() {
        chmod(path, 0o664)
        #expect(
            problems == ["INDEX has mode 664, so that everybody on this computer can use it. Run “chmod 660 INDEX”."])
    }

    @Test("One that was cut off is told, and a build mends it", arguments: [1, 8_192, 100_000])
    func cut(by count: Int) throws {
        let size = try #require(FileManager.default.contents(atPath: path)).count
        #expect(truncate(path, size - min(count, size - 200)) == 0)
        #expect(problems == ["INDEX is damaged, so that nobody finds an article. Build the site again."])
        #expect(try mended() == [])
    }

    @Test(
        "One that is empty, or no database, is told, and a build mends it",
        arguments: ["", "no database "])
    func noDatabase(_ text: String) throws {
        try Data(String(repeating: text, count: 500).utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o660)
        let empty =
            "INDEX was made by another version of Docket, so that nobody finds an article. Build the site again."
        let other = "INDEX is damaged, so that nobody finds an article. Build the site again."
        #expect(problems == [text.isEmpty ? empty : other])
        #expect(try mended() == [])
    }

    @Test("One that is damaged in its middle is told, and a build mends it once it is gone")
    func middle() throws {
        let pageSize = try #require(
            Database(path: path, busyTimeout: 0).query("PRAGMA page_size") { Int($0.integer(0)) }.first)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: UInt64(3 * pageSize))
        try file.write(contentsOf: Data(repeating: 0xFF, count: Int(size) - 3 * pageSize))
        try file.close()
        let told = "INDEX is damaged, so that searches may find nothing or fail. Remove it, and build the site again."
        #expect(problems == [told])
        #expect(try mended() == [told])
        unlink(path)
        #expect(try mended() == [])
    }

    @Test("One that is gone is told, and so is its link; a build mends both")
    func gone() throws {
        unlink(path)
        #expect(problems == ["INDEX is missing, so that nobody finds an article. Build the site again."])
        unlink("\(site.home)/search")
        #expect(problems == ["HOME/search is missing, so that nobody finds an article. Build the site again."])
        #expect(try mended() == [])
    }

    @Test("A folder in its place is told, and a build mends it once it is gone")
    func folder() throws {
        unlink(path)
        mkdir(path, 0o770)
        #expect(
            problems == ["INDEX cannot be read, so that nobody finds an article. Remove it, and build the site again."])
        rmdir(path)
        #expect(try mended() == [])
    }

    @Test("One of another version is told, and a build mends it")
    func version() throws {
        do {
            let database = try Database(path: path, busyTimeout: 0)
            try database.execute("PRAGMA user_version = 4711")
        }
        #expect(
            problems == [
                "INDEX was made by another version of Docket, so that nobody finds an article. Build the site again."
            ])
        #expect(try mended() == [])
    }

    @Test("None is needed where no article is published")
    func none() throws {
        try site.write("name: Care\npublished: true\nhelp_center: { published: false }\n", to: "teams/care/team.yaml")
        try site.build()
        #expect(SearchIndex.current(in: site.home) == nil)
        #expect(problems == [])
    }
}
