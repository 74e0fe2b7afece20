import Crypto
import Glibc
package import Tickets

/// The secret of a home, `secret.key`: 32 random bytes, from which everything is signed that comes back to Docket.
///
/// Whoever needs it first makes it, whichever process that is, and all others get the same.
package struct SecretKey: Sendable {
    /// What a code is for. A code for one purpose is none for another.
    package enum Purpose: String, Sendable, CaseIterable {
        /// Files that were kept for a form that is sent again.
        case keptFile = "kept file"
        /// The proof of work that a form wants.
        case challenge
        /// The senders of a day.
        case sender
    }

    /// The length of the key, in bytes.
    package static let length = 32
    /// The length of a code, in bytes.
    package static let codeLength = 32

    private let key: SymmetricKey

    /// A key of these bytes.
    package init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// Reads the key of a home, and makes it where there is none.
    /// - Throws: `damaged` for a file of another length, else why it could be neither read nor made.
    package init(home: String) throws(TicketStoreError) {
        let path = "\(home)/secret.key"
        if let bytes = try Self.read(path) {
            self.init(bytes: bytes)
            return
        }
        try Self.make(path, in: home)
        guard let bytes = try Self.read(path) else { throw Self.failure(path, ENOENT) }
        self.init(bytes: bytes)
    }

    /// The code of a message, HMAC-SHA-256 (RFC 2104): 32 bytes that only who has the key can make.
    package func code(_ purpose: Purpose, of message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Self.bound(message, to: purpose), using: key))
    }

    /// Whether a code is that of a message, in a time that tells nothing about the right one.
    package func isCode(_ code: [UInt8], _ purpose: Purpose, of message: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.bound(message, to: purpose), using: key)
    }

    /// No purpose has a NUL, so that a message cannot lend it bytes.
    private static func bound(_ message: [UInt8], to purpose: Purpose) -> [UInt8] {
        Array(purpose.rawValue.utf8) + [0] + message
    }

    /// The 32 bytes; nil when there is no such file.
    private static func read(_ path: String) throws(TicketStoreError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path, errno)
        }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: length + 1) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, length + 1))
        }
        guard bytes.count == length else {
            throw TicketStoreError(
                .damaged,
                "\(path) is not a key of \(length) bytes. Remove it: the next request that needs one makes a new key.")
        }
        return bytes
    }

    /// Writes a new key beside its place and gives it its name only where nobody else was faster.
    private static func make(_ path: String, in home: String) throws(TicketStoreError) {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        while bytes.count < length { bytes += withUnsafeBytes(of: generator.next()) { Array($0) } }
        let temporary = "\(path).\(String(generator.next(), radix: 36))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer {
            close(descriptor)
            unlink(temporary)
        }
        guard fchmod(descriptor, 0o640) == 0, write(descriptor, bytes, length) == length, fsync(descriptor) == 0,
            link(temporary, path) == 0 || errno == EEXIST
        else { throw failure(path, errno) }
        let folder = open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func failure(_ path: String, _ code: Int32) -> TicketStoreError {
        switch code {
        case ENOSPC, EDQUOT:
            TicketStoreError(.full, "\(path) cannot be made, because the disk is full. Make room and try again.")
        default:
            TicketStoreError(
                .inaccessible,
                "\(path) cannot be read or made. The folder must exist, and this user must be in its group.")
        }
    }
}
