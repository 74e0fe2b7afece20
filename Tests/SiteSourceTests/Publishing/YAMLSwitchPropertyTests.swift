import Diagnostics
import SeededGenerator
import Testing

@testable import SiteSource

/// Files of random layout, in which a switch is set and set back.
struct YAMLSwitchPropertyTests {
    @Test(
        "a switch that is set and set back leaves the same bytes, and meanwhile nothing else differs", arguments: 0..<8)
    func thereAndBack(seed: UInt64) throws {
        var layout = RandomLayout(seed: seed)
        var changed = 0
        for _ in 0..<500 {
            let file = layout.file()
            let source = YAMLSource(name: "team.yaml", bytes: Array(file.text.utf8))
            let before = try #require(try YAMLComposer.compose(source).root, "\(file.text)")
            let path: [YAMLStep] = file.isNested ? [.key("form"), .key("published")] : [.key("published")]
            let control = try YAMLSwitch(source, path)
            #expect(control.current == file.current, "\(file.text)")
            let value = !(file.current ?? false)
            let bytes = try control.bytes(setting: value)
            let after = YAMLSource(name: "team.yaml", bytes: bytes)
            let content = YAMLContent(try #require(try YAMLComposer.compose(after).root))
            #expect(content[path[...]] == .word("\(value)"), "\(file.text)")
            #expect(content.without(path[...]) == YAMLContent(before).without(path[...]), "\(file.text)")
            #expect(Self.isSubsequence(Self.frame(of: source.bytes, beside: bytes), of: bytes), "\(file.text)")
            let back = try YAMLSwitch(after, path).bytes(setting: !value)
            if file.current != nil {
                #expect(back == source.bytes, "\(file.text)")
                changed += 1
            } else {
                // Every byte that was there is there still, in its order.
                #expect(Self.isSubsequence(source.bytes, of: back), "\(file.text)")
            }
        }
        #expect(changed > 100)
    }

    /// A file without the word that another version of it has in another way; all of it where it only lacks something.
    private static func frame(of old: [UInt8], beside new: [UInt8]) -> [UInt8] {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        // “true” and “false” have the last letter in common.
        #expect(old.count - start - end <= 4)
        return Array(old[..<start] + old[(old.count - end)...])
    }

    private static func isSubsequence(_ part: [UInt8], of whole: [UInt8]) -> Bool {
        var rest = part[...]
        for byte in whole where byte == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}

/// Makes files that say a few things in as many ways as YAML has.
private struct RandomLayout {
    private var random: SeededGenerator
    private var feed = "\n"

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    struct File {
        var text = ""
        /// Whether the switch is below `form`.
        var isNested = false
        /// What the switch says; nil where it is not there.
        var current: Bool?
    }

    mutating func file() -> File {
        feed = pick(["\n", "\n", "\r\n"])
        var file = File(isNested: chance(2))
        file.current = pick([true, false, nil])
        let isFlow = chance(4)
        let indent = pick(["", "", "  "])
        var entries = [("name", scalar(isFlow)), ("description", scalar(isFlow)), ("größe", scalar(isFlow))]
        entries.removeLast(Int.random(in: 0...2, using: &random))
        if chance(2), !isFlow { entries.append(("text", blockText(indent))) }
        let inner = file.current.map { [("published", word($0))] } ?? []
        if file.isNested {
            if !inner.isEmpty || chance(2) {
                var parts = [("title", scalar(true)), ("submit", scalar(true))] + inner
                if inner.isEmpty, chance(4) { parts = [] }
                parts.shuffle(using: &random)
                let isFlowForm = isFlow || parts.isEmpty || chance(2)
                let deeper = indent + pick([" ", "  ", "    "])
                entries.append(("form", isFlowForm ? flow(parts) : feed + block(parts, deeper)))
            }
        } else {
            entries += inner
        }
        entries.shuffle(using: &random)
        file.text = isFlow ? flow(entries) + pick(["", feed]) : block(entries, indent)
        if !isFlow, chance(3), file.text.hasSuffix(feed), !file.text.contains("|"), !file.text.contains(">") {
            file.text.removeLast()
        }
        return file
    }

    private mutating func block(_ entries: [(String, String)], _ indent: String) -> String {
        var text = ""
        for (key, value) in entries {
            if chance(4) { text += pick([indent + "# a published: true\tb", ""]) + feed }
            text += indent + quoted(key) + ":"
            if value.hasPrefix("\n") || value.hasPrefix("\r\n") {
                text += pick(["", " # c"]) + value
            } else if value.hasPrefix("|") || value.hasPrefix(">") {
                text += " " + value
            } else {
                text += pick([" ", "   "]) + value + pick(["", "", "  ", " # published: false", "\t# d"]) + feed
            }
        }
        return text
    }

    private mutating func flow(_ entries: [(String, String)]) -> String {
        let space = pick(["", " ", feed + "     "])
        let pairs = entries.map { "\(quoted($0.0)): \($0.1)" }.joined(
            separator: pick([", ", ",", " , ", "," + feed + "   "]))
        return "{" + space + pairs + (entries.isEmpty ? "" : pick(["", "", ", "])) + space + "}"
    }

    private mutating func word(_ value: Bool) -> String {
        pick(["\(value)", "\(value)", "\"\(value)\"", "'\(value)'"])
    }

    private mutating func quoted(_ key: String) -> String { pick([key, key, "\"\(key)\"", "'\(key)'"]) }

    private mutating func scalar(_ isFlow: Bool) -> String {
        pick([
            "A", "'it''s true'", "\"a \\\" # published: true\"", "🐟 ß", "{ en: A, it: 'B, C' }", "[a, published, true]",
            isFlow ? "x" : "a, { published", "https://example.com/#x", "\"two\(feed)     lines\"",
        ])
    }

    private mutating func blockText(_ indent: String) -> String {
        "\(pick(["|", ">", "|-", "|+"]))\(feed)\(indent)   published: false\(feed)\(pick(["", feed]))\(indent)   b\(feed)"
    }

    private mutating func chance(_ number: Int) -> Bool { Int.random(in: 0..<number, using: &random) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
