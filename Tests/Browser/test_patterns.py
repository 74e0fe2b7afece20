"""Patterns: whatever Docket takes, Chromium takes, and both give each value the same verdict."""

import os
import unicodedata
from random import Random

import patterns
import pytest

FULL = os.environ.get("DOCKET_TEST_FULL") == "1"
SEED = 20261122

# What the browser makes of a pattern: null, or for each value whether it matches. A control is asked as well,
# except about values that it would change or does not judge.
JUDGE = r"""
questions => questions.map(([pattern, values]) => {
    const input = document.createElement("input");
    input.setAttribute("pattern", pattern);
    const judged = value => {
        if (value === "" || /[\n\r]/.test(value)) return null;
        input.value = value;
        return !input.validity.patternMismatch;
    };
    try {
        new RegExp(pattern, "v");
    } catch {
        if (values.some(value => judged(value) === false)) throw Error("an invalid pattern judges: " + pattern);
        return null;
    }
    const whole = new RegExp("^(?:" + pattern + ")$", "v");
    return values.map(value => {
        const verdict = whole.test(value);
        if (![verdict, null].includes(judged(value))) throw Error("the control says otherwise: " + pattern);
        return verdict;
    });
})
"""


@pytest.fixture(scope="module")
def browser_verdicts(chromium):
    page = chromium.new_page()

    def ask(questions: list) -> list:
        answers = []
        for start in range(0, len(questions), 500):
            answers += page.evaluate(JUDGE, questions[start : start + 500])
        return answers

    yield ask
    page.close()


def compare(questions: list, ours: list[dict], theirs: list) -> dict[str, int]:
    """Expects agreement; gives how many patterns were refused by whom, and how many verdicts compared."""
    counts = {"accepted": 0, "mistakes": 0, "limitations": 0, "verdicts": 0, "matches": 0}
    for (pattern, values), our, their in zip(questions, ours, theirs, strict=True):
        refused = our.get("refused")
        if refused is None:
            assert their is not None, f"only Docket takes {pattern!r}"
            wrong = [pair for pair in zip(values, our["verdicts"], their, strict=True) if pair[1] != pair[2]]
            assert not wrong, f"{pattern!r}, as {our['translation']!r}: (value, ours, Chromium’s) {wrong}"
            counts["accepted"] += 1
            counts["verdicts"] += len(values)
            counts["matches"] += sum(their)
        elif refused["isLimitation"]:
            counts["limitations"] += 1
        else:
            assert their is None, f"Chromium takes {pattern!r}, and Docket says: {refused['message']}"
            counts["mistakes"] += 1
        if refused:
            assert 0 <= refused["offset"] <= len(pattern), (pattern, refused)
    return counts


def test_patterns_of_the_accepted_grammar_judge_as_in_the_browser(judge, browser_verdicts):
    random = Random(SEED)
    grammar = patterns.Accepted(random)
    questions = []
    for _ in range(20_000 if FULL else 1_000):
        text, make = grammar.pattern()
        questions.append((text, patterns.values(random, make, 8)))
    ours = judge.patterns(questions)
    refused = [(pattern, our["refused"]["message"]) for (pattern, _), our in zip(questions, ours) if "refused" in our]
    assert refused == []
    counts = compare(questions, ours, browser_verdicts(questions))
    assert counts["verdicts"] == 8 * len(questions)
    # Neither verdict is rare.
    assert 0.2 < counts["matches"] / counts["verdicts"] < 0.8, counts


def test_large_patterns_are_not_too_large_for_the_browser(judge, browser_verdicts):
    questions = [
        ("[a-z]{10000}", ["a" * 10_000, "a" * 9_999]),
        ("[a-z]{1,10000}", ["a" * 10_000, "é"]),
        ("(?:[a-z]{1,9} ){100}", ["abc " * 100, "abc " * 99]),
        ("(?:ab){3000}", ["ab" * 3000, "ab" * 2999]),
        ("(?:[a-z]+, ?){0,150}", ["ab, " * 50, "ab" * 50]),
        ("(?:" * 50 + "a" + "){2}" * 8 + ")" * 42, ["a" * 256, "a" * 255]),
        ("(?=" * 50 + "a" + ")" * 50 + "a", ["a", "b"]),
        ("[" * 50 + "a" + "]" * 50, ["a", "b"]),
        ("|".join(map(str, range(256))), ["0", "255", "256"]),
        ("(.)" * 333, ["x" * 333, "x" * 332]),
    ]
    counts = compare(questions, judge.patterns(questions), browser_verdicts(questions))
    assert counts["accepted"] == len(questions)


@pytest.mark.parametrize("kind", ["noise", "damage"])
def test_what_the_browser_refuses_is_refused(judge, browser_verdicts, kind):
    random = Random(SEED)
    grammar = patterns.Accepted(random)
    questions = []
    for _ in range(40_000 if FULL else 2_000):
        text, make = grammar.pattern()
        text = patterns.noise(random) if kind == "noise" else patterns.damaged(random, text)
        questions.append((text, patterns.values(random, make, 2)))
    counts = compare(questions, judge.patterns(questions), browser_verdicts(questions))
    # Each of the three outcomes is met often.
    assert all(counts[outcome] > len(questions) / 50 for outcome in ["accepted", "mistakes", "limitations"]), counts


# The first code point of each range of those that have a property, or that have it not, and the last.
BOUNDARIES = r"""
property => {
    const expression = new RegExp("^\\p{" + property + "}$", "v");
    const boundaries = [];
    let before = false;
    for (let code = 0; code <= 0x10ffff; code++) {
        if (code === 0xd800) code = 0xe000;
        const now = expression.test(String.fromCodePoint(code));
        if (now !== before) boundaries.push(code === 0xe000 ? 0xd7ff : code - 1, code);
        before = now;
    }
    return boundaries.filter(code => code >= 0);
}
"""

# What Unicode moved to another category between version 14, which PCRE2 10.42 knows, and the browser's.
CHANGED = {"\u0295", "\U0001171e"}


def test_properties_are_known_alike(judge, chromium, browser_verdicts):
    assert unicodedata.unidata_version == "14.0.0"
    names = judge.ask("properties")
    random = Random(SEED)
    expressions = [*names["generalCategories"], *(f"Script={name}" for name in names["scripts"])]
    page = chromium.new_page()
    for expression in expressions if FULL else random.sample(expressions, 60):
        codes = page.evaluate(BOUNDARIES, expression) + random.choices(range(0xD800), k=200)
        # Of a character that was unassigned then, nothing was known.
        values = [value for value in map(chr, codes) if unicodedata.category(value) != "Cn"]
        question = (f"\\p{{{expression}}}", values)
        [ours], [theirs] = judge.patterns([question]), browser_verdicts([question])
        assert "refused" not in ours, ours
        assert any(theirs), f"no character at all has {expression}"
        verdicts = zip(values, ours["verdicts"], theirs, strict=True)
        wrong = [(f"U+{ord(value):04X}", our) for value, our, their in verdicts if our != their and value not in CHANGED]
        assert not wrong, f"{expression}: {wrong}"
    page.close()
