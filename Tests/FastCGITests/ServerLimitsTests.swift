import Addresses
import Glibc
import Synchronization
import TemporaryFolders
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct ServerLimitsTests {
    @Test("Only so many handlers run at once; the next one begins when one has ended")
    func limitsHandlers() async throws {
        let latch = Latch()
        try await withServer {
            $0.handlers = 2
        } respond: { _, _ in
            await latch.wait()
            return text("")
        } _: { address in
            var webs: [WebServer] = []
            for _ in 0..<3 {
                let web = try await WebServer(address)
                try await web.send(records())
                webs.append(web)
            }
            try await latch.arrived(2)
            try await Task.sleep(for: .milliseconds(50))
            #expect(await latch.arrivals == 2)
            await latch.open()
            for web in webs { #expect(await web.answer() != nil) }
            #expect(await latch.arrivals == 3)
        }
    }

    @Test("One connection more than allowed waits to be accepted until one has ended")
    func limitsConnections() async throws {
        let answered = Mutex(0)
        try await withServer {
            $0.connections = 2
        } respond: { _, _ in
            answered.withLock { $0 += 1 }
            return text("")
        } _: { address in
            let first = try await WebServer(address)
            let second = try await WebServer(address)
            let third = try await WebServer(address)
            for web in [first, second] {
                try await web.send(records())
                #expect(await web.answer() != nil)
            }
            try await third.send(records())
            try await Task.sleep(for: .milliseconds(100))
            #expect(answered.withLock { $0 } == 2)
            await first.close()
            #expect(await third.answer() != nil)
            await second.close()
        }
    }

    @Test(
        "Only the peers that FCGI_WEB_SERVER_ADDRS names may connect over TCP",
        arguments: ["127.0.0.1", "10.0.0.1"])
    func limitsPeers(allowed: String) async throws {
        let webServers = IPAddress(allowed).map { [$0] }
        try await withServer(.tcp(host: "127.0.0.1", port: 0)) {
            $0.webServers = webServers
        } _: { address in
            let web = try await WebServer(address)
            try? await web.send(records())
            #expect(await (web.answer() != nil) == (allowed == "127.0.0.1"))
        }
    }

    @Test("Several inherited sockets are served, as systemd passes them")
    func servesInherited() async throws {
        let folder = try TemporaryFolder()
        let sockets = try ["a", "b"].map {
            try ListeningSocket.open(.unix(path: "\(folder.path)/\($0)", mode: 0o600, group: nil))
        }
        try await withServer {
            $0.listeners = sockets.map { .inherited(descriptor: $0.descriptor) }
        } _: { _ in
            for name in ["a", "b"] {
                let web = try await WebServer("\(folder.path)/\(name)")
                try await web.send(records())
                #expect(await web.answer() != nil)
            }
        }
        #expect(access("\(folder.path)/a", F_OK) == 0, "Whoever made a socket removes it.")
    }

    @Test("A listener that fails leaves nothing behind")
    func failsWhole() async throws {
        let folder = try TemporaryFolder()
        let error = await #expect(throws: FastCGIError.self) {
            try await withServer {
                $0.listeners = ["s", "no/s"].map { .unix(path: "\(folder.path)/\($0)", mode: 0o600, group: nil) }
            } _: { _ in
            }
        }
        #expect(error?.sentence.contains("/no/s cannot be made: No such file or directory. ") == true)
        #expect(access("\(folder.path)/s", F_OK) != 0)
    }

    @Test("A server without a free file descriptor accepts again when there is one")
    func survivesWantOfDescriptors() async throws {
        await #expect(processExitsWith: .success) {
            try await withServer { address in
                let first = try await WebServer(address)
                try await first.send(records())
                _ = await first.answer()
                let client = NewConnection(address)
                // The runtime's own timers need descriptors, too, and do not survive without them.
                try await Task.sleep(for: .milliseconds(50))
                var limit = rlimit()
                getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                let free = dup(0)
                close(free)
                var low = limit
                low.rlim_cur = rlim_t(free)
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &low)
                client.connect()
                try await Task.sleep(for: .milliseconds(100))
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                guard try await client.isAnswered() else { exit(2) }
            }
        }
    }
}
