import Foundation
import SearchIndex
import TemporaryFolders
import Testing

@testable import SiteBuilder

struct HomeFolderSearchTests {
    let folder: TemporaryFolder
    let home: HomeFolder

    init() throws {
        folder = try TemporaryFolder()
        home = try HomeFolder(folder.path + "/home")
    }

    private static func article(_ text: String, _ address: String = "/care/articles/title/") -> IndexEntry {
        let article = IndexedArticle(team: "care", language: "en", title: "Title", text: text, address: address)
        return IndexEntry(
            known: IndexedDigest(team: "care", language: "en", address: address, digest: Digest(ofWords: article))
        ) { article }
    }

    private let now = Int(Date.now.timeIntervalSince1970)

    private var target: String? { SearchIndex.current(in: home.path) }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.path + "/indexes").sorted()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(home.path)/\(path)")[.posixPermissions] as? Int
    }

    @Test("An index lies beside the bundles, for the group alone, and the link names it")
    func written() throws {
        try home.updateSearch([Self.article("printer")], now: now)
        let target = try #require(target)
        #expect(target.hasPrefix("indexes/") && target.hasSuffix(".db"))
        #expect(try names().map { "indexes/\($0)" } == [target])
        #expect(try mode(target) == 0o660)
        #expect(try mode("indexes") == 0o2770)
        let index = try #require(try SearchIndex(path: "\(home.path)/\(target)"))
        #expect(index.isComplete)
        #expect(
            try index.search(SearchQuery("printer"), teams: ["care"], language: "en", limit: 5).hits.map(\.title)
                == ["Title"])
    }

    @Test("The same articles leave the file as it is")
    func unchanged() throws {
        try home.updateSearch([Self.article("printer")], now: now)
        let file = try "\(home.path)/" + #require(target)
        let before = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
        try home.updateSearch([Self.article("printer")], now: now)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int == before)
    }

    @Test("A file that was cut off is made anew")
    func damaged() throws {
        try home.updateSearch([Self.article("printer")], now: now)
        let file = try "\(home.path)/" + #require(target)
        let size = try #require(FileManager.default.contents(atPath: file)).count
        #expect(truncate(file, size / 2) == 0)
        try home.updateSearch([Self.article("printer")], now: now)
        #expect(FileManager.default.contents(atPath: file)?.count == size)
    }

    @Test("A replaced index stays for ten minutes, for the requests that began with it")
    func stale() throws {
        try home.updateSearch([Self.article("printer")], now: now)
        let first = try #require(target)
        try home.updateSearch([Self.article("scanner")], now: now)
        #expect(target != first)
        #expect(try names().count == 2)
        try home.updateSearch([Self.article("scanner")], now: now + HomeFolder.graceTime - 60)
        #expect(try names().count == 2)
        try home.updateSearch([Self.article("scanner")], now: now + HomeFolder.graceTime + 60)
        #expect(try names().map { "indexes/\($0)" } == [target])
    }

    @Test("Without articles there is no index")
    func none() throws {
        try home.updateSearch([], now: now)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/indexes"))
        try home.updateSearch([Self.article("printer")], now: now)
        try home.updateSearch([], now: now)
        #expect(target == nil)
    }

    @Test("What an earlier build left in the middle is no obstacle")
    func leftovers() throws {
        try FileManager.default.createDirectory(atPath: home.path + "/indexes", withIntermediateDirectories: true)
        try "half".write(toFile: home.path + "/indexes/.new", atomically: false, encoding: .utf8)
        try "half".write(toFile: home.path + "/.search-new", atomically: false, encoding: .utf8)
        try home.updateSearch([Self.article("printer")], now: now)
        #expect(target != nil)
        #expect(try names().count == 1)
    }
}

extension HomeFolder {
    /// Writes the index of one team, and makes it the current one.
    fileprivate func updateSearch(_ entries: [IndexEntry], now: Int) throws {
        let team = IndexedTeam(name: "care", digest: Digest(of: entries.map(\.known)), count: entries.count) { entries }
        try switchSearch(to: try writeSearch([team]))
        removeStaleIndexes(now: now)
    }
}
