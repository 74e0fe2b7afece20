"""Random fields and answers to them: those that pass, those that nearly do, and others."""

import re
from datetime import date, timedelta
from random import Random

FULL_WIDTH = str.maketrans("0123456789-.:@", "０１２３４５６７８９－．：＠")
CHARACTERS = [
    *"abcXYZ0129 -_.,;:@!?'\"()<>&%/\\", "\t", "\x0b", "\x0c", "\0", "\x1f", "\x7f", "\x85", "\xa0", "é", "e\u0301", "ß", "İ", "ſ", "\u212a", "ж", "ع", "अ",
    "\u200b", "\u200d", "\u2028", "\u202e", "\u3000", "\ufeff", "\uffff", "漢", "字", "😀", "👩‍👩‍👧", "🇩🇪", "𝒜", "\U0010ffff", "\ud83d", "\ude00",
]  # fmt: skip
LINE_ENDS = ["\n", "\r", "\r\n", "\n\n"]
SPACES = ["", "", "", "", " ", "\t", "\n", "\r\n", "\x0c", "\x0b", "\xa0", "  ", "\0", "\u3000"]
PATTERNS = ["[a-z]+", r"\d{2,4}", ".*", ".{3}", r"[^\s]+@example\.com", "(a|b|é)+", r"\S+", "https:.*", "[A-Z0-9 ]*", r"[\s\S]{0,5}"]


class Cases:
    """Fields, as `verdicts` reads them, each with answers, which are lists of what is sent under its name."""

    def __init__(self, seed: int):
        self.random = Random(seed)

    def field(self, kind: str, count: int) -> dict:
        """A field of a kind; `typed` tells whether its answers have to be typed to be judged."""
        field, make = getattr(self, kind)()
        if self.random.random() < 0.4:
            field["required"] = True
        # Only what is typed has a length for ValidityState.
        typed = field.setdefault("typed", "min_length" in field or "max_length" in field)
        key = "files" if kind == "file" else "answers"
        answers = [make() for _ in range(count)]
        if key == "answers":
            answers = [answer if isinstance(answer, list) else [answer] for answer in answers]
        if typed:
            # What no keyboard writes.
            line_ends = "\r\0" if field["input_type"] == "long_text" else "\r\n\0"
            answers = [[re.sub(f"[{line_ends}\ud800-\udfff]", "", text) for text in answer] for answer in answers]
            if kind == "url":
                # Chromium leaves spaces around what is typed until the script takes them away.
                answers = [[text.strip(" \t\x0c") for text in answer] for answer in answers]
        return {"field": field, key: answers, "typed": typed}

    # Texts

    def text(self):
        field = {"input_type": self.random.choice(["text", "telephone"]), **self.lengths(0.4)}
        return self.with_pattern(field, lambda: self.words(field))

    def long_text(self):
        field = {"input_type": "long_text", **self.lengths(0.5)}
        return field, lambda: self.words(field)

    def email(self):
        field = {"input_type": "email", **self.lengths(0.2)}
        if self.random.random() < 0.3:
            field["multiple"] = True
            field["typed"] = self.random.random() < 0.1 or "min_length" in field or "max_length" in field
            return self.with_pattern(field, lambda: self.addresses(field))
        make = lambda: self.address(field)  # noqa: E731
        if self.random.random() < 0.15:
            field["typed"] = True
            make = self.international
        return self.with_pattern(field, make)

    def url(self):
        field = {"input_type": "url", **self.lengths(0.15)}
        return self.with_pattern(field, self.web_address)

    def lengths(self, probability: float) -> dict:
        if self.random.random() > probability:
            return {}
        least, most = sorted(self.random.choices([0, 1, 2, 3, 5, 8, 13, 20, 40], k=2))
        return self.random.choice(
            [{"min_length": least}, {"max_length": most + 1}, {"min_length": least, "max_length": most + 1}])  # fmt: skip

    def with_pattern(self, field: dict, make):
        if self.random.random() < 0.2:
            field["pattern"] = self.random.choice(PATTERNS)
        return field, make

    def words(self, field: dict) -> str:
        bounds = [field[key] for key in ("min_length", "max_length") if key in field]
        if bounds and self.random.random() < 0.8:
            # Around a length, in UTF-16 code units.
            length = max(0, self.random.choice(bounds) + self.random.choice([-1, 0, 0, 1, 2]))
            text = ""
            while (missing := length - utf16(text)) > 0:
                text += self.random.choice([one for one in [*CHARACTERS, "\n"] if utf16(one) <= missing])
            return text
        length = self.random.choice([0, 0, 1, 1, 2, 3, 4, 8, 300 if self.random.random() < 0.1 else 5])
        alphabet = self.random.choice([CHARACTERS, ["a", "b", "é", "1", "2"], [*CHARACTERS, *LINE_ENDS * 4], [" ", "\n", "\t"]])
        return "".join(self.random.choices(alphabet, k=length))

    def part(self, alphabet: str, most: int) -> str:
        return "".join(self.random.choices(alphabet, k=self.random.randint(0 if self.random.random() < 0.05 else 1, most)))

    def label(self) -> str:
        kind = self.random.random()
        if kind < 0.05:
            return "a" * self.random.choice([62, 63, 64])
        return self.part("abcXYZ019" if kind < 0.8 else "ab1-", 5)

    def domain(self) -> str:
        return ".".join(self.label() for _ in range(self.random.choice([1, 2, 2, 2, 3, 4])))

    def address(self, field: dict) -> str:
        local = self.part("abcZ09.!#$%&'*+/=?^_`{|}~-", 8)
        text = f"{local}@{self.domain()}"
        # Chromium turns what is typed into ASCII before it judges it.
        other = "é😀ａ％" if field.get("typed") else ""
        return self.spaced(self.damaged(text, 0.35, '@.- ,;:"()<>[]\\\n\t\0%' + other))

    def addresses(self, field: dict) -> str:
        parts = [self.address(field) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 5]))]
        return self.random.choice([",", ", ", " ,", ",", ",\n", ",,"]).join(parts) + self.random.choice(["", "", "", ",", " "])

    INTERNATIONAL = [
        "bücher", "例え", "テスト", "пример", "рф", "مثال", "إختبار", "उदाहरण", "परीक्षा", "faß", "straße", "ελλάς", "xn--bcher-kva", "e\u0301cole", "ＥＸＡ",
        "a\u00adb", "☃", "I♥NY", "😀", "a\u200db", "नी\u200dक", "a\u0301", "Ⅷ", "ﬁ", "\u212a",
    ]  # fmt: skip

    def international(self) -> str:
        labels = [self.random.choice(self.INTERNATIONAL) if self.random.random() < 0.6 else self.label() for _ in range(self.random.choice([1, 2, 3]))]
        text = f"{self.part('abc.+', 4)}@{self.random.choice(['.', '.', '.', '。']).join(labels)}"
        return self.damaged(text, 0.1, "@.- é")

    SCHEMES = [
        "http", "https", "HTTP", "ftp", "ws", "wss", "file", "mailto", "tel", "urn", "javascript", "data", "about", "blob", "foo", "x-a.b+c", "1http",
        "ht tp", "hüttp", "", "https", "https", "http", "view-source", "filesystem", "git", "ssh", "h",
    ]  # fmt: skip
    HOSTS = [
        "example.com", "EXAMPLE.com", "localhost", "a", "127.0.0.1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "0x7f.1", "0x", "1e3", "4294967296", "4294967295", "[::1]", "[::]",
        "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8:9]", "[::ffff:1.2.3.4]", "[::1", "::1", "[g::]", "[]", "[v1.a]", "[::1%25en0]", "bücher.example", "例え.テスト",
        "xn--bcher-kva.example", "xn--", "xn--a", "a_b.c", "a-.b", "-a", "a..b", ".a", "a.", "..", ".", "%65xample.com", "%zz", "%00", "%20", "a%", "a b", "a<b", "a^b", "a|b",
        "a`b", "a{b}", "a'b", 'a"b', "a*b", "a,b", "a;b", "a!b", "a$b", "a&b", "a(b)", "a+b", "a=b", "a~b", "\u00ad", "faß.de", "☃.net", "a\u200db", "١٢٣", "１２７.0.0.1", "a。b", "a\0b", "a\tb", "a\nb",
        "\ud800", "😀.la", "a" * 64 + ".b", "a." * 130 + "b", "c:", "c|", "C|/x", "مثال.إختبار", "אב1", "1א", "a\u0301", "\u0301a", "℀", "％４１", "a\x7fb", "a\x1fb", "\u2028", "\ufffd",
    ]  # fmt: skip
    PATHS = ["", "", "/", "/a b", "/%zz", "/é", "/\ud800", "?q=1", "#f", "/?#[]@!", "\\a", "/../..", "/{}", "/a|b", ":80", "/\0", "x", "//", "/\n/", "?", "#", "/😀"]

    def web_address(self) -> str:
        slashes = self.random.choice(["//", "//", "//", "//", "/", "", "///", "\\\\", "/\\", "////"])
        user = self.random.choice(["", "", "", "", "u@", "u:p@", "@", ":@", "a@b@", "u:p:q@", "é@", "u\\@"])
        port = self.random.choice(["", "", "", "", "", ":", ":0", ":80", ":65535", ":65536", ":000080", ":8a", ":-1", ":80:80", ": 80", ":８０", ":99999999999"])
        host = self.random.choice(self.HOSTS) if self.random.random() < 0.7 else self.domain()
        text = f"{self.random.choice(self.SCHEMES)}:{slashes}{user}{host}{port}{self.random.choice(self.PATHS)}"
        return self.spaced(self.damaged(text, 0.15, ":/\\@?#[]% \t\n.é\0|<^"))

    # Numbers

    NUMBERS = [
        "", " ", "0", "-0", "+1", "1.", "1.e3", ".5", "-.5", "-", "--1", ".", "-.", "1e5", "1E5", "1e+5", "1e-5", "1e", "1e+", "e5", "1e400", "-1e400", "1e-400", "1e999999999999",
        "1e-999999999999", "0e999999999999", "1.7976931348623157e308", "1.7976931348623159e308", "5e-324", "3.5e38", "0x10", "Infinity", "-Infinity", "NaN", "nan", "1,5", "1_000",
        "１２", "١٢", "1 ", " 1", "1\n", "\n1", "1\r\n", "1\0", "00012", "-00.50", "9007199254740993", "123456789012345678901234567890", "0.00000000000000000000000000000001",
        "1e1.5", "1.5.5", "1-1", "½", "1f", "1d", "0b1", "1e٣", "−1", "1" * 400, "0." + "0" * 400 + "1", "0" * 50 + "1", "1e00000000000000000000000000005", "-0.0", "-0e5", "0.1e1", ".e1", "٫5",
    ]  # fmt: skip
    STEPS = ["1", "1", "0.1", "0.01", "5", "any", "any", "1e-8", "0.3", "1e15", "2.5", "7", "1e30", "3e-5", "0.001", "10", "1e-20", "0.125", "1e2", "123.456", "1E1", "0.10"]

    def decimal_text(self) -> str:
        sign = self.random.choice(["", "", "", "-"])
        whole = str(self.random.randrange(10 ** self.random.choice([1, 1, 2, 2, 3, 6, 12, 19])))
        fraction = self.part("0123456789", self.random.choice([1, 1, 2, 3, 9, 20])) if self.random.random() < 0.4 else ""
        exponent = self.random.choice(["e", "E", "e+", "e-"]) + str(self.random.choice([0, 1, 2, 5, 12, 30])) if self.random.random() < 0.1 else ""
        return sign + whole + (f".{fraction}" if fraction else "") + exponent

    def number(self):
        field = {"input_type": self.random.choice(["number", "number", "decimal"])}
        low, high = sorted([self.decimal_text(), self.decimal_text()], key=float)
        if self.random.random() < 0.4:
            field["min"] = low
        if self.random.random() < 0.4:
            field["max"] = high
        if self.random.random() < 0.6:
            field["step"] = self.random.choice(self.STEPS)
        if self.random.random() < 0.2:
            field["default"] = self.random.choice([low, high, self.decimal_text()])
        base = field.get("min") or field.get("default") or "0"
        step = field.get("step", "1")

        def make() -> str:
            kind = self.random.random()
            if kind < 0.3:
                return self.random.choice(self.NUMBERS)
            if kind < 0.7 and step != "any":
                return self.on_step(base, step)
            if kind < 0.8:
                return self.random.choice([low, high, base])
            return self.spaced(self.damaged(self.decimal_text(), 0.2, "0.-+eE １,\n"))

        return field, make

    def on_step(self, base: str, step: str) -> str:
        from decimal import Decimal, localcontext

        with localcontext() as context:
            context.prec = 60
            count = self.random.choice([0, 1, 2, 3, 7, 10, 1000, 10**9, 2**53, 2**53 + 1]) * self.random.choice([1, 1, -1])
            offs = ["0", "0", "0", "0.5", "0.3", "1e-7", "1e-9", "0.001", "1e-20"]
            # Next to the tolerance; with more digits Chromium's own rounding decides.
            offs += ["5.9e-8", "6e-8"] if abs(count) <= 1000 and len(base + step) < 12 else []
            off = Decimal(self.random.choice(offs)) * self.random.choice([1, -1])
            return str(Decimal(base) + (count + off) * Decimal(step))

    # Dates and times

    def date_text(self) -> str:
        kind = self.random.random()
        if kind < 0.25:
            year = self.random.choice([1, 4, 99, 1582, 1600, 1700, 1900, 2000, 2023, 2024, 2100, 9999, 10000, 275759, 275760])
            month, day = self.random.choice([(2, 28), (2, 29), (2, 30), (1, 31), (4, 31), (12, 31), (9, 13), (9, 14), (1, 1), (0, 1), (13, 1), (1, 0), (1, 32)])
            return f"{year:04}-{month:02}-{day:02}"
        return (date(2026, 1, 1) + timedelta(self.random.choice([0, 1, -1, 7, 30, 365, -365, 10_000, -40_000, self.random.randrange(-700_000, 2_900_000)]))).isoformat()

    def time_text(self) -> str:
        hour, minute = self.random.choice([(0, 0), (23, 59), (24, 0), (12, 60), (9, 0), (9, 15), (9, 7), (self.random.randrange(24), self.random.randrange(60))])
        text = f"{hour:02}:{minute:02}"
        if self.random.random() < 0.5:
            text += f":{self.random.choice([0, 0, 15, 30, 59, 60, self.random.randrange(60)]):02}"
            if self.random.random() < 0.5:
                text += self.random.choice([".0", ".5", ".50", ".500", ".001", ".999", ".5000", ".1234", ".", ".12x", ".000", ".1234567890", ".05", ",5"])
        return text

    def datetime_text(self) -> str:
        return self.date_text() + self.random.choice(["T", "T", "T", " ", "t", "  ", "", "T "]) + self.time_text() + self.random.choice(["", "", "", "", "Z", "+01:00"])

    ODD_DATES = [
        "", " ", "0000-01-01", "02026-01-01", "002026-01-01", "0002026-01-01", "2026-1-1", "202-01-01", "20260101", "2026-W01", "2026-01", "-2026-01-01", "+2026-01-01",
        "999999-12-31", "275760-09-13T00:00", "275760-09-13T00:01", "275760-09-13T00:00:00.001", "0001-01-01T00:00", "2026/01/01", "01.02.2026", "today", "1:30", "12:3", "12:30 PM", "T12:30",
        "99999999999-01-01", "000012:30", "2026-01-01T", "2026-01-01T1:00", "2026-02-29T10:00", "12", ":", "12:30:5", "12:30:05.", "12:30:05.5.5", "١٢:٣٠", "0000000002026-01-01",
    ]  # fmt: skip

    def temporal(self, kind: str):
        text = {"date": self.date_text, "datetime": self.datetime_text, "time": self.time_text}[kind]

        def valid() -> str:
            day, time = self.valid_date(), self.valid_time()
            return {"date": day, "time": time, "datetime": f"{day}T{time}"}[kind]

        field = {"input_type": kind}
        low, high = valid(), valid()
        if kind != "time":
            low, high = sorted([low, high], key=lambda one: (len(one.split("-")[0]), one))
        if self.random.random() < 0.5:
            field["min"] = low
        if self.random.random() < 0.5:
            field["max"] = high
        if self.random.random() < 0.6:
            field["step"] = self.random.choice(
                ["1", "2", "7", "30", "any", "1e2", "365"] if kind == "date"
                else ["1", "0.001", "0.5", "900", "60", "3600", "86400", "any", "0.1", "1.5", "0.0015", "7", "1e2", "604800", "90000"])  # fmt: skip
        if self.random.random() < 0.2:
            field["default"] = valid()

        def make() -> str:
            choice = self.random.random()
            if choice < 0.15:
                return self.random.choice(self.ODD_DATES)
            if choice < 0.5:
                return valid()
            if choice < 0.6:
                return self.random.choice([low, high])
            return self.spaced(self.damaged(text(), 0.15, "0-:.T ９\n"))

        return field, make

    def valid_date(self) -> str:
        year = self.random.choice([2024, 2026, 2026, 1970, 1969, 1900, 1, 9999])
        return f"{year:04}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def valid_time(self) -> str:
        hour, minute = self.random.choice([(0, 0), (9, 0), (17, 30), (22, 0), (6, 15), (23, 59), (self.random.randrange(24), self.random.randrange(60))])
        seconds = self.random.choice(["", "", "", ":00", ":30", ":15.5", ":59.999"])
        return f"{hour:02}:{minute:02}{seconds}"

    def date(self):
        return self.temporal("date")

    def datetime(self):
        return self.temporal("datetime")

    def time(self):
        return self.temporal("time")

    # Choices and files

    OPTIONS = ["A", "B", "a", "007", "1.0", "Café", "Cafe\u0301", " x ", "A & B", '"', "null", "K", "\u212a", "😀"]

    def choice(self):
        kind = self.random.choice(["radio", "selection", "checkboxes"])
        options = self.random.sample(self.OPTIONS, self.random.randint(1, 5))

        def make() -> list[str]:
            if kind == "checkboxes":
                return [one for one in options if self.random.random() < 0.4]
            return [self.random.choice(options)] if self.random.random() < 0.7 else []

        return {"input_type": kind, "options": options}, make

    def checkbox(self):
        value = self.random.choice(["Yes", "on", "I agree", "é", "0"])
        return {"input_type": "checkbox", "value": value}, lambda: [value] if self.random.random() < 0.5 else []

    FILES = [
        ("a.pdf", "application/pdf"), ("a.PDF", "application/pdf"), (".pdf", "application/pdf"), ("pdf", ""), ("a.png", "image/png"), ("a.heic", ""), ("photo.JPG", "image/jpeg"),
        ("a.tar.gz", "application/gzip"), ("a.txt", "text/plain"), ("a.pdf.exe", "application/x-msdownload"), ("noname", ""), ("a.log", ""), ("été.mp3", "audio/mpeg"), ("a.mov", "video/quicktime"),
        ("a.svg", "image/svg+xml"), ("a.png", "text/plain"), ("a.exe", "image/png"), ("\u0130.pdf", ""),
    ]  # fmt: skip

    def file(self):
        field = {"input_type": "file", "max_files": self.random.choice([1, 1, 2, 3]), "max_size": self.random.choice([1000, 2000, 5000])}
        if self.random.random() < 0.7:
            field["accept"] = self.random.sample([".pdf", ".PDF", ".tar.gz", "image/*", "image/png", "audio/*", "video/*", "text/plain", ".log"], self.random.randint(1, 3))

        def make() -> list[dict]:
            count = self.random.choice([0, 1, 1, 1, 2, 3, 4])
            files = [self.random.choice(self.FILES) for _ in range(count)]
            sizes = [0, 1, field["max_size"] - 1, field["max_size"], field["max_size"], field["max_size"] + 1]
            return [{"name": name, "type": type, "size": self.random.choice(sizes)} for name, type in files]

        return field, make

    # Mistakes

    def spaced(self, text: str) -> str:
        return self.random.choice(SPACES) + text + self.random.choice(SPACES) if self.random.random() < 0.15 else text

    def damaged(self, text: str, probability: float, alphabet: str) -> str:
        if self.random.random() > probability:
            return text
        place = self.random.randint(0, len(text))
        kind = self.random.random()
        if kind < 0.1 and not alphabet.isascii():
            return text[:place] + text[place : place + 1].translate(FULL_WIDTH) + text[place + 1 :]
        return text[:place] + self.random.choice(["", *alphabet]) + text[place + self.random.randrange(2) :]


def utf16(text: str) -> int:
    """The length that browsers count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
