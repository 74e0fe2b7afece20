package import Exchange
import Glibc

extension RequestBody {
    /// Standard input, never read beyond the announced length (RFC 3875 §4.2).
    /// - Parameter length: in bytes, from `CONTENT_LENGTH`.
    package static func standardInput(length: Int) -> RequestBody {
        let input = StandardInput(remaining: length)
        return RequestBody { () async throws(RequestBodyError) -> [UInt8]? in try await input.read() }
    }
}

/// How much of standard input is still the request's.
private actor StandardInput {
    private var remaining: Int

    init(remaining: Int) {
        self.remaining = remaining
    }

    func read() throws(RequestBodyError) -> [UInt8]? {
        guard remaining > 0 else { return nil }
        let wanted = min(remaining, 65_536)
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            var result: Int
            repeat { result = Glibc.read(STDIN_FILENO, buffer.baseAddress, wanted) } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        guard !bytes.isEmpty else { throw .truncated }
        remaining -= bytes.count
        return bytes
    }
}

/// Writes everything to standard output; false when the reader has gone.
package func writeToStandardOutput(_ bytes: [UInt8]) -> Bool {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { write(STDOUT_FILENO, $0 + written, buffer.count - written) } ?? 0
        }
        if count > 0 {
            written += count
        } else if errno != EINTR {
            return false
        }
    }
    return true
}
