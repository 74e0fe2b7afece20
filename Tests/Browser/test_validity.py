"""Answers: Chromium’s ValidityState, the form’s script and the server say the same of each."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from answers import Cases

FULL = os.environ.get("DOCKET_TEST_FULL") == "1"
SEED = 20261122
ANSWERS = 20
# Fields of each kind, with 20 answers each, of which a tenth are made by `make test`.
KINDS = {
    "text": 500, "long_text": 350, "email": 900, "url": 1100, "number": 1100, "date": 450, "datetime": 450, "time": 450, "choice": 100,
    "checkbox": 40, "file": 160,
}  # fmt: skip
TEMPORAL = ["date", "datetime", "time"]


@pytest.fixture
def ask(form_script):
    form_script.add_script_tag(content=(Path(__file__).parent / "validity.js").read_text())
    # What a script writes, also by execCommand, has no length for ValidityState.
    session = form_script.context.new_cdp_session(form_script)
    form_script.expose_function("type", lambda text: session.send("Input.insertText", {"text": text}))

    def ask(questions: list[dict]) -> list[list[dict]]:
        answers = []
        for start in range(0, len(questions), 50):
            # As text within text, so that lone surrogates arrive.
            answers += json.loads(form_script.evaluate("text => judge(text)", json.dumps(questions[start : start + 50])))
        return answers

    return ask


def received(text: str) -> str:
    """What the server makes of a lone surrogate, which no encoding of a request has."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def judged(judge, question: dict) -> dict:
    if "files" in question:
        return judge.ask("field", field=question["field"], files=question["files"])
    return judge.ask("field", field=question["field"], answers=[[received(text) for text in one] for one in question["answers"]])


@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_judged_as_in_the_browser(judge, ask, kind):
    cases = Cases(SEED)
    questions = [cases.field(kind, ANSWERS) for _ in range(KINDS[kind] if FULL else KINDS[kind] // 10)]
    ours = [judged(judge, question) for question in questions]
    theirs = ask([{**question, "rules": our["rules"]} for question, our in zip(questions, ours)])
    wrong = []
    counts = Counter()
    for question, our, their in zip(questions, ours, theirs, strict=True):
        again = judged(judge, {**question, "answers": [[one["sent"]] if one["sent"] is not None else [] for one in their]})
        for number, (code, one) in enumerate(zip(our["codes"], their, strict=True)):
            answer = question.get("files", question.get("answers"))[number]
            case = Case(question["field"], answer, code, again["codes"][number], our["messages"][number], one)
            wrong += case.disagreements()
            counts[code] += 1
    print(kind, sum(counts.values()), dict(counts))
    assert not wrong, f"{len(wrong)} of {sum(counts.values())}:\n" + "\n".join(wrong[:60])


class Case:
    """One answer and everybody’s verdict on it."""

    def __init__(self, field: dict, answer: list, code: str | None, code_of_sent: str | None, message: str | None, theirs: dict):
        self.field, self.answer, self.code, self.code_of_sent, self.message = field, answer, code, code_of_sent, message
        self.theirs = theirs

    def disagreements(self) -> list[str]:
        kind, browser, script = self.field["input_type"], self.theirs["browser"], self.theirs["script"]
        found = []
        text = self.answer[0] if self.answer else ""
        if kind in ["number", "decimal", *TEMPORAL] and text and not self.theirs["sent"]:
            # Rule 2: what the browser’s own sanitising empties.
            if self.code != "bad_input":
                found.append("emptied")
        elif kind == "file" or kind == "checkboxes":
            # Their limits are Docket’s own: only the script has them.
            if self.code != script:
                found.append("script")
        elif {self.code, browser} == {None, "step_mismatch"} and self.has_many_digits():
            # Rule 1: of so many digits Chromium counts 18, rounded after each of its sums.
            pass
        else:
            if self.code != browser and not self.is_accepted_beyond() and not self.is_of_ascii(browser):
                found.append("browser")
            if self.code_of_sent != browser and self.theirs["sent"] is not None and not self.is_accepted_beyond():
                found.append("sent")
            if script != browser:
                found.append("script")
            if self.code == "step_mismatch" and kind in ["number", "decimal"] and self.has_other_steps():
                found.append("steps")
        what = f"ours {self.code}, of what is sent {self.code_of_sent}, Chromium’s {self.theirs}, message {self.message}"
        return [f"{'/'.join(found)}: {self.field} {self.answer!r}: {what}"] if found else []

    def has_many_digits(self) -> bool:
        return len(re.sub("[eE].*|[^0-9]", "", self.answer[0]).strip("0")) > 17

    def is_of_ascii(self, browser: str | None) -> bool:
        """Whether the browser judges, and sends, the ASCII form of an address: only that it is one can be the same."""
        if self.field["input_type"] != "email" or self.theirs["sent"].isascii() is self.answer[0].isascii():
            return False
        return (self.code == "type_mismatch") == (browser == "type_mismatch")

    def has_other_steps(self) -> bool:
        """Whether the nearest values are not those that the browser would step to."""
        own, theirs = self.message.split(), self.theirs["steps"]
        # Chromium writes them with 15 digits.
        if own[0] in ["whole_number", "bad_number"] or any(sum(map(str.isdigit, one)) > 14 for one in own + theirs + [self.answer[0]]):
            return False
        return float(self.field.get("step", "1")) < 1e15 and list(map(float, own)) != list(map(float, theirs))

    def is_accepted_beyond(self) -> str | None:
        """Rule 3: why the server takes an address that Chromium refuses, where that is all there is between the two."""
        text = self.answer[0] if self.answer else ""
        if self.theirs["browser"] != "type_mismatch" or self.code == "value_missing":
            return None
        classes = {"email": EMAILS_BEYOND, "url": URLS_BEYOND}.get(self.field["input_type"], {})
        return next((name for name, is_of_it in classes.items() if is_of_it(text)), None)


def cleaned(text: str) -> str:
    """An address without what its parser passes over."""
    return re.sub("[\t\n\r]", "", text).strip("".join(map(chr, range(33))))


def host(text: str) -> str:
    """The host of an address, as it is written."""
    scheme, _, rest = cleaned(text).partition(":")
    if scheme.lower() in ["http", "https", "ws", "wss", "ftp"]:
        rest = rest.replace("\\", "/")
    return re.split("[/?#]", rest.lstrip("/"))[0].rpartition("@")[2]


# What IDNA makes of a name, or whether it objects, is in tables of which only browsers have the newest.
EMAILS_BEYOND = {"not ASCII": lambda text: not re.sub("^[^@]*", "", text).isascii()}
URLS_BEYOND = {
    # The server never sees one: U+FFFD comes instead.
    "a lone surrogate": lambda text: re.search("[\ud800-\udfff]", text),
    "U+0000": lambda text: "\0" in cleaned(text),
    # Only there Chromium does not pass over it (URL §4.4 does).
    "a tab in a data URL": lambda text: re.match("data:", cleaned(text), re.IGNORECASE) and "\t" in text,
    # Of these the host leads nowhere for anybody else.
    "a scheme of its own": lambda text: re.match("(file|filesystem):", cleaned(text), re.IGNORECASE),
    "a host that is not ASCII": lambda text: not unquote(host(text)).isascii() or "xn--" in host(text).lower(),
    "an IPv6 address": lambda text: host(text).startswith("["),
    "an IPv4 address": lambda text: re.search(r"(^|\.)(0x[0-9a-f]*|[0-9]+)\.?$", re.sub(":[0-9]*$", "", unquote(host(text))), re.IGNORECASE),
}
