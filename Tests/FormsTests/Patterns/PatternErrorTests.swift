import Forms
import Testing

struct PatternErrorTests {
    @Test(
        "What browsers refuse is refused, with the place and what to write instead",
        arguments: [
            ("ab(c", 2, "This “(” is never closed. Close it, or write “\\(” for the character itself."),
            ("(?:a(b)", 0, "This “(?:” is never closed. Close it, or write “\\(” for the character itself."),
            ("x[a", 1, "This “[” is never closed. Close it, or write “\\[” for the character itself."),
            ("[[a]", 0, "This “[” is never closed. Close it, or write “\\[” for the character itself."),
            ("a)b", 1, "This “)” closes nothing. Write “\\)” for the character itself."),
            ("a]", 1, "“]” means nothing here. Write “\\]” for the character itself."),
            ("a}", 1, "“}” means nothing here. Write “\\}” for the character itself."),
            ("{a", 0, "“{” means nothing here. Write “\\{” for the character itself."),
            ("a{,2}", 1, "“{” means nothing here. Write “\\{” for the character itself."),
            ("a{1, 2}", 1, "“{” means nothing here. Write “\\{” for the character itself."),
            ("a|*", 2, "“*” has nothing to repeat. Write “\\*” for the character itself."),
            ("{2}", 0, "“{2}” has nothing to repeat. Write “\\{” for a brace."),
            ("a++", 2, "“+” repeats what is repeated already. Leave it out, or write “\\+” for the character itself."),
            ("a{2}{3}", 4, "“{3}” repeats what is repeated already. Leave it out, or write “\\{” for a brace."),
            (
                "a^*", 2,
                "“*” repeats a place, such as “^”, “\\b” or “(?=…)”, and places cannot be repeated. Leave it out."
            ),
            (
                "(?=a)+?", 5,
                "“+?” repeats a place, such as “^”, “\\b” or “(?=…)”, and places cannot be repeated. Leave it out."
            ),
            ("a{5,2}", 1, "“{5,2}” begins with the greater number. Write the smaller one first."),
            ("(?#x)", 0, "“(?#” begins no group. Groups begin with “(”, “(?:”, “(?<name>”, “(?=” or “(?!”."),
            ("(?", 0, "“(?” begins no group. Groups begin with “(”, “(?:”, “(?<name>”, “(?=” or “(?!”."),
            ("(?>a)", 0, "“(?>” begins no group. Groups begin with “(”, “(?:”, “(?<name>”, “(?=” or “(?!”."),
            (
                "a\\", 1,
                "The pattern ends with “\\”, which would change the next character. Write “\\\\” for the character itself."
            ),
            ("\\-", 0, "“\\-” means nothing here. Write “-” without the backslash for the character itself."),
            ("[\\a]", 1, "Browsers do not know “\\a”. Write “a” for the character itself."),
            ("[\\B]", 1, "“\\B” means nothing in brackets. Write “B” for the character itself."),
            ("\\Aa", 0, "Browsers do not know “\\A”. Leave it out: a pattern is for the whole answer anyhow."),
            ("\\h", 0, "Browsers do not know “\\h”. Write “h” for the character itself."),
            ("\\x4", 0, "“\\x” wants two hexadecimal digits, such as “\\x20”."),
            ("\\c1", 0, "“\\c” wants a letter from A to Z. Write “c” for the character itself."),
            ("\\01", 0, "After “\\0” no digit may follow. Write “\\x00” for the character NUL."),
            (
                "\\u12", 0,
                "“\\u” wants four hexadecimal digits, such as “\\u00E9”, or up to six in braces, such as “\\u{1F600}”."
            ),
            (
                "\\u{}", 0,
                "“\\u” wants four hexadecimal digits, such as “\\u00E9”, or up to six in braces, such as “\\u{1F600}”."
            ),
            ("é\\u{110000}", 1, "“\\u{110000}” is no character; the last one is “\\u{10FFFF}”."),
            (
                "[z-a]", 1,
                "The range “z-a” ends before it begins. Write the character with the smaller code point first."
            ),
            (
                "[\\d-x]", 1,
                "“\\d” is a set of characters, and a range goes from one character to another. Write “\\-” for a hyphen."
            ),
            (
                "[a-\\d]", 3,
                "“\\d” is a set of characters, and a range goes from one character to another. Write “\\-” for a hyphen."
            ),
            (
                "[\\w.-]", 4,
                "In brackets “-” stands between the first and the last character of a range, such as “a-z”. Write “\\-” for a hyphen."
            ),
            (
                "[-a]", 1,
                "In brackets “-” stands between the first and the last character of a range, such as “a-z”. Write “\\-” for a hyphen."
            ),
            (
                "[a-c-e]", 4,
                "In brackets “-” stands between the first and the last character of a range, such as “a-z”. Write “\\-” for a hyphen."
            ),
            ("[(]", 1, "In brackets “(” has to be written “\\(”."),
            ("[a/b]", 2, "In brackets “/” has to be written “\\/”."),
            ("[a!!]", 2, "In brackets “!!” is reserved. One “!” is enough."),
            ("\\p", 0, "“\\p” wants the name of a property in braces, such as “\\p{L}” for letters."),
            ("\\p{L", 0, "“\\p” wants the name of a property in braces, such as “\\p{L}” for letters."),
        ])
    func mistakes(pattern: String, offset: Int, message: String) throws {
        let error = try #require(throws: PatternError.self) { try Pattern(pattern) }
        #expect(error.description == message)
        #expect(error.offset == offset)
        #expect(!error.isLimitation)
    }

    @Test(
        "What Docket does not take is refused, with the place and what to write instead",
        arguments: [
            (
                "[a&&b]", 2,
                "Docket does not take “&&” between sets. Write out which characters may occur, or put a lookahead before the class, such as “(?![aeiou])[a-z]”."
            ),
            (
                "[\\w--\\d]", 3,
                "Docket does not take “--” between sets. Write out which characters may occur, or put a lookahead before the class, such as “(?![aeiou])[a-z]”."
            ),
            (
                "a(?<=b)", 1,
                "Docket does not take lookbehinds, “(?<=…)”. Say with a lookahead what may come, such as “(?!0)\\d+”."
            ),
            (
                "(?<!b)", 0,
                "Docket does not take lookbehinds, “(?<!…)”. Say with a lookahead what may come, such as “(?!0)\\d+”."
            ),
            (
                "(a)\\1", 3,
                "Docket does not take references to a group, such as “\\1”. Write the group’s content again."
            ),
            (
                "(?<a>a)\\k<a>", 7,
                "Docket does not take references to a group, such as “\\k”. Write the group’s content again."
            ),
            (
                "(?i:a)", 0,
                "Docket does not take modifiers, since not all browsers know them. Write both cases, such as “[Aa]”."
            ),
            (
                "(?-s:a)", 0,
                "Docket does not take modifiers, since not all browsers know them. Write both cases, such as “[Aa]”."
            ),
            (
                "(?<1>a)", 3,
                "A group’s name is made of the letters A to Z and a to z, digits and “_”, and does not begin with a digit. “(?:…)” needs no name."
            ),
            (
                "(?<é>a)", 3,
                "A group’s name is made of the letters A to Z and a to z, digits and “_”, and does not begin with a digit. “(?:…)” needs no name."
            ),
            ("(?<a>a)|(?<a>b)", 8, "Another group is called “a” already. Leave the name out: “(?:…)”."),
            (
                "[\\q{ch|a}]", 1,
                "Docket does not take “\\q{…}”. Write the choice outside of brackets, such as “(?:ch|[a-z])”."
            ),
            (
                "\\p{Emoji}", 0,
                "Docket does not take the property “Emoji”. It knows general categories, such as “\\p{L}” (letters), “\\p{Lu}” (capital letters) and “\\p{Nd}” (digits), and scripts, such as “\\p{Script=Greek}”."
            ),
            (
                "\\p{Greek}", 0,
                "Docket does not take the property “Greek”. It knows general categories, such as “\\p{L}” (letters), “\\p{Lu}” (capital letters) and “\\p{Nd}” (digits), and scripts, such as “\\p{Script=Greek}”."
            ),
            (
                "[a[^b\\p{L}]]", 2,
                "Docket does not take “[^…]” with a property and more within another class. Write the choice outside of it, such as “(?:a|[^\\p{L}b])”."
            ),
            (
                "[[:alpha:]]", 1,
                "Browsers do not know “[:alpha:]” and take it for single characters. Write “\\p{L}” for letters, “\\d” for digits or “\\s” for spaces."
            ),
            ("\\ud83da", 0, "“\\ud83d” is half of a character. Write all of it, such as “\\u{1F600}”."),
            ("a\rb", 1, "HTML turns the character U+000D into another one. Write “\\r”."),
            ("(\0", 1, "HTML turns the character U+0000 into another one. Write “\\0”."),
            ("[\\u{D800}]", 1, "“\\u{D800}” is half of a character. Write all of it, such as “\\u{1F600}”."),
        ])
    func limitations(pattern: String, offset: Int, message: String) throws {
        let error = try #require(throws: PatternError.self) { try Pattern(pattern) }
        #expect(error.description == message)
        #expect(error.offset == offset)
        #expect(error.isLimitation)
    }

    @Test("Outside of brackets exactly the characters of the syntax need a backslash, and no other takes one")
    func alphabet() {
        let syntax = Set("^$\\.*+?()[]{}|".unicodeScalars)
        let escapes = Set("dDwWsSbBtnvfr0".unicodeScalars).union(syntax).union(["/"])
        let alone = Set("^$.|".unicodeScalars)
        for byte in UInt8(1)...127 where byte != 13 {
            let scalar = Unicode.Scalar(byte)
            #expect(isPattern("\(scalar)") == (!syntax.contains(scalar) || alone.contains(scalar)), "\(byte)")
            #expect(isPattern("\\\(scalar)") == escapes.contains(scalar), "\\ and \(byte)")
        }
    }

    @Test("In brackets exactly the characters of the syntax need a backslash, and only punctuation takes one besides")
    func classAlphabet() {
        let syntax = Set("()[]{}/-\\|".unicodeScalars)
        let escapes = Set("^$\\.*+?()[]{}|/&-!#%,:;<=>@`~dDwWsSbtnvfr0".unicodeScalars)
        let doubled = Set("&!#$%*+,.:;<=>?@^`~".unicodeScalars)
        for byte in UInt8(1)...127 where byte != 13 {
            let scalar = Unicode.Scalar(byte)
            #expect(isPattern("[a\(scalar)]") == !syntax.contains(scalar), "\(byte)")
            #expect(isPattern("[a\\\(scalar)]") == escapes.contains(scalar), "\\ and \(byte)")
            // Two backslashes are one that is escaped.
            guard scalar != "\\" else { continue }
            #expect(
                isPattern("[a\(scalar)\(scalar)]") == !(syntax.contains(scalar) || doubled.contains(scalar)),
                "\(byte) twice")
        }
    }

    private func isPattern(_ source: String) -> Bool {
        (try? Pattern(source)) != nil
    }
}
