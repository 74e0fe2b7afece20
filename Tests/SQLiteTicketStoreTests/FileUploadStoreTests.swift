import Foundation
import Forms
import Glibc
import TemporaryFolders
import Testing
import Tickets

@testable import SQLiteTicketStore

@Suite("The files of tickets")
struct FileUploadStoreTests {
    private let home: TemporaryFolder
    private let store: FileUploadStore
    private var folder: String { "\(home.path)/attachments" }

    init() throws {
        home = try TemporaryFolder()
        store = FileUploadStore(home: home.path)
    }

    /// SHA-256 of “hello” (FIPS 180-4; `printf hello | sha256sum`).
    private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

    private func upload(_ portions: [UInt8]..., within limit: Int? = nil) throws -> StoredFile {
        let upload = try store.begin(within: limit)
        for portion in portions { try upload.write(portion[...]) }
        return try upload.finish()
    }

    private func content(of file: StoredFile) throws -> [UInt8]? {
        guard let opened = try store.open(file) else { return nil }
        #expect(opened.size == file.size)
        var content: [UInt8] = []
        while true {
            let bytes = try opened.read(atMost: 3)
            if bytes.isEmpty { return content }
            content += bytes
        }
    }

    private var files: [String] {
        SiteFiles.names(below: folder).filter { $0.contains("/") }.sorted()
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private func age(_ path: String, hours: Int) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -Double(hours * 3_600 + 60))],
            ofItemAtPath: "\(folder)/\(path)")
    }

    @Test("Nothing is made before a file comes")
    func lazy() throws {
        #expect(try store.open(StoredFile(sha256: Self.hello, size: 5)) == nil)
        store.sweep()
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("A file is known by its SHA-256, however it arrives, and comes back as it was")
    func roundTrip() throws {
        let file = try upload(Array("he".utf8), [], Array("llo".utf8))
        #expect(file == StoredFile(sha256: Self.hello, size: 5))
        #expect(files == ["2c/\(Self.hello)"])
        #expect(try content(of: file) == Array("hello".utf8))
        #expect(FileUploadStore.path(of: file, in: "home") == "home/attachments/2c/\(Self.hello)")
        let empty = try upload()
        #expect(empty.size == 0)
        #expect(try content(of: empty) == [])
    }

    @Test("Folders and files are for one group, whatever the umask")
    func modes() throws {
        _ = try upload([1])
        #expect(mode(folder) == 0o2770)
        #expect(mode("\(folder)/incoming") == 0o2770)
        let file = try #require(files.first)
        #expect(mode("\(folder)/\(file)") == 0o660)
        #expect(mode("\(folder)/\(file.prefix(2))") == 0o2770)
        #expect(mode("\(folder)/usage") == 0o660)
    }

    @Test("The same content is there once")
    func once() throws {
        let first = try upload(Array("hello".utf8))
        let second = try upload(Array("hello".utf8))
        #expect(first == second)
        #expect(files == ["2c/\(Self.hello)"])
        #expect(try store.usage() == 5)
    }

    @Test("A file that does not come to its end leaves nothing")
    func aborted() throws {
        var upload: (any Upload)? = try store.begin(within: nil)
        try upload?.write([1, 2, 3])
        #expect(files.count == 1)
        upload = nil
        #expect(files.isEmpty)
        #expect(try store.usage() == 0)
    }

    @Test("All files may have as many bytes as the limit and not one more; what is there already needs none")
    func limit() throws {
        _ = try upload([1, 2, 3], within: 5)
        let isFull = TicketStoreError(
            .full,
            "\(folder) has as many bytes as “attachments” in the “limits” of site.yaml allows. Raise it, or remove tickets."
        )
        #expect(throws: isFull) { try upload([4, 5, 6], within: 5) }
        #expect(files.count == 1)
        _ = try upload([1, 2, 3], within: 5)
        _ = try upload([4, 5], within: 5)
        // Full as it is, it takes not even the beginning of a file.
        #expect(throws: isFull) { _ = try store.begin(within: 5) }
        #expect(files.count == 2)
        #expect(try store.usage() == 5)
    }

    @Test("What is used is counted anew where nobody knows it", arguments: ["", "x\n", "-1\n", "5"])
    func usage(text: String) throws {
        _ = try upload([1, 2, 3])
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/usage"))
        #expect(try store.usage() == 3)
    }

    @Test(
        "A hash that is none is never a path", arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64)])
    func notAHash(sha256: String) throws {
        #expect(try store.open(StoredFile(sha256: sha256, size: 1)) == nil)
    }

    @Test("A lock that somebody holds for too long is told")
    func locked() throws {
        _ = try upload([1])
        let descriptor = Glibc.open("\(folder)/usage", O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        #expect(
            throws: TicketStoreError(
                .busy,
                "\(folder)/usage is locked by another program. Try again; if it stays so, look for a program that has it open."
            )
        ) { try upload([2]) }
        #expect(files.count == 1)
    }

    @Test("A file of another length is told")
    func damaged() throws {
        let file = try upload([1, 2, 3])
        let path = FileUploadStore.path(of: file, in: home.path)
        try Data([1]).write(to: URL(filePath: path))
        #expect(
            throws: TicketStoreError(
                .damaged, "\(path) has not the 3 bytes that it had. Restore it from a backup.")
        ) { _ = try store.open(file) }
    }

    @Test("Without a home there is a sentence")
    func withoutHome() {
        #expect(
            throws: TicketStoreError(
                .inaccessible,
                "/nonexistent/attachments cannot be written. The home must exist, and this user must be in its group.")
        ) { _ = try FileUploadStore(home: "/nonexistent").begin(within: nil) }
    }

    @Test("A sweep takes what has lain for more than 25 hours and belongs to no ticket")
    func sweep() throws {
        let named = try upload([1])
        let orphan = try upload([2])
        let young = try upload([3])
        let killed = try store.begin(within: nil)
        try killed.write([4])
        let incoming = try #require(files.first { $0.hasPrefix("incoming/") })
        var ticket = NewTicket.sample(token: "a")
        ticket.attachments = [Attachment(field: "f", name: "a.txt", type: "", file: named)]
        _ = try SQLiteTicketStore(home: home.path).insert(ticket)
        for file in [named, orphan] { try age(String(file.path), hours: 25) }
        try age(String(young.path), hours: 24)
        try age(incoming, hours: 25)
        store.sweep()
        #expect(Set(files) == [named.path, young.path])
        #expect(try store.usage() == 2)
        withExtendedLifetime(killed) {}
    }

    @Test("A file that is sent again is young again")
    func sentAgain() throws {
        let file = try upload([1])
        try age(String(file.path), hours: 30)
        _ = try upload([1])
        store.sweep()
        #expect(files == [file.path])
    }

    @Test("Uploads sweep by themselves, at most once an hour and all within a day")
    func sweepsByItself() throws {
        let orphan = try upload([2])
        try age(orphan.path, hours: 26)
        let start = Timestamp.now
        store.sweepWhereDue(at: start)
        // The marker is younger than an hour: nobody looks again, whichever part it would be.
        #expect(files == [orphan.path])
        for hour in 1...24 {
            try? FileManager.default.removeItem(atPath: "\(folder)/swept")
            store.sweepWhereDue(at: Timestamp(milliseconds: start.milliseconds + Int64(hour) * 3_600_000))
        }
        #expect(files.isEmpty)
    }

    @Test("A clock that was just set far ahead takes no file that came a moment ago")
    func clockSetAhead() throws {
        let file = try upload([2])
        let year = Int64(365 * 86_400_000)
        let start = Timestamp.now.milliseconds + year
        for hour in 0..<24 {
            let now = Timestamp(milliseconds: start + Int64(hour) * 3_600_000)
            // As a process that has not seen the new time yet would have left it.
            try age("swept", hours: hour)
            store.sweepWhereDue(at: now)
        }
        #expect(files == [file.path])
    }

    @Test("Many at the same time, of which many are the same, are all there and counted once")
    func concurrent() async throws {
        let path = home.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask { @concurrent in
                    let upload = try FileUploadStore(home: path).begin(within: 1_000)
                    try upload.write([UInt8(number % 10), 0])
                    _ = try upload.finish()
                }
            }
            try await group.waitForAll()
        }
        #expect(files.count == 10)
        #expect(try store.usage() == 20)
    }
}

extension StoredFile {
    /// Below the folder of all files.
    fileprivate var path: String { "\(sha256.prefix(2))/\(sha256)" }
}

private enum SiteFiles {
    /// Every file below a folder, by its path there.
    static func names(below folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
