import Forms
import Tickets

/// Looks for words and hosts that a form blocks.
struct BlockedContent {
    /// The words of each phrase, by the first.
    private let phrases: [[UInt8]: [[[UInt8]]]]
    private let hosts: Set<String>
    /// How many labels the longest of them has.
    private let longestHost: Int

    init(_ rules: SpamRules) {
        phrases = Dictionary(grouping: rules.blockedWords.map(Self.words).filter { !$0.isEmpty }) { $0[0] }
        hosts = Set(rules.blockedHosts.map { Self.folded($0) })
        longestHost = hosts.map { $0.split(separator: ".").count }.max() ?? 0
    }

    /// What is suspicious in what a customer has written.
    func suspicions(in answers: [Answer]) -> Set<Suspicion> {
        var found: Set<Suspicion> = []
        for answer in answers where !answer.isConstant {
            if !phrases.isEmpty, hasBlockedWord(answer.value) { found.insert(.blockedWord) }
            if !hosts.isEmpty, hasBlockedHost(answer.value) { found.insert(.blockedHost) }
        }
        return found
    }

    // MARK: - Words

    private func hasBlockedWord(_ text: String) -> Bool {
        let words = Self.words(text)
        return words.indices.contains { index in
            phrases[words[index]]?.contains { words[index...].starts(with: $0) } ?? false
        }
    }

    /// The words of a text, each in UTF-8 and without regard to case. What cannot be seen, such as a soft hyphen, is left out.
    private static func words(_ text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isOfWord {
                word += UTF8.encode(folded(scalar)) ?? UTF8.encodedReplacementCharacter
            } else if scalar.properties.generalCategory != .format, !word.isEmpty {
                words.append(word)
                word = []
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// One scalar for one, by its simple mapping to upper and then to lower case, which brings together what Unicode's simple
    /// case folding does (Unicode §5.18): `ς` and `σ`, `K` and `k`. The dotless `ı` stays itself.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII {
            return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
        }
        if scalar == "ı" { return scalar }
        let upper = single(scalar.properties.uppercaseMapping) ?? scalar
        return single(upper.properties.lowercaseMapping) ?? scalar
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.index(after: scalars.startIndex) == scalars.endIndex ? scalars.first : nil
    }

    private static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(folded(scalar)) }
        return String(scalars)
    }

    // MARK: - Hosts

    /// Each byte is read a fixed number of times, however many addresses are inside each other: whoever sends a text of
    /// nothing but `www.:` may not keep the gateway busy.
    private func hasBlockedHost(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var authority = 0..<0
        var userEnd = 0
        var lastHost: Int?
        for position in bytes.indices {
            guard let length = Self.start(of: bytes, at: position) else { continue }
            let start = position + length
            if start >= authority.upperBound {
                authority = start..<(bytes[start...].firstIndex(where: Self.endsAuthority) ?? bytes.count)
                userEnd = bytes[authority].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
            }
            let host = max(start, userEnd)
            guard host != lastHost else { continue }
            lastHost = host
            if isBlocked(Self.host(in: bytes[host..<authority.upperBound])) { return true }
        }
        return false
    }

    /// How much stands before the host of an address that begins here; nil where none does.
    private static func start(of bytes: [UInt8], at position: Int) -> Int? {
        func has(_ word: StaticString) -> Bool {
            guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
            return (0..<word.utf8CodeUnitCount).allSatisfy { word.utf8Start[$0] == bytes[position + $0] | 0x20 }
        }
        switch bytes[position] | 0x20 {
        case UInt8(ascii: "h"): return has("https://") ? 8 : has("http://") ? 7 : nil
        case UInt8(ascii: "w") where has("www."):
            // Within a longer name it would be another host.
            return position == 0 || !isOfHost(bytes[position - 1]) ? 0 : nil
        default: return nil
        }
    }

    /// The host at the beginning of some bytes, folded, without what comes behind it, such as a port (RFC 3986 §3.2).
    private static func host(in bytes: ArraySlice<UInt8>) -> String {
        let host = bytes.prefix(while: isOfHost)
        let name = folded(String(decoding: host, as: UTF8.self)).unicodeScalars.map { scalar -> Unicode.Scalar in
            // What the URL standard takes for a dot too (UTS #46 §2.3).
            ["\u{3002}", "\u{FF0E}", "\u{FF61}"].contains(scalar) ? "." : scalar
        }.prefix { $0.isOfWord || $0 == "-" || $0 == "_" || $0 == "." }
        return String(String.UnicodeScalarView(name))
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    /// Whether a byte can be within a host's name; beyond ASCII any may.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    /// Whether a host, or one that it is below, is blocked.
    private func isBlocked(_ host: String) -> Bool {
        let labels = host.split(separator: ".").suffix(longestHost)
        return labels.indices.contains { hosts.contains(labels[$0...].joined(separator: ".")) }
    }
}
