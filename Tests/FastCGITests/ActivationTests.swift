import Glibc
import Testing

@testable import FastCGI

struct ActivationTests {
    private let own = String(getpid())

    @Test("systemd's sockets are those of this process alone")
    func readsDescriptors() {
        func descriptors(_ pid: String?, _ count: String?) -> [Int32] {
            var environment: [String: String] = [:]
            environment["LISTEN_PID"] = pid
            environment["LISTEN_FDS"] = count
            return FastCGIServer.listeningDescriptors(environment: environment)
        }
        #expect(descriptors(own, "1") == [3])
        #expect(descriptors(own, "3") == [3, 4, 5])
        #expect(descriptors(own, "1000").count == 1_000)
        #expect(descriptors("1", "1").isEmpty)
        #expect(descriptors(nil, "1").isEmpty)
        for count in [nil, "", "0", "-1", "1001", "99999999999", "x"] { #expect(descriptors(own, count).isEmpty) }
    }

    @Test("Only a stream socket that listens is one")
    func detectsListening() {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let quiet = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        for descriptor in ends + [quiet, -1, 9_999] {
            #expect(!FastCGIServer.isListeningSocket(descriptor: descriptor))
        }
        #expect(listen(quiet, 1) == 0)
        #expect(FastCGIServer.isListeningSocket(descriptor: quiet))
        for descriptor in ends + [quiet] { close(descriptor) }
    }

    @Test("Closed standard descriptors are opened, so that no file takes their numbers")
    func opensStandardDescriptors() async {
        await #expect(processExitsWith: .success) {
            close(STDIN_FILENO)
            close(STDERR_FILENO)
            FastCGIServer.openStandardDescriptors()
            let next = open("/dev/null", O_RDONLY)
            exit(fcntl(STDIN_FILENO, F_GETFD) >= 0 && fcntl(STDERR_FILENO, F_GETFD) >= 0 && next > 2 ? 0 : 1)
        }
    }
}
