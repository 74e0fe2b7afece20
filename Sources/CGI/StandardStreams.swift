package import Exchange
import Glibc
import Synchronization

extension RequestBody {
    /// Standard input, never read beyond the announced length (RFC 3875 §4.2).
    /// - Parameter length: in bytes, from `CONTENT_LENGTH`.
    package static func standardInput(length: Int) -> RequestBody {
        from(descriptor: STDIN_FILENO, length: length)
    }

    /// What a descriptor gives, never read beyond the announced length.
    static func from(descriptor: Int32, length: Int) -> RequestBody {
        let input = Input(descriptor: descriptor, remaining: length)
        return RequestBody { () async throws(RequestBodyError) -> [UInt8]? in try input.read() }
    }
}

/// How much of a descriptor is still the request's. A lock and not an actor, so that reading never leaves the thread.
private final class Input: Sendable {
    private let descriptor: Int32
    private let remaining: Mutex<Int>

    init(descriptor: Int32, remaining: Int) {
        self.descriptor = descriptor
        self.remaining = Mutex(remaining)
    }

    func read() throws(RequestBodyError) -> [UInt8]? {
        try remaining.withLock { remaining throws(RequestBodyError) in
            guard remaining > 0 else { return nil }
            let wanted = min(remaining, 65_536)
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                repeat {
                    result = Glibc.read(descriptor, buffer.baseAddress, wanted)
                } while result < 0 && isTransient(descriptor, POLLIN)
                count = max(0, result)
            }
            guard result >= 0 else { throw .unreadable }
            guard result > 0 else { throw .truncated }
            remaining -= result
            return bytes
        }
    }
}

/// Writes everything to standard output; false when the reader has gone.
package func writeToStandardOutput(_ bytes: [UInt8]) -> Bool {
    write(bytes, to: STDOUT_FILENO)
}

/// Writes everything to a descriptor; false when that fails.
func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { Glibc.write(descriptor, $0 + written, buffer.count - written) } ?? 0
        }
        if count > 0 {
            written += count
        } else if count == 0 || !isTransient(descriptor, POLLOUT) {
            return false
        }
    }
    return true
}

/// Whether a call that has just failed may be tried again; a descriptor that does not block is waited for.
private func isTransient(_ descriptor: Int32, _ events: Int32) -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN || errno == EWOULDBLOCK else { return false }
    var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return poll(&waiting, 1, -1) >= 0 || errno == EINTR
}
