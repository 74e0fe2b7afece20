import Forms
import Testing

struct PatternWarningTests {
    @Test(
        "What browsers are slow with is told",
        arguments: [
            ("(a+)+", 4), ("x(?:a*)*", 7), ("(?:[a-z]+-?)+", 12), ("(?:-|\\w+)*?", 9), ("((a+)){2,}", 6),
            ("(?:(?=b)a{2,})*", 14), ("(?=(a+)+)", 7), ("((?:a+)?b?)*", 11),
        ])
    func slow(pattern: String, offset: Int) throws {
        let warning = try #require(Pattern.warning(about: pattern))
        #expect(warning.offset == offset)
        #expect(
            warning.description
                == "This repeats something that may be nothing but a repetition itself: browsers can take very long over an answer that does not match. Leave out one of the two, or put a character between, such as “(?:[a-z]+-)*”."
        )
    }

    @Test(
        "Ordinary repetitions are not",
        arguments: [
            "a+", "(?:[a-z]+-)*[a-z]+", "(?:a+b)*", "(a+)?", "(a+){2}", "a+(?:b+c)+", "(?:(?:\\b)*a)*", "(?:^)*", "(",
        ])
    func ordinary(pattern: String) {
        #expect(Pattern.warning(about: pattern) == nil)
    }
}
