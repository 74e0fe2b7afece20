import Diagnostics
import Foundation
import Yams

/// A YAML file as a tree, within limits that no honest site meets.
enum YAMLFile {
    /// In bytes. A file is read at most so far.
    static let sizeLimit = 1_000_000
    /// Levels of lists and maps. The parser's own recursion ends at 1,000.
    static let depthLimit = 50
    /// Aliases beyond which a file must not use them in keys, where they would be expanded to be compared.
    static let aliasLimit = 20
    /// Values, each counted as often as aliases repeat it.
    static let valueLimit = 100_000

    /// Reads a file.
    /// - Parameters:
    ///   - path: where it is.
    ///   - name: how messages call it.
    static func read(_ path: String, name: String) throws(Diagnostic) -> SourceText {
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            data = try file.read(upToCount: sizeLimit + 1) ?? Data()
        } catch {
            throw Diagnostic("The file cannot be read. It must exist, and this user must be allowed to read it.", file: name)
        }
        guard data.count <= sizeLimit else {
            throw Diagnostic("The file is larger than 1 MB, which no site.yaml or team.yaml needs to be.", file: name)
        }
        var bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
            let line = valid.utf8.count { $0 == UInt8(ascii: "\n") } + 1
            throw Diagnostic("The file is not UTF-8: line \(line) has a byte that no text in UTF-8 has. Save it as UTF-8.", file: name)
        }
        return SourceText(name: name, text: text)
    }

    /// The root of a file that holds one document; nil when it holds none.
    static func parse(_ source: SourceText) throws(Diagnostic) -> Node? {
        try refuseAliasesInKeys(source)
        let root: Node?
        do {
            root = try Parser(yaml: source.text).singleRoot()
        } catch let error as YamlError {
            throw diagnostic(for: error, in: source)
        } catch {
            throw Diagnostic("The file is not YAML.", file: source.name)
        }
        var budget = valueLimit
        if let root { try measure(root, depth: 1, budget: &budget, source) }
        return root
    }

    /// The parser compares keys by their whole content, so that aliases of aliases in keys would take for ever.
    private static func refuseAliasesInKeys(_ source: SourceText) throws(Diagnostic) {
        let aliases = source.text.matches(of: /(?:^|[\s,\[{:])\*[^\s,\[\]{}]/)
        guard aliases.count > aliasLimit else { return }
        if source.text.firstMatch(of: /(?:^|\s|[\[{,])\?\s|[\]}]\s*:|\*[^\s,\[\]{}]+\s*:\s/) != nil {
            throw Diagnostic(
                "The file has more than \(aliasLimit) aliases and may use some of them in keys. Write those keys out.",
                file: source.name)
        }
    }

    private static func measure(
        _ node: Node, depth: Int, budget: inout Int, _ source: SourceText
    ) throws(Diagnostic) {
        budget -= 1
        guard budget > 0 else {
            throw Diagnostic(
                "The file has more than 100,000 values, counting what its aliases repeat.", file: source.name)
        }
        guard depth <= depthLimit else {
            throw Diagnostic(
                "Lists and maps are nested more than \(depthLimit) deep here.", in: source, at: node.position)
        }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                try measure(key, depth: depth + 1, budget: &budget, source)
                try measure(value, depth: depth + 1, budget: &budget, source)
            }
        case .sequence(let sequence):
            for value in sequence { try measure(value, depth: depth + 1, budget: &budget, source) }
        case .scalar, .alias: break
        }
    }

    private static func diagnostic(for error: YamlError, in source: SourceText) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return syntaxError(problem, at: mark, in: source)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let mark = context.mark
            return Diagnostic(
                "The key “\(duplicates.first ?? "")” stands here twice. Keep one of the two.", in: source,
                at: SourcePosition(line: mark.line, column: mark.column))
        case .reader:
            return Diagnostic("The file has a control character, which YAML does not allow. Remove it.", file: source.name)
        default:
            return Diagnostic("The file is not YAML.", file: source.name)
        }
    }

    private static func syntaxError(_ problem: String, at mark: Mark, in source: SourceText) -> Diagnostic {
        let position = SourcePosition(line: max(mark.line, 1), column: max(mark.column, 1))
        let line = source.line(position.line)
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        if indentation.contains("\t") {
            let tab = indentation.prefix { $0 == " " }.count + 1
            return Diagnostic(
                "A tab cannot indent a line of YAML. Use spaces.", in: source,
                at: SourcePosition(line: position.line, column: tab))
        }
        return Diagnostic("This is not YAML: \(problem).", in: source, at: position)
    }
}

extension Node {
    /// Where the value begins.
    var position: SourcePosition {
        let mark = self.mark
        return SourcePosition(line: max(mark?.line ?? 1, 1), column: max(mark?.column ?? 1, 1))
    }
}
