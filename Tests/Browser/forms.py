"""Random forms whose fields depend on each other, and answers to them."""

from random import Random

CHOICES = ["checkbox", "checkboxes", "radio", "selection"]
TEXTS = ["text", "telephone", "email", "url", "long_text"]
NUMBERS = ["number", "decimal"]
TEMPORAL = ["date", "datetime", "time"]
COMPARATORS = {
    **dict.fromkeys(CHOICES, ["selected", "not_selected", "contains", "not_contains"]),
    **dict.fromkeys([*TEXTS, "hidden"], ["equal", "not_equal", "contains", "not_contains", "set", "not_set"]),
    **dict.fromkeys(NUMBERS, ["equal", "not_equal", "greater", "less", "greater_or_equal", "less_or_equal", "set", "not_set"]),
    **dict.fromkeys(TEMPORAL, ["equal", "not_equal", "after", "before", "equal_or_after", "equal_or_before", "between", "not_between", "set", "not_set"]),
    "file": ["set", "not_set"],
}  # fmt: skip
OPTIONS = ["A", "B", "AB", "a", "é", "e\u0301", "10", "1.0", "x y", '"', "\u212a", "K", "😀"]
WORDS = ["", "", "a", "A", "ab", "b", "é", "e\u0301", "a\nb", "a\r\nb", "😀", " ", "a@b.c", "a@b.c, d@e.f", "https://a.b", " a ", "1", "K", "\u212a", "ß", "ss"]
VALUES = {
    "number": ["", "0", "-0", "1", "1.0", "01", "1e0", "2", "-1", "1.5", ".5", "0.5", "1e400", "10", "9007199254740993"],
    "date": ["", "2026-01-01", "2026-01-02", "2025-12-31", "2024-02-29", "10000-01-01", "0001-01-01", "275760-09-13"],
    "datetime": ["", "2026-01-01T10:00", "2026-01-01 10:00", "2026-01-01T10:00:00.000", "2026-01-01T10:00:30", "2025-12-31T23:59", "275760-09-13T00:00"],
    "time": ["", "10:00", "10:00:00", "10:00:00.5", "10:00:00.500", "23:59", "00:00", "09:59:59.999"],
}  # fmt: skip
VALUES["decimal"] = VALUES["number"]
NONSENSE = ["abc", "1,5", "2026-02-30", "24:00", "10", "2026-01-01", "+1", "1.", "１", "275760-09-13T00:01", "2026-01-01T10:00", "12:60"]


class Forms:
    def __init__(self, seed: int):
        self.random = Random(seed)

    def form(self, count: int) -> dict:
        """A form, as `verdicts` reads it, with sets of answers."""
        fields = [self.field(f"f{number}") for number in range(self.random.randint(2, 8))]
        # Who depends on whom has nothing to do with the order of the page.
        order = self.random.sample(fields, len(fields))
        for place, field in enumerate(order):
            if field.get("hidden") or field["input_type"] == "hidden":
                continue
            if place and self.random.random() < 0.6:
                field["show"] = self.condition(order[:place], 3)
            others = [one for one in fields if one is not field]
            kind = self.random.random()
            if kind < 0.4:
                field["need"] = self.condition(others, 2)
            elif kind < 0.6:
                field["required"] = True
        answers, files = zip(*(self.answers(fields) for _ in range(count)))
        return {"fields": fields, "answers": answers, "files": files}

    def field(self, name: str) -> dict:
        kind = self.random.choice([*CHOICES, *CHOICES, *TEXTS, *NUMBERS, *TEMPORAL, "file", "hidden"])
        field = {"name": name, "input_type": kind}
        if kind in ["checkboxes", "radio", "selection"]:
            field["options"] = self.random.sample(OPTIONS, self.random.randint(1, 5))
        if kind == "checkbox":
            field["value"] = self.random.choice(["Yes", "A", "é"])
        if kind == "email" and self.random.random() < 0.5:
            field["multiple"] = True
        if kind in [*NUMBERS, *TEMPORAL] and self.random.random() < 0.3:
            # A page that gives back what was no number has it in an input for text.
            field["as_text"] = True
        if kind == "hidden" or (kind != "file" and self.random.random() < 0.12):
            field["hidden"] = kind != "hidden"
            field["default"] = "\n".join(self.values(field)) or "a"
        return field

    def condition(self, fields: list, depth: int):
        kind = self.random.random()
        if depth and kind < 0.35:
            parts = [self.condition(fields, depth - 1) for _ in range(self.random.choice([0, 1, 2, 2, 3]))]
            return {self.random.choice(["all", "any"]): parts}
        field = self.random.choice(fields)
        kind = field["input_type"]
        comparator = self.random.choice(COMPARATORS[kind])
        count = {"set": 0, "not_set": 0, "between": 2, "not_between": 2}.get(comparator, 1)
        return [field["name"], comparator, *(self.operand(field, comparator) for _ in range(count))]

    def operand(self, field: dict, comparator: str) -> str:
        kind = field["input_type"]
        if kind in CHOICES:
            options = field.get("options") or [field["value"]]
            return self.random.choice(options if "selected" in comparator else [*options, "", "A", "e", "1", "zz"])
        if kind in VALUES:
            return self.random.choice([value for value in VALUES[kind][1:] if value != "1e400"])
        return self.random.choice([*WORDS, "a@b.c,d@e.f", ",", "ab", "a\nb"])

    def values(self, field: dict) -> list[str]:
        kind = field["input_type"]
        if kind == "checkboxes":
            return [one for one in field["options"] if self.random.random() < 0.4]
        if kind in ["radio", "selection", "checkbox"]:
            options = field.get("options") or [field["value"]]
            return [self.random.choice(options)] if self.random.random() < 0.75 else []
        if kind in VALUES:
            return [self.random.choice(VALUES[kind] + (NONSENSE if field.get("as_text") else []))]
        return [self.random.choice(WORDS)]

    def answers(self, fields: list) -> tuple[list, list]:
        asked = [field for field in fields if field["input_type"] != "hidden"]
        answers = [[field["name"], value] for field in asked if field["input_type"] != "file" for value in self.values(field)]
        return answers, [field["name"] for field in asked if field["input_type"] == "file" and self.random.random() < 0.5]
