import CompiledSite
import Diagnostics
import Foundation
import SearchIndex
import SiteFixtures
import SiteSource
import TemporaryFolders
import Testing

@testable import SiteBuilder

/// Builds one site again and again while its files change, and after each change from nothing.
@Suite("A build after a build")
struct IncrementalTests {
    @Test("gives the same pages and the same answers as one from nothing, whatever changes", arguments: 0..<3)
    func randomEdits(seed: Int) throws {
        let isFull = ProcessInfo.processInfo.environment["DOCKET_TEST_FULL"] != nil
        var edits = try RandomEdits(seed: UInt64(seed))
        try edits.run(steps: isFull ? 1_000 : 40)
    }

    @Test("makes only the pages that would be others")
    func keeps() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        for number in 1...6 {
            try site.write("teams/care/articles/a\(number).md", IncrementalSite.article("Title \(number)", "Text."))
        }
        try site.build()
        let before = try site.inodes()
        try site.write("teams/care/articles/a3.md", IncrementalSite.article("Title 3", "Another text."))
        #expect(try site.build().hasChanges)
        let after = try site.inodes()
        let changed = after.filter { before[$0.key] != $0.value }.map(\.key).sorted()
        #expect(changed == ["care/articles/a3/index.html", "care/articles/a3/index.html.gz"])
        #expect(try !site.build().hasChanges)
        #expect(try site.inodes() == after)
    }

    @Test("tells the search what a category is called now, though its articles are as they were")
    func renamedCategory() throws {
        let site = try IncrementalSite()
        try site.write("site.yaml", "name: Example\nurl: https://help.example.com/\nlanguages: [en, it]\n")
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        for number in 1...40 {
            try site.write("teams/care/articles/a\(number).md", IncrementalSite.article("Title \(number)", "Text."))
        }
        for (file, title) in [("parcel.md", "Parcel"), ("parcel.it.md", "Pacco")] {
            try site.write("teams/care/articles/money/\(file)", IncrementalSite.article(title, "xyzzy"))
        }
        let category = "teams/care/articles/money/category.yaml"
        try site.write(category, "title: { en: Money, it: Soldi }\n")
        func found(in home: String) throws -> [SearchHit] {
            let target = try #require(SearchIndex.current(in: home))
            let index = try #require(try SearchIndex(path: "\(home)/\(target)"))
            return try ["en", "it"].flatMap { language in
                try index.search(SearchQuery("xyzzy"), teams: ["care"], language: language, limit: 9).hits
            }
        }
        try site.build()
        #expect(try found(in: site.home).map(\.category) == ["Money", "Soldi"])
        for title in ["{ en: Refunds, it: Soldi }", "{ en: Refunds, it: Rimborsi }"] {
            try site.write(category, "title: \(title)\n")
            try site.build()
            let fresh = "\(site.folder.path)/fresh"
            try site.build(output: "\(fresh)/public", home: "\(fresh)/home")
            #expect(try found(in: site.home) == found(in: "\(fresh)/home"))
        }
        #expect(try found(in: site.home).map(\.category) == ["Refunds", "Rimborsi"])
        // Without the file the folder’s name is the title.
        try FileManager.default.removeItem(atPath: "\(site.source)/\(category)")
        try site.build()
        #expect(try found(in: site.home).map(\.category) == ["Money", "Money"])
    }

    @Test("makes a page again that somebody has changed or removed")
    func tampered() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        try site.write("teams/care/articles/a.md", IncrementalSite.article("A", "Text."))
        try site.build()
        let page = "\(site.output)/care/articles/a/index.html"
        let content = try #require(FileManager.default.contents(atPath: page))
        try Data("x".utf8).write(to: URL(fileURLWithPath: page))
        try site.build()
        #expect(FileManager.default.contents(atPath: page) == content)
        try FileManager.default.removeItem(atPath: page + ".gz")
        try site.build()
        #expect(FileManager.default.fileExists(atPath: page + ".gz"))
    }

    @Test("puts a page where it had a folder, and a folder where it had a page")
    func changedKinds() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        let (page, folder) = ("\(site.output)/old/a.html", "\(site.output)/old/a.html/b.html")
        for (old, file) in [("/old/a.html", page), ("/old/a.html/b.html", folder), ("/old/a.html", page)] {
            try site.write("teams/care/articles/a.md", IncrementalSite.article("A", "Text.", "redirects: [\(old)]\n"))
            try site.build()
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("/care/articles/a/"))
        }
        let theirs = "\(site.output)/old/a.html/theirs"
        try FileManager.default.removeItem(atPath: page)
        try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: false)
        try Data().write(to: URL(filePath: theirs))
        #expect {
            try site.build()
        } throws: { error in
            (error as? BuildError)?.sentence
                == "\(page) is a folder, and a page must stand there. Move it, or choose another “--output”."
        }
        #expect(FileManager.default.fileExists(atPath: theirs))
    }

    @Test("publishes nothing where somebody’s file is in the way of a folder")
    func fileInTheWay() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        try site.write("teams/care/articles/a.md", IncrementalSite.article("A", "Text."))
        try site.build()
        let files = SiteFixture.files(in: site.output)
        let theirs = "\(site.output)/care/articles/money"
        try Data("theirs".utf8).write(to: URL(filePath: theirs))
        try site.write("teams/care/articles/money/b.md", IncrementalSite.article("B", "Text."))
        #expect {
            try site.build()
        } throws: { error in
            (error as? BuildError)?.sentence
                == "\(theirs) is in the way: a folder must stand there. Move it, or choose another folder."
        }
        #expect(SiteFixture.files(in: site.output).filter { $0.key != "care/articles/money" } == files)
        #expect(try String(contentsOfFile: theirs, encoding: .utf8) == "theirs")
    }

    @Test("refuses a picture once its folder is behind a link to another place, as one from nothing does")
    func pictureBehindLink() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        try site.write("teams/care/articles/a.md", IncrementalSite.article("A", "![A](/files/a.svg)"))
        try site.write("files/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")
        try site.build()
        let elsewhere = "\(site.folder.path)/elsewhere"
        try FileManager.default.moveItem(atPath: "\(site.source)/files", toPath: elsewhere)
        try FileManager.default.createSymbolicLink(atPath: "\(site.source)/files", withDestinationPath: elsewhere)
        for home in [site.home, "\(site.folder.path)/fresh"] {
            #expect {
                try site.build(output: site.output, home: home)
            } throws: { error in
                (error as? Diagnostics)?.rendered.contains("behind a link to a place outside of the site’s folder")
                    == true
            }
        }
    }

    @Test("removes a picture and a download at once when no page leads to them any more")
    func withdrawnFiles() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        try site.write("files/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")
        try site.write("files/prices.csv", "1,2\n")
        let text = "![A](/files/a.svg) [prices](../../../files/prices.csv)"
        try site.write("teams/care/articles/a.md", IncrementalSite.article("A", text))
        try site.build()
        func withdrawn() -> [String] {
            SiteFixture.files(in: site.output).keys.filter { $0.contains(/assets\/(a|prices)-/) }.sorted()
        }
        #expect(withdrawn().count == 4, "each of the two with its packed copy")
        try site.write(
            "teams/care/articles/a.md",
            IncrementalSite.article("A", text).replacing("published: true", with: "published: false"))
        try site.build()
        #expect(withdrawn() == [])
    }

    @Test("begins from nothing where what it knew is damaged, in whatever way")
    func damagedCache() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", "name: Care\npublished: true\nhelp_center: { published: true }\n")
        for number in 1...9 {
            try site.write("teams/care/articles/a\(number).md", IncrementalSite.article("Title \(number)", "Text."))
        }
        try site.build()
        let files = SiteFixture.files(in: site.output)
        let cache = "\(site.home)/\(BuildCache.name)"
        let bytes = Array(try #require(FileManager.default.contents(atPath: cache)))
        #expect(bytes.count > 2_000)
        func write(_ bytes: some Collection<UInt8>) throws { try Data(bytes).write(to: URL(fileURLWithPath: cache)) }
        for length in [0, 1, 50, 2_000] {
            try write(bytes.prefix(length))
            chmod(cache, 0o600)
            try site.build()
            #expect(SiteFixture.files(in: site.output) == files)
            #expect(FileManager.default.contents(atPath: cache)?.count == bytes.count)
        }
        for position in bytes.indices {
            for byte in "-09:".utf8 {
                var damaged = bytes
                damaged[position] = byte
                _ = try? BundleFile.decode(BuildCache.self, damaged)
            }
        }
    }

    @Test("knows the headings of articles that were saved just before the last build, and of those with a warning")
    func unsettled() throws {
        let site = try IncrementalSite()
        for team in ["care", "shop"] {
            try site.write(
                "teams/\(team)/team.yaml", "name: Team\npublished: true\nhelp_center: { published: true }\n")
        }
        try site.write("teams/care/articles/a.md", IncrementalSite.article("A", "## Paper\n\nText."))
        for count in 1...3 {
            let link = "[Paper](../../care/articles/a.md#paper) \(count)"
            try site.write("teams/shop/articles/b.md", IncrementalSite.article("B", link))
            // By the clock of files, as people build.
            let report = try SiteBuilder(site: site.source, output: site.output, home: site.home).build(
                reading: site.reading)
            #expect(report.warnings.all.isEmpty)
            #expect(report.pages == 5)
        }
        let now = Int(Date.now.timeIntervalSince1970) * 1_000_000_000
        let stamp = FileStamp(size: 1, inode: 1, modified: now - 3_000_000_000, changed: now - 2_000_000_000)
        #expect(!stamp.isSettled(at: now))
        #expect(stamp.isSettled(at: now + 1))
    }

    @Test("shows what it knows to its owner alone, and believes nobody else")
    func permissions() throws {
        let site = try IncrementalSite()
        try site.build()
        let cache = "\(site.home)/\(BuildCache.name)"
        #expect(try FileManager.default.attributesOfItem(atPath: cache)[.posixPermissions] as? Int == 0o600)
        #expect(BuildCache.read(in: site.home).generation != .none)
        for mode in [0o620, 0o602, 0o640] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: cache)
            #expect(BuildCache.read(in: site.home).generation == .none)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: cache)
        try FileManager.default.moveItem(atPath: cache, toPath: cache + "-elsewhere")
        try FileManager.default.createSymbolicLink(atPath: cache, withDestinationPath: cache + "-elsewhere")
        #expect(BuildCache.read(in: site.home).generation == .none)
        try site.build()
        #expect(BuildCache.read(in: site.home).generation != .none)
        // Only the superuser can give a file away.
        if geteuid() == 0 {
            #expect(chown(cache, 65_534, 65_534) == 0)
            #expect(BuildCache.read(in: site.home).generation == .none)
        }
    }
}
