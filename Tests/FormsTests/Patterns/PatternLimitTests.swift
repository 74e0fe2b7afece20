import Forms
import Testing

struct PatternLimitTests {
    @Test("A pattern has at most 1,000 characters")
    func length() throws {
        _ = try Pattern(String(repeating: "é", count: 1_000))
        let error = try #require(throws: PatternError.self) { try Pattern(String(repeating: "é", count: 1_001)) }
        #expect(error.description == "The pattern has more than 1000 characters, the limit. Write a shorter one.")
        #expect(error.offset == 1_000)
        var limits = PatternLimits()
        limits.length = 2
        _ = try Pattern("ab", limits: limits)
        #expect(throws: PatternError.self) { try Pattern("abc", limits: limits) }
    }

    @Test("At most 50 brackets stand within each other", arguments: [("(?:", ")"), ("(?=", ")"), ("[", "]")])
    func depth(opening: String, closing: String) throws {
        func nested(_ count: Int) -> String {
            String(repeating: opening, count: count) + "a" + String(repeating: closing, count: count)
        }
        _ = try Pattern(nested(50))
        let error = try #require(throws: PatternError.self) { try Pattern(nested(51)) }
        #expect(
            error.description
                == "More than 50 brackets stand within each other here, the limit. Write it with fewer of them.")
        #expect(error.offset == 50 * opening.count)
        // One after the other there may be more.
        _ = try Pattern(String(repeating: nested(1), count: 60))
    }

    @Test("A number in braces is at most 10,000")
    func count() throws {
        _ = try Pattern("a{10000}")
        _ = try Pattern("a{0,00010000}")
        for pattern in ["a{10001}", "a{0,10001}", "a{10001,}", "a{99999999999999999999}"] {
            let error = try #require(throws: PatternError.self) { try Pattern(pattern) }
            #expect(
                error.description
                    == "“\(pattern.dropFirst())” has a number over 10000, the limit. Use “max_length” for how long an answer may be."
            )
            #expect(error.offset == 1)
        }
        let reversed = try #require(throws: PatternError.self) { try Pattern("a{20000,10001}") }
        #expect(!reversed.isLimitation)
    }

    @Test("Repeated groups are refused when PCRE2 finds them too large")
    func size() throws {
        _ = try Pattern("(?:[a-z]{1,9} ){100}")
        let error = try #require(throws: PatternError.self) { try Pattern("(?:(?:ab){1000}){1000}") }
        #expect(
            error.description
                == "The pattern repeats its groups too often: it becomes too large when they are written out. Write smaller numbers in “{…}”."
        )
        #expect(error.offset == 0)
    }

    @Test("A value over 10,000 bytes gets no verdict")
    func value() throws {
        let pattern = try Pattern("[aé]*")
        #expect(pattern.matches(String(repeating: "a", count: 10_000)) == true)
        #expect(pattern.matches(String(repeating: "a", count: 10_001)) == nil)
        #expect(pattern.matches(String(repeating: "é", count: 5_000)) == true)
        #expect(pattern.matches(String(repeating: "é", count: 5_001)) == nil)
    }

    @Test("Lookaheads are tried as often as the work allows")
    func lookaheads() throws {
        let pattern = try Pattern("(?:(?=a*b)a)*b")
        let value = String(repeating: "a", count: 99) + "b"
        var limits = PatternLimits()
        limits.steps = 1
        // One at each of 100 characters.
        limits.work = 10_000
        #expect(pattern.matches(value, limits: limits) == true)
        limits.work = 9_900
        #expect(pattern.matches(value, limits: limits) == nil)
    }

    @Test("A match stands at as many places as the work allows")
    func places() throws {
        let pattern = try Pattern("(?:a?){100}")
        let value = String(repeating: "a", count: 100)
        var limits = PatternLimits()
        limits.steps = 1
        #expect(pattern.matches(value, limits: limits) == true)
        limits.work = 1_000
        #expect(pattern.matches(value, limits: limits) == nil)
    }

    @Test("What has too many places is tried one way after the other, for as many steps as are allowed")
    func steps() throws {
        let pattern = try Pattern("(?=(?:a?b?){100}$).*")
        var limits = PatternLimits()
        limits.steps = 0
        #expect(pattern.matches("ab", limits: limits) == nil)
        limits.steps = 100_000
        #expect(pattern.matches("ab", limits: limits) == true)
        #expect(pattern.matches(String(repeating: "ab", count: 20) + "c", limits: limits) == nil)
    }

    @Test(
        "No value takes a pattern long",
        arguments: [
            "(a+)+", "(a*)*b", "(a|a)*b", "(a|b?)*?c", "(?:a?){30}a{30}", "(?:(?:(?:a+)+)+)+b", "(?:.*.*.*.*.*)b",
            "(?:(?:a{0,12}b?){0,12})*c", "(?:(?:a{0,40}b?){0,20})*c", "(?:(?=(?:(?=.*b).)*).)*",
            "(?:(?=(?:(?:a{0,6}b?){0,6})*c)a)*", "(?:(?=(?:a?a?a?a?a?a?a?a?a?a?)*c)a)*", "(?:a{0,1000}b?)*c",
            "(?=(?:q?r?){100}).*.*[^x]*x", "(?=(?:a?b?){100}c).*",
        ])
    func hostile(source: String) throws {
        let pattern = try Pattern(source)
        for length in [30, 100, 1_000, 10_000] {
            let value = String(repeating: "a", count: length)
            let time = ContinuousClock().measure {
                _ = pattern.matches(value)
                _ = pattern.matches(value.dropLast() + "!")
            }
            #expect(time < .seconds(5), "\(length) characters")
        }
    }

    @Test("What would take exponential time elsewhere gets its verdict")
    func exponential() throws {
        let long = String(repeating: "a", count: 9_999)
        #expect(try Pattern("(a+)+").matches(long) == true)
        #expect(try Pattern("(a+)+").matches(long + "b") == false)
        #expect(try Pattern("([a-z]+\\d?)*").matches(long) == true)
        #expect(try Pattern("([a-z]+\\d?)*").matches(long + "!") == false)
        #expect(try Pattern("(a|a)*").matches(long + "b") == false)
    }
}
