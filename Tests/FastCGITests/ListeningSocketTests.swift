import Glibc
import TemporaryFolders
import Testing

@testable import FastCGI

struct ListeningSocketTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/s"
    }

    private func unix(mode: UInt32 = 0o660, group: String? = nil) throws -> ListeningSocket {
        try ListeningSocket.open(.unix(path: path, mode: mode, group: group))
    }

    private func fileStatus(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    private func sentence(_ body: () throws -> Void) -> String? {
        #expect(throws: FastCGIError.self, performing: body)?.sentence
    }

    @Test(
        "A socket has the mode it should have, whatever the umask",
        arguments: [0o600, 0o660, 0o666, 0o777] as [UInt32])
    func setsMode(mode: UInt32) throws {
        let socket = try unix(mode: mode)
        defer { socket.abandon() }
        let status = try #require(fileStatus(path))
        #expect(status.st_mode & S_IFMT == S_IFSOCK)
        #expect(status.st_mode & 0o7777 == mode)
        #expect(FastCGIServer.isListeningSocket(descriptor: socket.descriptor))
    }

    @Test("A socket is given to a group by number or name", arguments: ["\(getgid())", "root"])
    func setsGroup(group: String) throws {
        guard group != "root" || getuid() == 0 else { return }
        let socket = try unix(group: group)
        defer { socket.abandon() }
        #expect(fileStatus(path)?.st_gid == (group == "root" ? 0 : getgid()))
    }

    @Test("An unknown group is refused before anything is made")
    func refusesGroup() {
        #expect(
            sentence { _ = try unix(group: "no-such-group") }
                == "The group “no-such-group” is not in /etc/group. Make it, or name another one or its number.")
        #expect(fileStatus(path) == nil)
    }

    @Test("A socket that nobody listens on is replaced")
    func replacesStale() throws {
        let stale = try unix()
        close(stale.descriptor)
        #expect(fileStatus(path) != nil)
        let socket = try unix()
        socket.abandon()
        #expect(fileStatus(path) == nil)
    }

    @Test("A socket that somebody listens on stays")
    func respectsListener() throws {
        let socket = try unix()
        defer { socket.abandon() }
        let before = fileStatus(path)?.st_ino
        #expect(
            sentence { _ = try unix() }
                == "Another program listens on the socket \(path). Stop it, or choose another path with “--listen”.")
        #expect(fileStatus(path)?.st_ino == before)
    }

    @Test("What is not a socket stays", arguments: [true, false])
    func respectsOthers(isLink: Bool) throws {
        if isLink {
            let other = try ListeningSocket.open(.unix(path: "\(folder.path)/other", mode: 0o600, group: nil))
            close(other.descriptor)
            symlink("\(folder.path)/other", path)
        } else {
            close(open(path, O_CREAT, 0o600))
        }
        #expect(
            sentence { _ = try unix() }
                == "\(path) exists and is not a socket. Remove it if nobody needs it, or choose another path with “--listen”."
        )
        #expect(fileStatus(path) != nil)
    }

    @Test("Another program's socket at the same path is not removed in the end")
    func respectsSuccessor() throws {
        let socket = try unix()
        unlink(path)
        let successor = try unix()
        socket.abandon()
        #expect(fileStatus(path) != nil)
        successor.abandon()
        #expect(fileStatus(path) == nil)
    }

    @Test("A missing folder and a path that is too long are told apart")
    func refusesPaths() {
        let missing = "\(folder.path)/no/s"
        #expect(
            sentence { _ = try ListeningSocket.open(.unix(path: missing, mode: 0o600, group: nil)) }
                == "The socket \(missing) cannot be made: No such file or directory. Make its folder first, or choose another path with “--listen”."
        )
        for length in [107, 108] {
            let long = folder.path + String(repeating: "x", count: length - folder.path.utf8.count)
            if length == 107 {
                #expect(throws: Never.self) {
                    try ListeningSocket.open(.unix(path: long, mode: 0o600, group: nil)).abandon()
                }
            } else {
                #expect(
                    sentence { _ = try ListeningSocket.open(.unix(path: long, mode: 0o600, group: nil)) }
                        == "The path \(long) is too long for a socket: 107 bytes are possible. Choose a shorter one with “--listen”."
                )
            }
        }
    }

    @Test("A folder that this user may not write to is named", .enabled(if: getuid() != 0))
    func refusesFolder() {
        #expect(
            sentence { _ = try ListeningSocket.open(.unix(path: "/docket.sock", mode: 0o600, group: nil)) }
                == "The socket /docket.sock cannot be made: Permission denied. Make its folder writable for this user, or choose another path with “--listen”."
        )
    }

    @Test("A TCP port that is taken is named", arguments: ["127.0.0.1", "::1"])
    func refusesPort(host: String) async throws {
        let socket = try ListeningSocket.open(.tcp(host: host, port: 0))
        defer { socket.abandon() }
        let port = try #require(socket.port)
        #expect(
            sentence { _ = try ListeningSocket.open(.tcp(host: host, port: port)) }
                == "The address \(host == "::1" ? "[::1]" : host):\(port) cannot be listened on: Address already in use. Choose another with “--listen”, or stop the program that uses it."
        )
    }

    @Test("A descriptor that does not listen is refused")
    func refusesDescriptors() {
        var pair: [Int32] = [0, 0]
        #expect(pipe(&pair) == 0)
        defer { for end in pair { close(end) } }
        #expect(
            sentence { _ = try ListeningSocket.open(.inherited(descriptor: pair[0])) }
                == "File descriptor \(pair[0]) is not a listening stream socket. Start this program from a web server or with systemd (without “Accept=yes”), or name an address with “--listen”."
        )
    }
}

extension ListeningSocket {
    /// The port of an IPv4 or IPv6 socket, which is at the same place in both addresses.
    fileprivate var port: UInt16? {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return result == 0 ? UInt16(bigEndian: address.sin6_port) : nil
    }
}
