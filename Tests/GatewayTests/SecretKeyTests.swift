import Foundation
import Glibc
import TemporaryFolders
import Testing
import Tickets

@testable import Gateway

@Suite struct SecretKeyTests {
    private let message = Array("a message".utf8)

    @Test func `Who needs it first makes it, for the group to read`() throws {
        let home = try TemporaryFolder()
        let first = try SecretKey(home: home.path)
        let second = try SecretKey(home: home.path)
        #expect(first.code(.keptFile, of: message) == second.code(.keptFile, of: message))
        var status = stat()
        #expect(stat("\(home.path)/secret.key", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o640)
        #expect(status.st_size == 32)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["secret.key"])
    }

    @Test func `Many at the same time get one key`() async throws {
        let home = try TemporaryFolder()
        let path = home.path
        let message = message
        let codes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { @concurrent in try SecretKey(home: path).code(.sender, of: message) } }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(codes.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["secret.key"])
    }

    @Test func `A code is the one of its key, its purpose and its message`() {
        let key = SecretKey(bytes: [UInt8](repeating: 7, count: 32))
        let code = key.code(.challenge, of: message)
        #expect(code.count == SecretKey.codeLength)
        #expect(key.isCode(code, .challenge, of: message))
        #expect(!key.isCode(code, .keptFile, of: message))
        #expect(!key.isCode(code, .challenge, of: message + [0]))
        #expect(!key.isCode(Array(code.dropLast()), .challenge, of: message))
        #expect(!SecretKey(bytes: [UInt8](repeating: 8, count: 32)).isCode(code, .challenge, of: message))
    }

    /// RFC 4231 §4.3 has the key “Jefe”; here the message begins with the purpose.
    @Test func `The code is HMAC-SHA-256`() {
        let hex = SecretKey(bytes: Array("Jefe".utf8)).code(.sender, of: Array("what do ya want?".utf8))
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == "94c932754d5da99ea256b25d558e0be509c3ae55b9a623734e614325104b32a6")
    }

    @Test(arguments: [0, 31, 33])
    func `A file of another length is damaged, and stays`(length: Int) throws {
        let home = try TemporaryFolder()
        let path = "\(home.path)/secret.key"
        try Data(repeating: 1, count: length).write(to: URL(filePath: path))
        #expect {
            _ = try SecretKey(home: home.path)
        } throws: {
            $0 as? TicketStoreError
                == TicketStoreError(
                    .damaged,
                    "\(path) is not a key of 32 bytes. Remove it: the next request that needs one makes a new key.")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["secret.key"])
    }

    @Test func `Without a home there is a sentence`() {
        #expect {
            _ = try SecretKey(home: "/nonexistent/home")
        } throws: {
            $0 as? TicketStoreError
                == TicketStoreError(
                    .inaccessible,
                    "/nonexistent/home/secret.key cannot be read or made. The folder must exist, and this user must be in its group."
                )
        }
    }
}
