import SQLite
import SQLiteTicketStore
import TemporaryFolders
import Testing
import Tickets

extension TicketStoreTests {
    @Test("A day has one key of 32 bytes, and the next day knows it still", arguments: StoreUnderTest.all)
    func senderKeys(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store in
            let first = try store.senderKeys(on: 20_000)
            #expect(first.map(\.count) == [32])
            #expect(try store.senderKeys(on: 20_000) == first)
            let second = try store.senderKeys(on: 20_001)
            #expect(second.count == 2 && second[1] == first[0] && second[0] != first[0])
            // The one before yesterday's is gone.
            let fourth = try store.senderKeys(on: 20_003)
            #expect(fourth.count == 1)
            #expect(!(first + second).contains(fourth[0]))
            #expect(try store.senderKeys(on: 20_001)[0] != second[0])
        }
    }
}

struct SenderKeyTests {
    @Test("Sixteen that ask for a new day at the same time all get the same key, and old ones are off the disk")
    func race() throws {
        let home = try TemporaryFolder()
        let path = home.path
        let first = try SQLiteTicketStore(home: path).senderKeys(on: 1)
        let keys = try onThreads(16) { _ in
            try SQLiteTicketStore(home: path, busyTimeout: 30_000).senderKeys(on: 2)
        }
        #expect(keys.count == 16 && Set(keys).count == 1)
        #expect(keys.first?.last == first[0])
        _ = try SQLiteTicketStore(home: path).senderKeys(on: 9)
        let database = try Database(path: path + "/tickets.db", busyTimeout: 1_000)
        #expect(try database.query("SELECT day FROM sender_keys") { $0.integer(0) } == [9])
        withExtendedLifetime(home) {}
    }
}
