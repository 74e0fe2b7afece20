"""Random patterns, and values that match them or nearly do."""

from random import Random

# Characters that the two engines could take for different things. U+10FFFF is not among them: against the standard, V8
# leaves it out of the complement of a set that ends before it.
CHARACTERS = [
    *"abczAZ019_ -&!]|/\\^$.,:#@~`'\"(){}<>=%;", "\t", "\n", "\r", "\x0b", "\x0c", "\0", "\x1f", "\x7f", "\x85", "\xa0", "é", "É", "ß",
    "ſ", "\u0130", "\u0301", "α", "Ω", "ж", "\u1680", "\u180e", "\u2000", "\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u2126",
    "\u212a", "\u3000", "漢", "\ud7ff", "\ue000", "\ufeff", "\uffff", "𝟘", "𝒜", "😀", "\U0010fffd", "٣", "ǅ", "ª",
]  # fmt: skip
SPACES = "\t\n\x0b\x0c\r \xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
SYNTAX = "^$\\.*+?()[]{}|/"
# What has to be escaped in brackets, and what may be.
CLASS_SYNTAX = "()[]{}/-\\|"
CLASS_PUNCTUATORS = "&-!#%,:;<=>@`~"
DOUBLED = "&!#$%*+,.:;<=>?@^`~"
PROPERTIES = {
    "L": "aZéα漢", "Lu": "AZÉΩ", "Ll": "azéß", "LC": "aZ", "gc=Lt": "ǅ", "Nd": "09٣", "General_Category=Number": "1٣", "P": ".-", "Sc": "$€",
    "Zs": " \xa0", "M": "\u0301", "Script=Greek": "αΩ", "sc=Cyrl": "ж", "Script=Latin": "aªé", "sc=Han": "漢", "Letter": "b", "punct": "!",
}  # fmt: skip


class Accepted:
    """Patterns of the grammar that Docket takes. Each part is its text and a function that makes a text that matches
    it, as long as no lookahead or anchor objects."""

    # A repetition in a repetition in a repetition takes the browser minutes.
    LOOPS = 2

    def __init__(self, random: Random):
        self.random = random
        self.names = 0
        self.loops = 0

    def pattern(self):
        self.names = 0
        return self.disjunction(3)

    def disjunction(self, depth: int):
        parts = [self.alternative(depth) for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        return "|".join(text for text, _ in parts), lambda: self.random.choice(parts)[1]()

    def alternative(self, depth: int):
        parts = [self.term(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3]))]
        return "".join(text for text, _ in parts), lambda: "".join(make() for _, make in parts)

    def term(self, depth: int):
        kind = self.random.random()
        if kind < 0.08:
            return self.random.choice([r"\b", r"\B", "^", "$"]), lambda: ""
        if depth and kind < 0.14:
            return self.lookahead(depth)
        is_repeated = self.loops < self.LOOPS and self.random.random() < 0.4
        self.loops += is_repeated
        atom = self.group(depth) if depth and kind < 0.4 else self.atom()
        self.loops -= is_repeated
        return self.quantified(atom) if is_repeated else atom

    def lookahead(self, depth: int):
        text, make = self.disjunction(depth - 1)
        if self.random.random() < 0.5:
            return f"(?!{text})", lambda: ""
        return f"(?={text})", lambda: make() if self.random.random() < 0.5 else ""

    def group(self, depth: int):
        text, make = self.disjunction(depth - 1)
        self.names += 1
        return self.random.choice(["(", "(?:", f"(?<n{self.names}>", f"(?<_{self.names}>"]) + text + ")", make

    def quantified(self, atom):
        text, make = atom
        low = self.random.randrange(3)
        high = low + self.random.randrange(3)
        quantifier, low, high = self.random.choice(
            [("*", 0, 3), ("+", 1, 3), ("?", 0, 1), (f"{{{low}}}", low, low), (f"{{0{low},}}", low, low + 2), (f"{{{low},{high}}}", low, high)]
        )  # fmt: skip
        lazy = self.random.choice(["", "", "?"])
        return text + quantifier + lazy, lambda: "".join(make() for _ in range(self.random.randint(low, high)))

    def atom(self):
        kind = self.random.random()
        if kind < 0.5:
            character = self.random.choice(CHARACTERS) if self.random.random() < 0.5 else self.random.choice("ab1_")
            return self.escaped(character, SYNTAX, SYNTAX), lambda: character
        if kind < 0.6:
            return ".", lambda: self.random.choice(CHARACTERS)
        if kind < 0.75:
            return self.set_escape()
        return self.brackets(2)

    def escaped(self, character: str, necessary: str, allowed: str) -> str:
        """One of the ways to write a character."""
        code = ord(character)
        ways = [f"\\u{{{code:x}}}", f"\\u{{000{code:X}}}"]
        if code <= 0xFFFF:
            ways.append(f"\\u{code:04x}")
        else:
            ways.append(f"\\u{0xD800 + (code - 0x10000 >> 10):04X}\\u{0xDC00 + (code & 0x3FF):04x}")
        if code <= 0xFF:
            ways.append(f"\\x{code:02X}")
        if 1 <= code <= 26:
            ways += [f"\\c{chr(64 + code)}", f"\\c{chr(96 + code)}"]
        if character in "\t\n\x0b\x0c\r":
            ways.append("\\" + "tnvfr"["\t\n\x0b\x0c\r".index(character)])
        if character in allowed:
            ways.append("\\" + character)
        # A page cannot hold all characters as such.
        if character not in necessary + "\0\r":
            ways += [character] * 6
        return self.random.choice(ways)

    def set_escape(self):
        if self.random.random() < 0.3:
            name = self.random.choice(list(PROPERTIES))
            if self.random.random() < 0.3:
                return f"\\P{{{name}}}", lambda: self.random.choice(CHARACTERS)
            return f"\\p{{{name}}}", lambda: self.random.choice(PROPERTIES[name])
        letter = self.random.choice("dwsDWS")
        choice = {"d": "059", "w": "aZ_0", "s": SPACES}.get(letter, CHARACTERS)
        return f"\\{letter}", lambda: self.random.choice(choice)

    def brackets(self, depth: int):
        items = [self.class_item(depth) for _ in range(self.random.choice([0, 1, 1, 2, 3, 4]))]
        text = "".join(text for text, _ in items)
        if self.random.random() < 0.3:
            return f"[^{text}]", lambda: self.random.choice(CHARACTERS)
        # An item of its own keeps its first character from another meaning: a second “&”, or “^” after the bracket.
        return f"[{text}]", lambda: self.random.choice(items)[1]() if items else "a"

    def class_item(self, depth: int):
        kind = self.random.random()
        if depth and kind < 0.1:
            # A negated one with properties may not stand within another.
            inner = [self.class_character() for _ in range(self.random.randrange(3))]
            negated = self.random.choice(["", "^"])
            text = f"[{negated}{''.join(text for text, _ in inner)}]"
            return text, lambda: self.random.choice(inner)[0] if inner else "a"
        if kind < 0.3:
            return self.set_escape()
        if kind < 0.5:
            first, last = sorted(self.random.sample(CHARACTERS, 2), key=ord)
            first_text, last_text = self.class_text(first), self.class_text(last)
            return f"{first_text}-{last_text}", lambda: self.random.choice([first, last])
        return self.class_character()

    def class_character(self):
        if self.random.random() < 0.05:
            return r"\b", lambda: "\x08"
        character = self.random.choice(CHARACTERS)
        return self.class_text(character), lambda: character

    def class_text(self, character: str) -> str:
        # Two of these in a row would be reserved; escaped they are only themselves.
        necessary = CLASS_SYNTAX + DOUBLED
        return self.escaped(character, necessary, SYNTAX + CLASS_PUNCTUATORS)


def values(random: Random, make, count: int) -> list[str]:
    """Texts that match what `make` is for, the same with a mistake, and others."""
    texts = []
    for number in range(count):
        text = make()[:12]
        if number % 3 == 1:
            place = random.randint(0, len(text))
            text = text[:place] + random.choice(["", random.choice(CHARACTERS)]) + text[place + random.randrange(2) :]
        elif number % 3 == 2 and random.random() < 0.3:
            text = "".join(random.choices(CHARACTERS, k=random.randrange(4)))
        texts.append(text)
    return texts


TOKENS = [
    "(", "(", ")", ")", "(?:", "(?=", "(?!", "(?<", "(?<a>", "(?<b>", "(?<1>", "(?<=", "(?<!", "(?i:", "(?-i:", "(?#", "(?>", "(?", "[", "[", "[^",
    "]", "]", "{", "}", "{2}", "{2,1}", "{2,}", "{,3}", "{1,2}", "{01}", "{ 1}", "*", "+", "?", "|", "^", "$", ".", "\\", "\\d", "\\W", "\\s",
    "\\p{L}", "\\P{Lu}", "\\p{Foo}", "\\p{Greek}", "\\p{sc=Greek}", "\\p{scx=Greek}", "\\p{Cn}", "\\p{L", "\\p", "\\p{}", "\\p{=}",
    "\\p{lu}", "\\p{gc=Greek}", "\\p{RGI_Emoji}", "\\p{sc=grek}", "\\p{L}-", "\\u{41}", "\\u{110000}", "\\u{}", "\\u{d800}", "\\u00e9", "\\u12",
    "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\x41", "\\x4", "\\-", "\\&", "\\_", "\\a", "\\z", "\\h", "\\N", "\\R", "\\Q", "\\K", "\\e", "\\/", "\\]", "\\^",
    "\\ ", "&&", "--", "&", "-", "a-z", "z-a", "a", "b", "1", "\\b", "\\B", "\\cA", "\\c", "\\c1", "\\0", "\\00", "\\1", "\\k<a>", "\\k", "\\q{ab|c}",
    "\\q", ":", "::", "[:alpha:]", "/", "#", "##", "!", "!!", "~~", "é", "😀", "\n", " ", "(*FAIL)", "^^", "$$", "..", ",", ",,", "<", "=", "'", '"',
]  # fmt: skip


def noise(random: Random) -> str:
    """Parts of the grammar in no good order, half of them with their brackets closed."""
    text = "".join(random.choices(TOKENS, k=random.randint(1, 7)))
    if random.random() < 0.5:
        text += "]" * max(0, text.count("[") - text.count("]")) + ")" * max(0, text.count("(") - text.count(")"))
    return text


def damaged(random: Random, pattern: str) -> str:
    """A pattern with one character taken out, doubled, or another in its place."""
    place = random.randrange(len(pattern) + 1)
    change = random.choice(["", pattern[place : place + 1] * 2, random.choice(TOKENS)])
    return pattern[:place] + change + pattern[place + 1 :]
