/// What a request says, by field name.
///
/// Of a name that occurs several times the first value counts, as in URLSearchParams.get (URL §6.2), but where the form
/// asks for several. Line ends are made LF, and U+0000 becomes U+FFFD, as it does in every HTML document (HTML §13.2.5).
package struct Submission: Sendable, Hashable {
    /// By `key(of:)`, in the order of the request.
    private var values: [String: [String]] = [:]
    /// The names in the order of the request, each once.
    package private(set) var names: [String] = []
    /// In the order in which they came.
    package var files: [ReceivedFile]

    /// The names and values of a request, in its order, and its files; without them an empty form that was sent.
    package init(_ parameters: [(name: String, value: String)] = [], files: [ReceivedFile] = []) {
        self.files = files
        for (name, value) in parameters {
            let key = Self.key(of: name)
            if values[key] == nil { names.append(name) }
            values[key, default: []].append(Self.normalized(value))
        }
    }

    /// The value as it came, but for line ends and U+0000; nil when the request has no such name.
    package func value(of name: String) -> String? { values[Self.key(of: name)]?.first }

    /// Every value of a name, in the order of the request.
    package func values(of name: String) -> [String] { values[Self.key(of: name)] ?? [] }

    /// The files of a field, in the order in which they came.
    package func files(of name: String) -> [ReceivedFile] { files.filter { $0.field.isSame(as: name) } }

    /// Another text for each other name: Swift takes the Kelvin sign for a K, and a form does not. A name in ASCII, as nearly
    /// all are, is its own key; any other one is told by its UTF-8, behind a sign that no key of the first kind has.
    ///
    /// A text and not an array of bytes, which a process that answers one request would pay dearly as a key:
    /// docs/decisions/0010.
    static func key(of name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 && $0 != 0 }) { return name }
        return name.utf8.reduce(into: "\0") { key, byte in
            key.unicodeScalars.append(Unicode.Scalar(0x40 + (byte >> 4)))
            key.unicodeScalars.append(Unicode.Scalar(0x40 + (byte & 0xF)))
        }
    }

    private static func normalized(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 13 || $0 == 0 }) else { return value }
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n" where afterReturn: break
            case "\0": scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
