import Exchange
import HTTPTypes
import Synchronization
import Testing

struct RequestBodyTests {
    @Test("An empty body ends at once, and again")
    func empty() async throws {
        #expect(try await RequestBody.empty.next() == nil)
        #expect(try await RequestBody.empty.next() == nil)
    }

    @Test("A body that is there as a whole comes in one portion, once", arguments: [[], [1], [1, 2, 3]])
    func whole(bytes: [UInt8]) async throws {
        let body = RequestBody(bytes)
        if !bytes.isEmpty { #expect(try await body.next() == bytes) }
        #expect(try await body.next() == nil)
        #expect(try await body.next() == nil)
    }

    @Test("Portions come in order, as they arrive, until the end")
    func portions() async throws {
        let rest = Mutex<[[UInt8]]>([[1], [2, 3], [4]])
        let body = RequestBody { () async throws(RequestBodyError) -> [UInt8]? in
            rest.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        }
        var portions: [[UInt8]] = []
        while let portion = try await body.next() { portions.append(portion) }
        #expect(portions == [[1], [2, 3], [4]])
        #expect(try await body.next() == nil)
    }

    @Test("What is left is dropped up to a limit", arguments: [(0, 3), (1, 2), (10, 2), (11, 1), (12, 0), (100, 0)])
    func discard(limit: Int, left: Int) async {
        let rest = Mutex([10, 1, 5])
        let body = RequestBody { () async throws(RequestBodyError) -> [UInt8]? in
            rest.withLock { $0.isEmpty ? nil : [UInt8](repeating: 0, count: $0.removeFirst()) }
        }
        await body.discard(atMost: limit)
        #expect(rest.withLock { $0.count } == left)
    }

    @Test("Whoever reads learns why a body does not come", arguments: [RequestBodyError.truncated, .unreadable])
    func errors(error: RequestBodyError) async {
        let body = RequestBody { () async throws(RequestBodyError) -> [UInt8]? in throw error }
        await #expect(throws: error) { try await body.next() }
    }
}
