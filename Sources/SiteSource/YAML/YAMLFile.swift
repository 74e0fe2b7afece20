import Diagnostics
import Foundation

/// Reads the text of a file, as far as it can be one of YAML.
enum YAMLFile {
    /// In bytes. A file is read at most so far.
    static let sizeLimit = 1_000_000

    /// Reads a file.
    /// - Parameters:
    ///   - path: where it is, which is also how messages call it.
    ///   - folder: the folder that must hold the file, whatever links say; nil for any.
    static func read(_ path: String, within folder: String? = nil) throws(Diagnostic) -> YAMLSource {
        try checkKind(of: path, within: folder)
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            data = try file.read(upToCount: sizeLimit + 1) ?? Data()
        } catch {
            throw Diagnostic("The file cannot be read. Allow this user to read it.", file: path)
        }
        guard data.count <= sizeLimit else {
            throw Diagnostic("The file is larger than 1 MB, which is more than Docket reads. Shorten it.", file: path)
        }
        var bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let source = YAMLSource(name: path, bytes: bytes)
        try checkCharacters(of: source)
        return source
    }

    /// Opening a pipe would wait for ever, and a link out of the site would show on a page what is not the site's.
    private static func checkKind(of path: String, within folder: String?) throws(Diagnostic) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType else {
            throw Diagnostic(
                "The file cannot be read. It must exist, and this user must be allowed to read it.", file: path)
        }
        switch type {
        case .typeRegular: break
        case .typeDirectory: throw Diagnostic("This is a folder, and a file must stand here.", file: path)
        case .typeSymbolicLink:
            throw Diagnostic("This is a link to a file that is not there. Put the file here instead.", file: path)
        default: throw Diagnostic("This is a pipe or a device, and a file must stand here.", file: path)
        }
        if let folder {
            let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
            guard target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
                throw Diagnostic(
                    "This is a link to a place outside of the site’s folder. Put the file here instead.", file: path)
            }
        }
    }

    /// The characters that YAML 1.1 §5.1 allows, and no second byte order mark.
    private static func checkCharacters(of source: YAMLSource) throws(Diagnostic) {
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
