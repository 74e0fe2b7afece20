import Forms
import Testing

struct PatternTests {
    /// What a pattern makes of values.
    struct Case: CustomTestStringConvertible {
        let pattern: String
        let matching: [String]
        let others: [String]

        init(_ pattern: String, _ matching: [String], not others: [String]) {
            self.pattern = pattern
            self.matching = matching
            self.others = others
        }

        var testDescription: String { pattern }
    }

    @Test(
        "A pattern is for the whole value, as browsers read it",
        arguments: [
            Case("", [""], not: ["a", "\n"]),
            Case("a|bc", ["a", "bc"], not: ["ab", "c", "a\n", "\na", "A"]),
            Case("a||b", ["", "a", "b"], not: ["ab"]),
            Case("[A-Z]{2}-\\d{4}", ["AB-0123"], not: ["AB-012", "aB-0123", "AB-01234", "AB-0123\n", "AB-٠١٢٣"]),
            Case("a*?", ["", "aaa"], not: ["b"]),
            Case("a+?b", ["ab", "aab"], not: ["b"]),
            Case("a??b{2,}?", ["bb", "abbb"], not: ["ab"]),
            Case("a{2}", ["aa"], not: ["a", "aaa"]),
            Case("a{01,003}", ["a", "aaa"], not: ["", "aaaa"]),
            Case("a{0}b", ["b"], not: ["ab"]),
            Case("(a)(?:b)(?<c>c)", ["abc"], not: ["ab"]),
            Case("(?=.*\\d)(?=.*[a-z]).{3,}", ["ab1"], not: ["abc", "123", "a1"]),
            Case("(?!0)\\d+", ["10"], not: ["01", ""]),
            Case("(?:(?=a)){2}a", ["a"], not: ["aa"]),
            Case("^a$", ["a"], not: ["a\n"]),
            Case("a$\\nb", [], not: ["a\nb"]),
            Case("a\\n^b", [], not: ["a\nb"]),
            Case("\\bab\\b", ["ab"], not: ["a b"]),
            Case("a\\B.\\b.*", ["ab", "a_ b"], not: ["a b"]),
            Case("é\\b.", ["éa"], not: ["éé", "é "]),
            Case(" /:;<=>@`~!#%&',\"-_", [" /:;<=>@`~!#%&',\"-_"], not: [""]),
            Case("😀", ["😀"], not: ["\u{FFFD}"]),
            Case("\u{E9}", ["\u{E9}"], not: ["e\u{301}"]),
            Case("(?:a?)*b", ["b", "aab"], not: ["a"]),
            Case("(?:a|b??)*c", ["c", "abac"], not: ["ab"]),
        ])
    func matching(_ expected: Case) throws {
        try expect(expected)
    }

    @Test(
        "Sets of characters are ECMAScript’s",
        arguments: [
            Case(".", ["a", "😀", "\u{85}", "\u{B}", "\0"], not: ["\n", "\r", "\u{2028}", "\u{2029}", ""]),
            Case("\\d", ["0", "9"], not: ["٣", "a"]),
            Case("\\D", ["٣", "\n"], not: ["0"]),
            Case("\\w", ["a", "Z", "0", "_"], not: ["é", "-", "ſ", "\u{212A}"]),
            Case("\\W", ["é", "-", "ſ", "\u{212A}"], not: ["a", "_"]),
            Case(
                "\\s", ["\t", "\u{B}", " ", "\u{A0}", "\u{FEFF}", "\u{2028}"], not: ["\u{85}", "\u{180E}", "\u{200B}"]),
            Case("\\S", ["\u{85}", "\u{180E}", "\u{200B}"], not: ["\t", "\u{A0}", "\u{FEFF}"]),
            Case("\\p{Lu}\\P{Lu}", ["Éé", "A\n"], not: ["AA", "aa"]),
            Case("\\p{gc=Letter}\\p{LC}", ["aa", "漢a"], not: ["a漢", "1a"]),
            Case("\\p{Script=Greek}+", ["αΩ"], not: ["a", "\u{342}"]),
            Case("\\p{sc=Zyyy}", ["1"], not: ["a"]),
            Case("[abc]", ["a", "c"], not: ["d", "ab"]),
            Case("[a\\-c]", ["a", "-", "c"], not: ["b"]),
            Case("[^a-c]", ["d", "\n", "😀"], not: ["b", ""]),
            Case("[]", [], not: ["", "a"]),
            Case("a[]|b", ["b"], not: ["a"]),
            Case("[^]", ["a", "\n", "\u{10FFFF}"], not: [""]),
            Case("[]*", [""], not: ["a"]),
            Case("[\\s\\S]*", ["", "a\n\u{2028}😀"], not: []),
            Case("[^\\d\\D]", [], not: ["1", "a"]),
            Case("[\\d.]+", ["1.2"], not: ["1,2"]),
            Case("[\\W_]+", ["-_"], not: ["a"]),
            Case("[\\p{L}\\d]+", ["é1"], not: ["-"]),
            Case("[^\\p{L}\\P{Lu}]", [], not: ["a", "1"]),
            Case("[a[bc]\\d]+", ["abc1"], not: ["d"]),
            Case("[[^a]b]", ["b", "c"], not: ["a"]),
            Case("[a[^\\p{L}]]", ["a", "1"], not: ["b"]),
            Case("[&\\|]", ["&", "|"], not: ["a"]),
            Case("[\\b]", ["\u{8}"], not: ["b"]),
            Case("[.*+?^$]+", [".*+?^$"], not: ["a"]),
            Case("[\\&\\-\\!\\#\\%\\,\\:\\;\\<\\=\\>\\@\\`\\~]+", ["&-!#%,:;<=>@`~"], not: ["a"]),
            Case("[\\x00-\\uFFFF]", ["\0", "\u{FFFF}"], not: ["😀"]),
            Case("[😀-😂]", ["😁"], not: ["😃", "\u{FFFD}"]),
            Case("[\\ud83d\\ude00]", ["😀"], not: ["\u{FFFD}"]),
        ])
    func sets(_ expected: Case) throws {
        try expect(expected)
    }

    @Test(
        "Escapes are ECMAScript’s",
        arguments: [
            Case("\\t\\n\\v\\f\\r", ["\t\n\u{B}\u{C}\r"], not: [""]),
            Case("\\0\\cA\\cz", ["\0\u{1}\u{1A}"], not: ["0AZ"]),
            Case("\\x41\\u00e9\\u{1F600}\\u{0000041}\\uD83D\\uDE00", ["Aé😀A😀"], not: [""]),
            Case("\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", ["^$\\.*+?()[]{}|/"], not: [""]),
        ])
    func escapes(_ expected: Case) throws {
        try expect(expected)
    }

    private func expect(_ expected: Case) throws {
        let pattern = try Pattern(expected.pattern)
        #expect(pattern.source == expected.pattern)
        // What the bundle holds is enough.
        let stored = Pattern(source: pattern.source, translation: pattern.translation)
        for value in expected.matching { #expect(stored.matches(value) == true, "\(value.debugDescription)") }
        for value in expected.others { #expect(stored.matches(value) == false, "\(value.debugDescription)") }
    }

    @Test(
        "The translation spells out what PCRE2 would read otherwise",
        arguments: [
            ("a.b", "\\A(?:a[^\\x{A}\\x{D}\\x{2028}-\\x{2029}]b)\\z"),
            ("\\d+|(x)?", "\\A(?:[0-9][0-9]*|(?:x)?)\\z"),
            ("^\\w{2,}$", "\\A(?:\\A[0-9A-Z\\x{5F}a-z]{2}[0-9A-Z\\x{5F}a-z]*\\z)\\z"),
            ("(?<n>é)+#\\b", "\\A(?:(?:\\x{E9})+\\x{23}\\b)\\z"),
            ("[^\\p{sc=Grek}ba-c]", "\\A(?:[^a-c\\p{sc:Grek}])\\z"),
            ("(?!a{3})[]", "\\A(?:(?!a{3})[^\\x{0}-\\x{D7FF}\\x{E000}-\\x{10FFFF}])\\z"),
        ])
    func translation(source: String, translation: String) throws {
        #expect(try Pattern(source).translation == translation)
    }

    @Test("What is no translation gives no verdict")
    func noTranslation() {
        #expect(Pattern(source: "a", translation: "(").matches("a") == nil)
    }
}
