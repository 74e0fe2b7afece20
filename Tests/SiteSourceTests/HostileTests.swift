import Diagnostics
import Foundation
import SiteSource
import Synchronization
import Testing

/// Files that are made to crash a reader or to keep it busy.
struct HostileTests {
    /// Reads a team.yaml on a thread with little stack, in a second.
    private func messages(_ text: String) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "teams/care/team.yaml")
        let site = folder.site
        let texts = try Repository.messages()
        let outcome = try SmallThread.run { Site.read(site, messages: texts).diagnostics.rendered }
        #expect(outcome.seconds < (SmallThread.isDebugBuild ? 3 : 1))
        return folder.shown(outcome.value)
    }

    private static let tooDeep = "Lists and maps are nested more than 50 deep here. No key of Docket’s is so deep."
    private static let tooMany =
        "The file has more than 100,000 values, counting what its aliases repeat. Shorten it."

    @Test(
        "nesting is an error and never a crash",
        arguments: [51, 999, 1_000, 1_001, 2_000, 100_000],
        [
            ("[", "]"), ("{a: ", "}"), ("[a: ", "]"), ("- ", ""), ("? ", ""), ("{? ", "}"), ("{[", "]}"), ("- ? ", ""),
            ("[? ", "]"),
        ])
    func nesting(depth: Int, brackets: (String, String)) throws {
        let text = String(repeating: brackets.0, count: depth) + "x" + String(repeating: brackets.1, count: depth)
        let rendered = try messages("name: Care\nform:\n  " + text)
        #expect(rendered.contains(Self.tooDeep) || rendered.contains("team.yaml:3:"), "\(rendered)")
    }

    @Test("nesting by indentation is an error", arguments: [51, 999, 1_400])
    func blocks(depth: Int) throws {
        let text = (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(try messages(text).contains(Self.tooDeep))
    }

    @Test("50 levels are read and 51 are not")
    func depthLimit() throws {
        func text(_ depth: Int) -> String {
            "name: " + String(repeating: "[", count: depth - 2) + "x" + String(repeating: "]", count: depth - 2)
        }
        #expect(try messages(text(50)).contains("“name” must be a text"))
        #expect(try messages(text(51)).contains(Self.tooDeep))
    }

    /// Ten levels of ten aliases each.
    private func bomb(_ line: (_ name: String, _ aliases: String) -> String) -> String {
        var text = line("a0", "x")
        for level in 1...10 {
            text += line("a\(level)", Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))
        }
        return text
    }

    @Test("aliases of aliases are counted as often as they repeat a value")
    func aliasBombs() throws {
        #expect(try messages(bomb { "\($0): &\($0) [\($1)]\n" }).contains(Self.tooMany))
        #expect(try messages("x:\n" + bomb { "  - &\($0) [\($1)]\n" }).contains(Self.tooMany))
    }

    @Test("aliases of aliases in keys are never expanded")
    func keyBombs() throws {
        #expect(try messages(bomb { "? &\($0) [\($1)]\n: x\n" }).contains(Self.tooMany))
        #expect(try messages(bomb { "&\($0) {[\($1)]: x}: y\n" }).contains(Self.tooMany))
        #expect(try messages("x: {" + bomb { "&\($0) {[\($1)]},\n" } + "}").contains(Self.tooMany))
        #expect(try messages("[*a]: x").contains("has no anchor"))
    }

    @Test("merge keys of merge keys are never expanded")
    func mergeBombs() throws {
        var text = "a0: &a0 { name: Care }\n"
        for level in 1...40 { text += "a\(level): &a\(level) { <<: [*a\(level - 1), *a\(level - 1)] }\n" }
        #expect(try messages(text).contains(Self.tooMany))
        // The same with few enough values, of which each map takes in the one before.
        text = "a0: &a0 { nme: Care }\n"
        for level in 1...60 { text += "a\(level): &a\(level) { <<: *a\(level - 1) }\n" }
        #expect(try messages(text).contains(Self.tooDeep))
    }

    @Test("merge keys within the limits are read, and what is wrong in them is told once")
    func merges() throws {
        var text = "x: &a0 { nme: Care }\n"
        for level in 1...12 { text += "x\(level): &a\(level) { <<: [*a\(level - 1), *a\(level - 1)] }\n" }
        let rendered = try messages(text + "<<: *a12\n")
        #expect(rendered.components(separatedBy: "“nme”").count == 2)
    }

    @Test("a file with 1 MB of mistakes tells the first hundred")
    func manyMistakes() throws {
        for text in [
            (0..<90_000).map { "k\($0): 1\n" }.joined(), "{" + (0..<90_000).map { "k\($0)," }.joined() + "}",
            String(repeating: "name: x\n", count: 49_999),
        ] {
            let rendered = try messages(text.count > 1_000_000 ? String(text.prefix(1_000_000)) : text)
            #expect(rendered.components(separatedBy: "error: ").count == 102 || rendered.contains(Self.tooMany))
        }
        let rendered = try messages(String(repeating: "name: x\n", count: 40_000))
        #expect(
            rendered.hasPrefix(
                "site/teams/care/team.yaml: error: The file has more problems than the first 100 that are told"
                    + " here. Mend these first."
            ))
    }

    @Test("100 problems are told and no more word about them; 101 are told as more than 100", arguments: [100, 101])
    func problemLimit(count: Int) throws {
        let text = "name: Care\n" + (0..<count).map { "k\($0): 1\n" }.joined()
        #expect(try messages(text).components(separatedBy: "error: ").count == (count == 100 ? 101 : 102))
    }

    @Test("very long keys, values, tags and anchors are cut where a message shows them")
    func longTexts() throws {
        let long = String(repeating: "x", count: 900_000)
        for text in [
            "name: Care\n\(long): 1\n", "name: Care\npublished: \(long)\n", "name: Care\nform: !\(long) {}\n",
            "name: &\(long) Care\npublished: *y\(long.dropLast(810_000))\n", "name: \"\(long)\n",
            "name: Care\nform: {fields: [{type: \(long)}]}\n",
            "name: Care\nform: {fields: [{type: custom, name: \(long), label: x}]}\n",
        ] {
            let rendered = try messages(String(text.prefix(1_000_000)))
            #expect(rendered.utf8.count < 2_000 && rendered.contains("error: "))
        }
        let stars = (0..<30).map { "a\($0): &a\($0) x\nb\($0): *a\($0)\n" }.joined()
        #expect(try messages(stars + "c: '" + String(repeating: "*", count: 900_000) + "'").contains("error: "))
        #expect(try messages(String(repeating: "\n", count: 999_999)).contains("The file is empty."))
        #expect(try messages(String(repeating: "?", count: 999_999)).contains("error: "))
        #expect(try messages(String(repeating: "{?", count: 400_000)).contains("error: "))
        #expect(try messages("x: " + String(repeating: "\"a\" ", count: 200_000)).contains("error: "))
    }

    @Test("10,000 fields are more answers than a request may have")
    func manyFields() throws {
        let fields = (0..<10_000).map { "    - { type: custom, name: f\($0), label: x }\n" }.joined()
        let rendered = try messages("name: Care\nform:\n  fields:\n" + fields)
        #expect(
            rendered.contains(
                "team.yaml:4:5: error: The form has 10,000 fields, and a request may have 1,000 answers."
                    + " Write fewer fields, or raise “parameters” in the “limits” of site.yaml."))
    }

    @Test("a thousand teams are read within a second")
    func manyTeams() throws {
        let folder = try TemporaryFolder()
        for team in 0..<1_000 { try folder.write("name: Team \(team)\n", to: "teams/team-\(team)/team.yaml") }
        let site = folder.site
        let messages = try Repository.messages()
        let outcome = try SmallThread.run { Site.read(site, messages: messages).site?.teams.count }
        #expect(outcome.value == 1_000)
        #expect(outcome.seconds < (SmallThread.isDebugBuild ? 3 : 1))
    }

    @Test("random bytes and random YAML never crash")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        let words = [
            "name", ": ", "- ", "\n", "\n  ", "{", "}", "[", "]", ", ", "&a ", "*a", "<<", "? ", "| \n", "> \n", "\"",
            "'",
            "#", "!x ", "---\n", "...\n", "%", "\t", "type", "custom", "fields", "form", "é", "\u{2028}", "\r", "x",
            "\\",
        ]
        let folder = try TemporaryFolder()
        let messages = try Repository.messages()
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 1...40, using: &generator)).map { _ in words.randomElement()! }.joined()
            try folder.write(text, to: "site.yaml")
            let reading = Site.read(folder.site, messages: messages)
            #expect(reading.site != nil || reading.diagnostics.hasErrors, "\(text.debugDescription)")
        }
    }
}

/// A thread with 512 kB of stack, as little as a thread of Apple's has.
enum SmallThread {
    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    static var isDebugBuild: Bool {
        var isDebug = false
        assert(
            {
                isDebug = true; return true
            }())
        return isDebug
    }

    /// Runs the body and waits for its value.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) throws -> (value: Value, seconds: Double)
    {
        let outcome = Outcome<(value: Value, seconds: Double)>()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let start = processorSeconds
            let value = body()
            let seconds = processorSeconds - start
            outcome.value.withLock { $0 = (value, seconds) }
            done.signal()
        }
        thread.stackSize = 512 * 1024
        thread.start()
        done.wait()
        return try #require(outcome.value.withLock { $0 })
    }

    /// The thread's own time, which other tests beside it do not lengthen.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
