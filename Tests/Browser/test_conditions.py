"""Conditions: the form’s script and the server show and need the same fields."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from forms import Forms

FULL = os.environ.get("DOCKET_TEST_FULL") == "1"
SEED = 20261122


@pytest.fixture
def ask(form_script):
    form_script.add_script_tag(content=(Path(__file__).parent / "conditions.js").read_text())
    return lambda questions: json.loads(form_script.evaluate("text => conditions(text)", json.dumps(questions)))


def compare(judge, ask, forms: list[dict]) -> tuple[list, Counter]:
    ours = [judge.ask("conditions", **form) for form in forms]
    wrong, counts = [], Counter()
    for start in range(0, len(forms), 200):
        chunk = slice(start, start + 200)
        theirs = ask([{**form, "rules": our["rules"]} for form, our in zip(forms[chunk], ours[chunk])])
        for form, our, their in zip(forms[chunk], ours[chunk], theirs, strict=True):
            for number, verdict in enumerate(their):
                # A constant is on no page.
                shown = [name for name in our["shown"][number] if name in our["rules"]]
                needed = [name for name in our["needed"][number] if name in our["rules"]]
                if verdict != {"shown": shown, "needed": needed}:
                    wrong.append({**form, "answers": form["answers"][number], "files": form["files"][number], "ours": [shown, needed], "theirs": verdict})
                counts["shown"] += len(shown)
                counts["hidden"] += len(our["rules"]) - len(shown)
                counts["needed"] += len(needed)
    return wrong, counts


def test_random_forms_show_and_need_the_same_fields_in_the_browser(judge, ask):
    forms = Forms(SEED)
    wrong, counts = compare(judge, ask, [forms.form(2) for _ in range(20_000 if FULL else 2_000)])
    print(counts)
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(json.dumps(one, ensure_ascii=False) for one in sorted(wrong, key=lambda one: len(str(one)))[:10])
    # Neither outcome is rare.
    assert min(counts.values()) > sum(counts.values()) / 20, counts


def test_the_cases_hold_in_the_browser_as_they_do_on_the_server(judge, ask, root):
    """Tests/FormsTests/ConditionCasesTests.swift reads the same file."""
    cases = json.loads((root / "Tests/Conditions/cases.json").read_text())
    forms, expected = [], []
    for case in cases["answers"]:
        fields = [{**case["field"], "name": "a"}, {"name": "b", "input_type": "text", "show": ["a", *case["condition"]]}]
        is_file = case["field"]["input_type"] == "file"
        answers = [] if is_file else [["a", value] for value in case["answers"]]
        forms.append({"fields": fields, "answers": [answers], "files": [["a"] if is_file and case["answers"] else []]})
        expected.append(case["holds"])
    theirs = ask([{**form, "rules": judge.ask("conditions", **form)["rules"]} for form in forms])
    wrong = [case for case, [verdict], holds in zip(cases["answers"], theirs, expected, strict=True) if ("b" in verdict["shown"]) != holds]
    assert wrong == []
    for case in cases["forms"]:
        form = {"fields": case["fields"], "answers": [case["answers"]], "files": [case["files"]]}
        rules = judge.ask("conditions", **form)["rules"]
        [[verdict]] = ask([{**form, "rules": rules}])
        assert verdict == {key: [name for name in case[key] if name in rules] for key in ("shown", "needed")}, case["why"]
