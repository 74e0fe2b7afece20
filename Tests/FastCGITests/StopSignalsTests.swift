import Glibc
import Synchronization
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct StopSignalsTests {
    @Test("A signal that comes before anybody is to be told is told later")
    func remembersEarly() async throws {
        await #expect(processExitsWith: .success) {
            let signals = StopSignals([SIGTERM])
            kill(getpid(), SIGTERM)
            try await Task.sleep(for: .milliseconds(20))
            let (told, continuation) = AsyncStream.makeStream(of: Void.self)
            signals.tell { continuation.yield() }
            for await _ in told { break }
        }
    }

    @Test("Two early signals are told as two, so that they end the server at once")
    func remembersBoth() async throws {
        await #expect(processExitsWith: .success) {
            let signals = StopSignals([SIGTERM, SIGINT])
            kill(getpid(), SIGTERM)
            kill(getpid(), SIGINT)
            try await Task.sleep(for: .milliseconds(20))
            let (told, continuation) = AsyncStream.makeStream(of: Void.self)
            signals.tell { continuation.yield() }
            var count = 0
            for await _ in told {
                count += 1
                if count == 2 { break }
            }
        }
    }

    @Test("Afterwards a signal does again what it did before", arguments: [true, false])
    func restores(wasTold: Bool) async throws {
        await #expect(processExitsWith: .signal(SIGTERM)) { [wasTold = wasTold as Bool] in
            let signals = StopSignals([SIGTERM])
            if wasTold { signals.tell {} }
            signals.restore()
            kill(getpid(), SIGTERM)
            try await Task.sleep(for: .seconds(10))
        }
    }
}
