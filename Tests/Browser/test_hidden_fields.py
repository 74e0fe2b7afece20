"""Fields that come and go, in a real page: by the script, by the style sheet alone, or told in words."""

import re

import pytest
from playwright.sync_api import expect
from teams import team_with
from waits import wait_for

TEAM = team_with("""\
- { type: email, label: Email, required: true }
- { type: custom, name: product, input_type: radio, label: Product, options: [Printer, Scanner, Other], default: Printer }
- { type: custom, name: urgent, input_type: checkbox, label: Urgent }
- { type: custom, name: country, input_type: selection, label: Country, options: [Italy, Spain, "New \\"Land\\""] }
- { type: custom, name: other, label: Other product, required: true, visibility: { only_if: { field: product, selected: Other } } }
- { type: custom, name: not_printer, label: Not a printer, visibility: { only_if: { field: product, not_selected: Printer } } }
- { type: custom, name: many, input_type: checkboxes, label: Damage, options: [Paper jam, Noise, Smoke], required: true, visibility: { only_if: { field: product, contains: anne } } }
- { type: custom, name: smell, input_type: radio, label: Smell, options: [Yes, No], required: true, visibility: { only_if: { field: many, selected: Smoke } } }
- type: custom
  name: nested
  label: Nested
  visibility: { only_if: { all: [{ field: urgent, selected: "Yes" }, { any: [{ field: country, selected: Italy }, { all: [{ field: product, selected: Scanner }, { field: country, selected: 'New "Land"' }] }] }] } }
- { type: custom, name: proof, input_type: file, label: Proof, required: true, visibility: { only_if: { field: smell, selected: "Yes" } } }
- { type: custom, name: amount, input_type: number, label: Amount, required: { only_if: { field: urgent, selected: "Yes" } } }
- { type: custom, name: reason, label: Reason, required: true, visibility: { only_if: { field: amount, greater: "100" } } }
- { type: custom, name: why, label: Why, visibility: { only_if: { all: [{ field: urgent, selected: "Yes" }, { field: reason, set: true }] } } }
- { type: description, label: Question }
""")
# The field's name and what is done until it is shown; the first line is how the page begins.
STEPS = [
    (lambda page: None, set()),
    (lambda page: page.get_by_label("Scanner").check(), {"not_printer", "many"}),
    (lambda page: page.get_by_label("Smoke").check(), {"not_printer", "many", "smell"}),
    (lambda page: page.get_by_role("radiogroup", name="Smell").get_by_label("Yes").check(), {"not_printer", "many", "smell", "proof"}),
    # Whatever depends on what is hidden is hidden with it.
    (lambda page: page.get_by_label("Other", exact=True).check(), {"other", "not_printer"}),
    (lambda page: page.get_by_label("Urgent").check(), {"other", "not_printer"}),
    (lambda page: page.get_by_label("Country").select_option("Italy"), {"other", "not_printer", "nested"}),
    (lambda page: page.get_by_label("Country").select_option('New "Land"'), {"other", "not_printer"}),
    (lambda page: page.get_by_label("Scanner").check(), {"not_printer", "many", "smell", "proof", "nested"}),
    (lambda page: page.get_by_label("Smoke").uncheck(), {"not_printer", "many", "nested"}),
    (lambda page: page.get_by_label("Urgent").uncheck(), {"not_printer", "many"}),
    (lambda page: page.get_by_label("Printer", exact=True).check(), set()),
]  # fmt: skip
CONDITIONAL = {"other", "not_printer", "many", "smell", "nested", "proof"}
IN_WORDS = {"reason", "why"}
HINTS = {
    "reason": "Only if “Amount” is more than 100.",
    "why": "Only if “Urgent” is ticked and “Reason” has an answer.",
    "amount": "Needed if “Urgent” is ticked.",
}


@pytest.fixture
def form(page, form_of):
    page.goto(form_of(TEAM))
    return page


def shown(page) -> set[str]:
    return {one.get_attribute("data-name") for one in page.locator("[data-name]").all() if one.is_visible()}


def has_script(page) -> bool:
    """Whether it runs at all: what Playwright asks runs in any page."""
    return page.locator('input[name="_id"]').count() == 1


def send(page):
    page.get_by_role("button").last.click()


def test_choices_show_and_hide_fields_with_a_script_and_without(form):
    for number, (step, expected) in enumerate(STEPS):
        step(form)
        assert shown(form) & CONDITIONAL == expected, f"step {number}"


def test_what_no_style_sheet_sees_is_shown_with_a_hint_or_by_the_script(form):
    if has_script(form):
        assert shown(form) & IN_WORDS == set()
        expect(form.locator(".condition")).to_have_count(0)
        form.get_by_label("Amount").fill("101")
        assert shown(form) & IN_WORDS == {"reason"}
        form.get_by_label("Urgent").check()
        form.get_by_label("Reason").fill("x")
        assert shown(form) & IN_WORDS == IN_WORDS
        form.get_by_label("Amount").fill("100")
        assert shown(form) & IN_WORDS == set()
    else:
        # What cannot hold, because of the part that the style sheet sees, is hidden all the same.
        assert shown(form) & IN_WORDS == {"reason"}
        form.get_by_label("Urgent").check()
        assert shown(form) & IN_WORDS == IN_WORDS
        for name, hint in HINTS.items():
            expect(form.locator(f'[data-name="{name}"] .condition')).to_have_text(hint)
            expect(form.locator(f'[data-name="{name}"] input')).to_have_accessible_description(re.compile(re.escape(hint)))
        # Where the style sheet hides it in time, nothing needs to be said.
        for name in CONDITIONAL - IN_WORDS:
            assert not form.locator(f'[data-name="{name}"] .condition').is_visible(), name


def test_no_hidden_required_field_blocks_and_what_is_hidden_is_not_stored(form, server, tmp_path):
    """Everything is answered first and hidden then: nothing of it may be judged or stored, files included."""
    for step, _ in STEPS[1:4]:
        step(form)
    form.get_by_label("Not a printer").fill("hidden at last")
    (tmp_path / "proof.txt").write_text("proof")
    form.get_by_label("Proof").set_input_files(tmp_path / "proof.txt")
    form.get_by_label("Other", exact=True).check()
    form.get_by_label("Other product").fill("hidden at last")
    form.get_by_label("Urgent").check()
    form.get_by_label("Country").select_option("Italy")
    form.get_by_label("Nested").fill("hidden at last")
    form.get_by_label("Urgent").uncheck()
    form.get_by_label("Printer", exact=True).check()
    assert shown(form) & CONDITIONAL == set()
    form.get_by_label("Email").fill("ada@example.com")
    is_scripted = has_script(form)
    send(form)
    expect(form).to_have_title(re.compile("^Ticket 1"))
    [ticket] = server.tickets()
    assert ticket["answers"] == {"product": "Printer", "country": "Italy"}
    assert ticket["attachments"] == []
    stored = [one.name for one in (server.home / "attachments").rglob("*") if one.is_file() and len(one.name) == 64]
    # Without a script the file was sent before anybody knew that it was not wanted: no ticket has it, and a sweep takes it.
    assert len(stored) == (0 if is_scripted else 1)


def test_what_a_condition_needs_is_asked_for_once_it_is_shown(form, server):
    form.get_by_label("Scanner").check()
    form.get_by_label("Smoke").check()
    form.get_by_label("Urgent").check()
    send(form)
    expect(form.get_by_role("alert").get_by_role("link")).to_have_text(
        ["Fill in “Email”.", "Choose an answer to “Smell”.", "Fill in “Amount”."])  # fmt: skip
    assert shown(form) & CONDITIONAL == {"not_printer", "many", "smell"}
    assert server.tickets() == []
    form.get_by_label("Email").fill("ada@example.com")
    form.get_by_role("radiogroup", name="Smell").get_by_label("No").check()
    form.get_by_label("Amount").fill("7")
    send(form)
    expect(form).to_have_title(re.compile("^Ticket 1"))
    answers = server.tickets()[0]["answers"]
    assert answers.pop("many") == ["Smoke"]
    assert answers == {"product": "Scanner", "urgent": "Yes", "smell": "No", "amount": "7"}


def test_nothing_flashes_while_the_script_is_on_its_way(chromium, form_of):
    address = form_of(TEAM)
    page = chromium.new_page()
    waiting = []
    page.route("**/*form*.js", lambda route: waiting.append(route))
    page.goto(address, wait_until="commit")
    expect(page.get_by_role("button").last).to_be_visible()
    wait_for(page, "performance.getEntriesByName('first-contentful-paint').length")
    boxes = "() => [...document.querySelectorAll('[data-name]')].filter(one => one.getClientRects().length).map(one => one.dataset.name)"
    first = page.evaluate(boxes)
    assert waiting and set(first) & (CONDITIONAL | IN_WORDS) == set()
    assert page.evaluate("[...document.querySelectorAll('.condition')].every(one => !one.getClientRects().length)")
    for route in waiting:
        route.continue_()
    page.wait_for_selector('input[name="_id"]', state="attached")
    assert page.evaluate(boxes) == first
    page.close()
