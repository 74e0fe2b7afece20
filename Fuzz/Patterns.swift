@testable import Forms

/// A pattern and, after the first line end, a value.
func check(_ input: [UInt8]) {
    let parts = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let source = String(decoding: parts[0], as: UTF8.self)
    let node: PatternNode
    do throws(PatternError) {
        node = try PatternParser.parse(source)
    } catch {
        expect((0...source.unicodeScalars.count).contains(error.offset), "a problem behind the end of \(source)")
        expect(!error.description.isEmpty, "refused without a reason")
        // What is wrong with it is wrong whatever stands before.
        expect((try? Pattern(source)) == nil, "refused and taken: \(source)")
        return
    }
    let pattern: Pattern
    do throws(PatternError) {
        pattern = try Pattern(source)
    } catch {
        expect(error.kind == .tooLarge, "\(source) was parsed, and then: \(error)")
        // A group that is not repeated is never too large.
        expect(source.contains("{"), "too large: \(source)")
        return
    }
    expect(pattern.translation.allSatisfy(\.isASCII), "a translation that is not ASCII")
    let value = parts.count > 1 ? String(decoding: parts[1].prefix(200), as: UTF8.self) : ""
    let verdict = pattern.matches(value)
    expect(Pattern(source: source, translation: pattern.translation).matches(value) == verdict, "two verdicts")
    _ = node.ambiguousRepetition
    checkBothWays(pattern, value)
}

/// All ways at once and one after the other lead to the same.
private func checkBothWays(_ pattern: Pattern, _ value: String) {
    var limits = PatternLimits()
    limits.steps = 0
    let atOnce = pattern.matches(value, limits: limits)
    limits.work = 0
    limits.steps = 10_000
    let oneByOne = pattern.matches(value, limits: limits)
    guard let atOnce, let oneByOne else { return }
    expect(atOnce == oneByOne, "\(atOnce) at once and \(oneByOne) one by one: \(pattern.translation)")
}
