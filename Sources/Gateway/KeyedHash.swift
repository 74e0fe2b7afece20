import Crypto

/// HMAC-SHA-256 (RFC 2104) under one key, for many messages.
///
/// The library's HMAC is generic over hash functions: its first use makes the runtime look through the whole executable,
/// twice (docs/decisions/0010), and it hashes the key anew for each message.
struct KeyedHash: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    /// - Parameter key: at most 64 bytes, which is SHA-256's block.
    init(key: [UInt8]) {
        let block = key + [UInt8](repeating: 0, count: max(0, SHA256.blockByteCount - key.count))
        func begun(_ mask: UInt8) -> SHA256 {
            var hash = SHA256()
            hash.update(data: block.map { $0 ^ mask })
            return hash
        }
        inner = begun(0x36)
        outer = begun(0x5C)
    }

    /// The code of a message: 32 bytes.
    func code(of message: [UInt8]) -> [UInt8] {
        var inner = inner
        inner.update(data: message)
        var outer = outer
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        return outer.finalize().withUnsafeBytes { [UInt8]($0) }
    }
}
