import Foundation
import SQLite
import TemporaryFolders
import Testing
import Tickets

@testable import SQLiteTicketStore

extension TicketStoreError {
    static func damaged(_ path: String) -> TicketStoreError {
        TicketStoreError(.damaged, "\(path) is damaged or is not a database. Restore it from a backup.")
    }

    static func busy(_ path: String) -> TicketStoreError {
        TicketStoreError(
            .busy,
            "\(path) is locked by another program. Try again; if it stays so, look for a program that has it open.")
    }

    static func inaccessible(_ path: String) -> TicketStoreError {
        TicketStoreError(
            .inaccessible,
            "\(path) cannot be opened for writing. The folder must exist, and this user must be in its group.")
    }

    static func full(_ path: String) -> TicketStoreError {
        TicketStoreError(.full, "\(path) cannot grow, because the disk is full. Make room and try again.")
    }
}

struct SQLiteTicketStoreErrorsTests {
    let home: TemporaryFolder
    var path: String { home.path + "/tickets.db" }

    init() throws {
        home = try TemporaryFolder()
    }

    @Test("A home that is missing is not created")
    func missingHome() {
        let missing = home.path + "/missing"
        #expect(throws: TicketStoreError.inaccessible(missing + "/tickets.db")) {
            try SQLiteTicketStore(home: missing)
        }
        #expect(!FileManager.default.fileExists(atPath: missing))
    }

    @Test("A file is no home")
    func fileAsHome() throws {
        try Data().write(to: URL(filePath: home.path + "/file"))
        #expect(throws: TicketStoreError.inaccessible(home.path + "/file/tickets.db")) {
            try SQLiteTicketStore(home: home.path + "/file")
        }
    }

    @Test("A folder in the file’s place is not opened")
    func folderAsFile() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(throws: TicketStoreError.inaccessible(path)) { try SQLiteTicketStore(home: home.path) }
    }

    @Test(
        "A folder that this user may only read, and a file that he may not write, are not opened",
        .enabled(if: OwnThread.mayChangeSurroundings, "needs root"), arguments: [true, false])
    func notWritable(hasFile: Bool) throws {
        let home = try TemporaryFolder(in: "/tmp")
        defer { withExtendedLifetime(home) {} }
        let path = home.path
        if hasFile { _ = try SQLiteTicketStore(home: path).insert(.sample()) }
        try #require(chmod(path, 0o755) == 0)
        #expect(throws: TicketStoreError.inaccessible(path + "/tickets.db")) {
            try onOwnThread {
                try OwnThread.become(user: 61_001, group: 61_001)
                return try SQLiteTicketStore(home: path)
            }
        }
    }

    @Test("A file of something else is not opened, and stays as it is")
    func notADatabase() throws {
        let letter = Data(String(repeating: "This is a letter. ", count: 500).utf8)
        try letter.write(to: URL(filePath: path))
        #expect(throws: TicketStoreError.damaged(path)) { try SQLiteTicketStore(home: home.path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == letter)
    }

    @Test("A damaged file is found where it is read")
    func damaged() throws {
        do {
            let store = try SQLiteTicketStore(home: home.path)
            for index in 0..<50 {
                _ = try store.insert(.sample(token: "t\(index)", [answer("q", String(repeating: "x", count: 1_000))]))
            }
        }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 4_096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4_096))
        try file.close()
        #expect(throws: TicketStoreError.damaged(path)) {
            let store = try SQLiteTicketStore(home: home.path)
            _ = try store.tickets(TicketFilter())
        }
    }

    @Test("A file that is locked for longer than the timeout is busy, and nothing is stored")
    func busy() throws {
        let store = try SQLiteTicketStore(home: home.path, busyTimeout: 60)
        _ = try store.insert(.sample(token: "a"))
        let other = try Database(path: path, busyTimeout: 0)
        try other.execute("BEGIN IMMEDIATE")
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(throws: TicketStoreError.busy(path)) { try store.insert(.sample(token: "b")) }
        }
        #expect(time >= .milliseconds(50))
        #expect(throws: TicketStoreError.busy(path)) {
            try store.update(1, TicketChange(priority: .high), by: "ada", at: Timestamp(milliseconds: 0))
        }
        // Reading, and opening to read, wait for no writer.
        #expect(try SQLiteTicketStore(home: home.path, busyTimeout: 0).tickets(TicketFilter()).map(\.number) == [1])
        try other.execute("COMMIT")
        #expect(try store.insert(.sample(token: "c")) == 2)
        #expect(try store.ticket(number: 1)?.priority == .low)
    }

    @Test("A writer waits for a lock that is given back in time")
    func waits() throws {
        let store = try SQLiteTicketStore(home: home.path, busyTimeout: 30_000)
        let path = path
        let number = try onThreads(2) { thread in
            if thread == 0 { return try store.insert(.sample()) }
            let other = try Database(path: path, busyTimeout: 30_000)
            try other.execute("BEGIN IMMEDIATE")
            usleep(100_000)
            try other.execute("COMMIT")
            return 0
        }
        #expect(number == [1, 0])
    }

    @Test("A batch waits for a lock once, and not again for each of it")
    func batchWaitsOnce() throws {
        let store = try SQLiteTicketStore(home: home.path)
        let other = try Database(path: path, busyTimeout: 0)
        try other.execute("BEGIN IMMEDIATE")
        let batch = ["a", "b"].map { NewSubmission(ticket: .sample(token: $0)) }
        let duration = ContinuousClock().measure {
            #expect(throws: TicketStoreError.busy(path)) { try store.submit(batch, patience: .seconds(1)) }
        }
        try other.execute("COMMIT")
        #expect(duration < .milliseconds(1_900))
        #expect(try store.insert(.sample()) == 1)
    }

    @Test("A new home that another one has locked is busy")
    func busyFromTheBeginning() throws {
        let other = try Database(path: path, busyTimeout: 0)
        try other.execute("BEGIN EXCLUSIVE")
        #expect(throws: TicketStoreError.busy(path)) { try SQLiteTicketStore(home: home.path, busyTimeout: 50) }
        try other.execute("COMMIT")
        #expect(try SQLiteTicketStore(home: home.path).insert(.sample()) == 1)
    }

    @Test(
        "A disk that is full keeps what it has, takes nothing by halves, and works again when there is room",
        .enabled(if: OwnThread.mayChangeSurroundings, "needs root"))
    func full() throws {
        let home = home.path
        let path = path
        let long = answer("q", String(repeating: "x", count: 20_000))
        try onOwnThread {
            try OwnThread.mountSmallDisk(at: home, size: 512 << 10)
            let store = try SQLiteTicketStore(home: home)
            _ = try store.insert(.sample(token: "first"))
            let ballast = home + "/ballast"
            try Data(count: 300 << 10).write(to: URL(filePath: ballast))
            var stored = 1
            #expect(throws: TicketStoreError.full(path)) {
                while stored < 100 {
                    _ = try store.insert(.sample(token: "t\(stored)", [long]))
                    stored += 1
                }
            }
            let tickets = try store.tickets(TicketFilter())
            #expect(tickets.map(\.number) == Array(1...stored))
            #expect(tickets.dropFirst().allSatisfy { $0.answers == [long] })
            #expect(throws: TicketStoreError.full(path)) { try store.insert(.sample(token: "more", [long])) }
            try FileManager.default.removeItem(atPath: ballast)
            #expect(try store.insert(.sample(token: "again", [long])) == stored + 1)
        }
    }

    @Test(
        "A disk that is full before the home is opened is full and nothing else",
        .enabled(if: OwnThread.mayChangeSurroundings, "needs root"), arguments: [true, false])
    func fullBeforeOpening(hasTickets: Bool) throws {
        let home = home.path
        let path = path
        try onOwnThread {
            try OwnThread.mountSmallDisk(at: home, size: 320 << 10)
            if hasTickets { _ = try SQLiteTicketStore(home: home).insert(.sample()) }
            let ballast = try #require(fopen(home + "/ballast", "w"))
            setvbuf(ballast, nil, _IONBF, 0)
            let page = [UInt8](repeating: 0, count: 4_096)
            while fwrite(page, 1, page.count, ballast) == page.count {}
            fclose(ballast)
            #expect(throws: TicketStoreError.full(path)) {
                _ = try SQLiteTicketStore(home: home).insert(.sample(token: "late"))
            }
            try FileManager.default.removeItem(atPath: home + "/ballast")
            #expect(try SQLiteTicketStore(home: home).insert(.sample(token: "later")) == (hasTickets ? 2 : 1))
        }
    }

    @Test(
        "Every result code has its kind",
        arguments: [
            (SQLiteError(code: 5, message: "database is locked"), TicketStoreError.Kind.busy),
            (SQLiteError(code: 261, message: "SQLITE_BUSY_RECOVERY"), .busy),
            (SQLiteError(code: 6, message: "SQLITE_LOCKED"), .busy),
            (SQLiteError(code: 15, message: "locking protocol"), .busy),
            (SQLiteError(code: 13, message: "SQLITE_FULL"), .full),
            (SQLiteError(code: 4_874, message: "SQLITE_IOERR_SHMSIZE", systemError: ENOSPC), .full),
            (SQLiteError(code: 778, message: "SQLITE_IOERR_WRITE", systemError: EDQUOT), .full),
            (SQLiteError(code: 14, message: "SQLITE_CANTOPEN", systemError: ENOSPC), .full),
            (SQLiteError(code: 14, message: "SQLITE_CANTOPEN", systemError: EACCES), .inaccessible),
            (SQLiteError(code: 8, message: "SQLITE_READONLY"), .inaccessible),
            (SQLiteError(code: 1_544, message: "SQLITE_READONLY_DIRECTORY"), .inaccessible),
            (SQLiteError(code: 3, message: "SQLITE_PERM"), .inaccessible),
            (SQLiteError(code: 11, message: "SQLITE_CORRUPT"), .damaged),
            (SQLiteError(code: 26, message: "SQLITE_NOTADB"), .damaged),
            (SQLiteError(code: 778, message: "SQLITE_IOERR_WRITE", systemError: EIO), .failed),
            (SQLiteError(code: 1, message: "SQLITE_ERROR"), .failed),
            (SQLiteError(code: 19, message: "SQLITE_CONSTRAINT"), .failed),
        ])
    func kinds(error: SQLiteError, kind: TicketStoreError.Kind) {
        #expect(SQLiteTicketStore.storeError(error, "tickets.db").kind == kind)
    }
}
