import Foundation

/// The name of a team's or a category's folder, or of an article's file, which is a part of addresses.
enum AddressName {
    /// Whether a name is one: lower-case letters a to z, digits and hyphens between them, at most 63.
    static func isValid(_ name: some StringProtocol) -> Bool {
        let bytes = Array(name.utf8)
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(bytes.count) && bytes.first != hyphen && bytes.last != hyphen
            && bytes.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == hyphen
            }
    }

    /// The name that is nearest to what somebody wrote, such as `uber-uns` for `Über uns`; nil where nothing of it is left.
    static func suggestion(for name: some StringProtocol) -> String? {
        let latin = String(name).applyingTransform(.toLatin, reverse: false) ?? String(name)
        let plain = latin.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        let words = plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let joined = String(words.joined(separator: "-").prefix(63))
        return isValid(joined) ? joined : nil
    }

    /// What a folder's name says where nothing else does: `getting-started` is `Getting started`.
    static func title(of name: String) -> String {
        let words = name.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
