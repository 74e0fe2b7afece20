import Diagnostics
import Foundation

/// Reads the text of a file, as far as it can be one of YAML.
enum YAMLFile {
    /// In bytes. A file is read at most so far.
    static let sizeLimit = 1_000_000
    /// What some editors put before a text in UTF-8, and nobody means.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads a file.
    /// - Parameters:
    ///   - path: where it is, which is also how messages call it.
    ///   - folder: the folder that must hold the file, whatever links say; nil for any.
    static func read(_ path: String, within folder: String? = nil) throws(Diagnostic) -> YAMLSource {
        var bytes = try SiteFile.bytes(of: path, within: folder, atMost: sizeLimit)
        if bytes.starts(with: byteOrderMark) { bytes.removeFirst(3) }
        let source = YAMLSource(name: path, bytes: bytes)
        try checkCharacters(of: source)
        return source
    }

    /// The characters that YAML 1.1 §5.1 allows, and no second byte order mark.
    static func checkCharacters(of source: YAMLSource) throws(Diagnostic) {
        var decoder = UTF8()
        var bytes = source.bytes.makeIterator()
        var line = 1
        var column = 1
        while true {
            switch decoder.decode(&bytes) {
            case .emptyInput: return
            case .error:
                throw Diagnostic(
                    "The file is not UTF-8: here is a byte that no text in UTF-8 has. Save the file as UTF-8.",
                    file: source.name, position: SourcePosition(line: line, column: column))
            case .scalarValue(let scalar):
                guard isAllowed(scalar) else {
                    throw source.diagnostic(
                        "Here is the invisible character \(scalar.codePoint), which YAML does not allow. Remove it.",
                        at: SourcePosition(line: line, column: column))
                }
                column += 1
                if scalar == "\n" { (line, column) = (line + 1, 1) }
            }
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85: true
        case 0xFEFF, 0xFFFE, 0xFFFF: false
        default: scalar.value >= 0xA0
        }
    }
}
