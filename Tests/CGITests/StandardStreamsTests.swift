import Exchange
import Foundation
import Testing

@testable import CGI

struct StandardStreamsTests {
    let pipe: UnixPipe

    init() throws {
        pipe = try UnixPipe()
        signal(SIGPIPE, SIG_IGN)
    }

    private func all(of body: RequestBody) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let portion = try await body.next() {
            #expect(!portion.isEmpty)
            bytes += portion
        }
        return bytes
    }

    @Test("A body is read to the announced length, and not a byte beyond it", arguments: [0, 1, 5, 9, 10])
    func announcedLength(length: Int) async throws {
        pipe.write(Array("0123456789rest".utf8))
        let body = RequestBody.from(descriptor: pipe.reading, length: length)
        #expect(try await all(of: body) == Array("0123456789".utf8.prefix(length)))
        #expect(try await body.next() == nil)
        #expect(pipe.read(100) == Array("0123456789rest".utf8.dropFirst(length)))
    }

    @Test("Nothing is read of a body without a length", arguments: [0, -1, Int.min])
    func nothing(length: Int) async throws {
        pipe.write([1])
        #expect(try await RequestBody.from(descriptor: pipe.reading, length: length).next() == nil)
        #expect(pipe.read(1) == [1])
    }

    @Test("A body that ends before the announced length is truncated, after what came of it", arguments: [0, 1, 9])
    func truncated(sent: Int) async throws {
        pipe.write(Array(repeating: 7, count: sent))
        pipe.endWriting()
        let body = RequestBody.from(descriptor: pipe.reading, length: 10)
        if sent > 0 { #expect(try await body.next()?.count == sent) }
        await #expect(throws: RequestBodyError.truncated) { try await body.next() }
        await #expect(throws: RequestBodyError.truncated) { try await body.next() }
    }

    @Test("A body that fails is unreadable and not merely short")
    func unreadable() async {
        // The writing end cannot be read.
        let body = RequestBody.from(descriptor: pipe.writing, length: 10)
        await #expect(throws: RequestBodyError.unreadable) { try await body.next() }
    }

    @Test("Portions come as they arrive, of at most 64 KiB")
    func portions() async throws {
        let body = RequestBody.from(descriptor: pipe.reading, length: 200_000)
        pipe.write([1, 2])
        #expect(try await body.next() == [1, 2])
        pipe.write([3])
        #expect(try await body.next() == [3])
        let rest = (0..<199_997).map { UInt8($0 % 251) }
        let pipe = pipe
        Thread { pipe.write(rest) }.start()
        var received: [UInt8] = []
        while let portion = try await body.next() {
            #expect(portion.count <= 65_536)
            received += portion
        }
        #expect(received == rest)
    }

    @Test("A descriptor that does not block is waited for")
    func waitsForInput() async throws {
        pipe.doNotBlock()
        let pipe = pipe
        Thread {
            usleep(50_000)
            pipe.write([42])
        }.start()
        #expect(try await RequestBody.from(descriptor: pipe.reading, length: 1).next() == [42])
    }

    @Test("Everything is written, however slowly it is read", arguments: [true, false])
    func writes(blocks: Bool) {
        if !blocks { pipe.doNotBlock() }
        let bytes = (0..<300_000).map { UInt8($0 % 251) }
        let pipe = pipe
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var written: Bool?
        Thread {
            written = write(bytes, to: pipe.writing)
            pipe.endWriting()
            done.signal()
        }.start()
        var received: [UInt8] = []
        while received.count < bytes.count { received += pipe.read(10_000) }
        done.wait()
        #expect(written == true)
        #expect(received == bytes)
    }

    @Test("Nothing to write is written")
    func writesNothing() {
        #expect(write([], to: -1))
    }

    @Test("A reader who has gone is noticed")
    func readerGone() {
        pipe.endReading()
        #expect(!write([1, 2, 3], to: pipe.writing))
        #expect(!write([1, 2, 3], to: -1))
    }
}
