import Crypto
import FoundationEssentials
import Tickets

/// Proofs of work in the format of ALTCHA (altcha.org, “Proof-of-Work”, algorithm SHA-256): a browser looks for the
/// number that belongs to a hash, which takes it a moment and a sender of thousands too long.
///
/// A challenge is for one form, until a time, once. Both stand in the salt, which ends with `&` so that no digit can be
/// moved between it and the number (compare CVE-2025-68113), and the signature is over salt and hash together.
struct ProofOfWork: Sendable {
    /// What a browser is given to solve.
    struct Challenge: Encodable, Sendable, Hashable {
        let algorithm: String
        /// SHA-256 of the salt and the number, in hexadecimal digits.
        let challenge: String
        /// The number is at most so large.
        let maxnumber: Int
        let salt: String
        let signature: String
    }

    /// The number is one from 0 to this one: half of it hashes on average.
    static let maxNumber = 100_000
    /// How long a challenge is good, in seconds: as long as somebody may take to write.
    static let lifetime: Int64 = 3_600
    /// The longest answer that is looked at, in bytes.
    static let sizeLimit = 1_000

    private static let algorithm = "SHA-256"
    private let key: SecretKey

    init(key: SecretKey) {
        self.key = key
    }

    /// A new challenge.
    func challenge(form: String, at time: Timestamp) -> Challenge {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<12).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let number = Int.random(in: 0...Self.maxNumber, using: &generator)
        return challenge(form: form, at: time, nonce: nonce, number: number)
    }

    func challenge(form: String, at time: Timestamp, nonce: [UInt8], number: Int) -> Challenge {
        let expires = time.milliseconds / 1_000 + Self.lifetime
        let salt = "\(nonce.hexadecimal)?expires=\(expires)&form=\(form)&"
        let hash = Self.hash(salt, String(number))
        return Challenge(
            algorithm: Self.algorithm, challenge: hash.hexadecimal, maxnumber: Self.maxNumber, salt: salt,
            signature: key.code(.challenge, of: Self.signed(salt, hash)).hexadecimal)
    }

    /// What a browser sends back as `_challenge`: JSON in base64 (RFC 4648 §4).
    /// - Returns: nil where it is wrong, too old, or of another form.
    func proof(in answer: String, form: String, at time: Timestamp) -> NewSubmission.Proof? {
        guard answer.utf8.count <= Self.sizeLimit, let data = Data(base64Encoded: answer),
            let solution = FlatJSON([UInt8](data)), solution.text("algorithm") == Self.algorithm,
            let salt = solution.text("salt"), let number = solution.number("number"),
            let hash = solution.text("challenge").flatMap([UInt8].init(hexadecimal:)),
            let signature = solution.text("signature").flatMap([UInt8].init(hexadecimal:)),
            Int(number).map({ (0...Self.maxNumber).contains($0) }) == true, let expires = Self.expiry(salt, form: form),
            Self.hash(salt, number) == hash, key.isCode(signature, .challenge, of: Self.signed(salt, hash))
        else { return nil }
        let end = Timestamp(milliseconds: expires * 1_000)
        return time < end ? NewSubmission.Proof(hash: hash, expires: end) : nil
    }

    /// The time in a salt, in seconds; nil where the salt is not exactly one for the form.
    private static func expiry(_ salt: String, form: String) -> Int64? {
        let parts = salt.split(separator: "&", omittingEmptySubsequences: false)
        let prefix = "?expires="
        guard parts.count == 3, parts[1] == "form=\(form)", parts[2].isEmpty else { return nil }
        let (nonce, rest) = (parts[0].utf8.prefix(24), parts[0].utf8.dropFirst(24))
        guard [UInt8](hexadecimal: String(decoding: nonce, as: UTF8.self))?.count == 12,
            rest.starts(with: prefix.utf8)
        else { return nil }
        let digits = rest.dropFirst(prefix.utf8.count)
        guard (1...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    private static func hash(_ salt: String, _ number: String) -> [UInt8] {
        Array(SHA256.hash(data: Array((salt + number).utf8)))
    }

    /// The hash has a fixed length, so that both together can be read in one way only.
    private static func signed(_ salt: String, _ hash: [UInt8]) -> [UInt8] { hash + Array(salt.utf8) }
}

extension [UInt8] {
    /// Two lower-case digits for each byte.
    var hexadecimal: String { map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() }

    /// The bytes of lower-case digits, two for each; nil for anything else.
    init?(hexadecimal text: String) {
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        let digits = Array<UInt8>(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        self = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            append(high << 4 | low)
        }
    }
}
