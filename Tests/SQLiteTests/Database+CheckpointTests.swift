import Foundation
import TemporaryFolders
import Testing

@testable import SQLite

@Suite struct DatabaseCheckpointTests {
    /// How large the database file is after one commit of about so many pages, before and after `checkpoint`.
    private func sizes(pages: Int, apart: Bool = true) throws -> (Int, Int) {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/test.db"
        let database = try Database(path: path, busyTimeout: 0)
        try database.run("PRAGMA journal_mode = WAL")
        try database.execute("CREATE TABLE content (bytes BLOB); PRAGMA wal_checkpoint(TRUNCATE)")
        if apart { database.checkpointApart() }
        func size() throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        }
        try database.run("INSERT INTO content VALUES (zeroblob(?1))", [.integer(Int64(pages * 4_096))])
        let before = try size()
        database.checkpoint()
        return (before, try size())
    }

    @Test func `A commit leaves a long log to whoever calls checkpoint`() throws {
        let (before, after) = try sizes(pages: 1_100)
        #expect(before < 100_000)
        #expect(after > 1_000 * 4_096)
    }

    @Test func `A short log stays`() throws {
        let (before, after) = try sizes(pages: 900)
        #expect(before < 100_000)
        #expect(after == before)
    }

    @Test func `A commit brings in a log that has become far too long`() throws {
        let (before, after) = try sizes(pages: 4_100)
        #expect(before > 4_000 * 4_096)
        #expect(after == before)
    }

    @Test func `Without being told apart a commit brings in a long log itself`() throws {
        let (before, _) = try sizes(pages: 1_100, apart: false)
        #expect(before > 1_000 * 4_096)
    }
}
