/// What a request says, by field name.
///
/// Of a name that occurs several times the first value counts, as in URLSearchParams.get (URL §6.2), but where the form
/// asks for several. Line ends are made LF, and U+0000 becomes U+FFFD, as it does in every HTML document (HTML §13.2.5).
package struct Submission: Sendable, Hashable {
    /// By the name's UTF-8: Swift takes the Kelvin sign for a K, and a form does not.
    private var values: [[UInt8]: [String]] = [:]
    /// The names in the order of the request, each once.
    package private(set) var names: [String] = []
    /// In the order in which they came.
    package var files: [ReceivedFile]

    /// The names and values of a request, in its order, and its files; without them an empty form that was sent.
    package init(_ parameters: [(name: String, value: String)] = [], files: [ReceivedFile] = []) {
        self.files = files
        for (name, value) in parameters {
            let key = Array(name.utf8)
            if values[key] == nil { names.append(name) }
            values[key, default: []].append(Self.normalized(value))
        }
    }

    /// The value as it came, but for line ends and U+0000; nil when the request has no such name.
    package func value(of name: String) -> String? { values(of: name).first }

    /// Every value of a name, in the order of the request.
    package func values(of name: String) -> [String] { values[Array(name.utf8)] ?? [] }

    /// The files of a field, in the order in which they came.
    package func files(of name: String) -> [ReceivedFile] { files.filter { $0.field.isSame(as: name) } }

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
