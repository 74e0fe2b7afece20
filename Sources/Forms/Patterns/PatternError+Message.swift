extension PatternError: CustomStringConvertible {
    /// What is wrong and what to write instead.
    package var description: String {
        switch kind {
        case .neverClosed(let bracket):
            "This “\(bracket)” is never closed. Close it, or write “\\\(bracket.prefix(1))” for the character itself."
        case .unescaped(")"):
            "This “)” closes nothing. Write “\\)” for the character itself."
        case .unescaped(let scalar):
            "“\(scalar)” means nothing here. Write “\\\(scalar)” for the character itself."
        case .nothingToRepeat(let quantifier):
            "“\(quantifier)” has nothing to repeat. Write \(escaped(quantifier))."
        case .repeatedTwice(let quantifier):
            "“\(quantifier)” repeats what is repeated already. Leave it out, or write \(escaped(quantifier))."
        case .repeatedPlace(let quantifier):
            "“\(quantifier)” repeats a place, such as “^”, “\\b” or “(?=…)”, and places cannot be repeated. Leave it out."
        case .countsReversed(let quantifier):
            "“\(quantifier)” begins with the greater number. Write the smaller one first."
        case .unknownGroup(let opening):
            "“\(opening)” begins no group. Groups begin with “(”, “(?:”, “(?<name>”, “(?=” or “(?!”."
        case .nothingEscaped:
            "The pattern ends with “\\”, which would change the next character. Write “\\\\” for the character itself."
        case .unknownEscape(let scalar):
            unknownEscape(scalar)
        case .incompleteEscape(let escape):
            incompleteEscape(escape)
        case .noCodePoint(let escape):
            "“\(escape)” is no character; the last one is “\\u{10FFFF}”."
        case .rangeReversed(let range):
            "The range “\(range)” ends before it begins. Write the character with the smaller code point first."
        case .rangeOfSet(let set):
            "“\(set)” is a set of characters, and a range goes from one character to another. Write “\\-” for a hyphen."
        case .unescapedInClass("-"):
            "In brackets “-” stands between the first and the last character of a range, such as “a-z”. Write “\\-” for a hyphen."
        case .unescapedInClass(let scalar):
            "In brackets “\(scalar)” has to be written “\\\(scalar)”."
        case .reserved(let doubled):
            "In brackets “\(doubled)” is reserved. One “\(doubled.prefix(1))” is enough."
        case .incompleteProperty:
            "“\\p” wants the name of a property in braces, such as “\\p{L}” for letters."
        case .setOperation(let sign):
            "Docket does not take “\(sign)” between sets. Write out which characters may occur, or put a lookahead before the class, such as “(?![aeiou])[a-z]”."
        case .lookbehind(let opening):
            "Docket does not take lookbehinds, “\(opening)…)”. Say with a lookahead what may come, such as “(?!0)\\d+”."
        case .backreference(let reference):
            "Docket does not take references to a group, such as “\(reference)”. Write the group’s content again."
        case .modifiers:
            "Docket does not take modifiers, since not all browsers know them. Write both cases, such as “[Aa]”."
        case .groupName:
            "A group’s name is made of the letters A to Z and a to z, digits and “_”, and does not begin with a digit. “(?:…)” needs no name."
        case .groupNameTaken(let name):
            "Another group is called “\(name)” already. Leave the name out: “(?:…)”."
        case .strings:
            "Docket does not take “\\q{…}”. Write the choice outside of brackets, such as “(?:ch|[a-z])”."
        case .property(let name):
            "Docket does not take the property “\(name)”. It knows general categories, such as “\\p{L}” (letters), “\\p{Lu}” (capital letters) and “\\p{Nd}” (digits), and scripts, such as “\\p{Script=Greek}”."
        case .negatedWithin:
            "Docket does not take “[^…]” with a property and more within another class. Write the choice outside of it, such as “(?:a|[^\\p{L}b])”."
        case .namedClass(let name):
            "Browsers do not know “\(name)” and take it for single characters. Write “\\p{L}” for letters, “\\d” for digits or “\\s” for spaces."
        case .surrogate(let escape):
            "“\(escape)” is half of a character. Write all of it, such as “\\u{1F600}”."
        case .lostInPage(let scalar):
            "HTML turns the character U+\(scalar == "\r" ? "000D" : "0000") into another one. Write “\(scalar == "\r" ? "\\r" : "\\0")”."
        case .countOverLimit(let quantifier, let limit):
            "“\(quantifier)” has a number over \(limit), the limit. Use “max_length” for how long an answer may be."
        case .tooLong(let limit):
            "The pattern has more than \(limit) characters, the limit. Write a shorter one."
        case .tooDeep(let limit):
            "More than \(limit) brackets stand within each other here, the limit. Write it with fewer of them."
        case .tooLarge:
            "The pattern repeats its groups too often: it becomes too large when they are written out. Write smaller numbers in “{…}”."
        }
    }

    private func escaped(_ quantifier: String) -> String {
        quantifier.hasPrefix("{") ? "“\\{” for a brace" : "“\\\(quantifier.prefix(1))” for the character itself"
    }

    private func unknownEscape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "A", "z", "Z":
            "Browsers do not know “\\\(scalar)”. Leave it out: a pattern is for the whole answer anyhow."
        case "h", "R", "N", "X", "Q", "E", "K", "G", "C", "H", "V", "a", "e":
            "Browsers do not know “\\\(scalar)”. Write “\(scalar)” for the character itself."
        case "b", "B":
            "“\\\(scalar)” means nothing in brackets. Write “\(scalar)” for the character itself."
        default:
            "“\\\(scalar)” means nothing here. Write “\(scalar)” without the backslash for the character itself."
        }
    }

    private func incompleteEscape(_ escape: String) -> String {
        switch escape {
        case "\\x": "“\\x” wants two hexadecimal digits, such as “\\x20”."
        case "\\c": "“\\c” wants a letter from A to Z. Write “c” for the character itself."
        case "\\0": "After “\\0” no digit may follow. Write “\\x00” for the character NUL."
        default: "“\\u” wants four hexadecimal digits, such as “\\u00E9”, or up to six in braces, such as “\\u{1F600}”."
        }
    }
}
