"""What the form’s script does besides conditions: steps, prefilling, the history, resetting."""

import pytest
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: email, label: Email, required: true, prefill: true }
- { type: custom, name: pieces, input_type: number, label: Pieces, step: 5, max: 52, prefill: true }
- { type: custom, name: site, input_type: url, label: Site, max_length: 20 }
- { type: custom, name: wish, input_type: checkboxes, label: Wishes, options: [A, B], required: { only_if: { field: pieces, set: true } } }
- { type: custom, name: kind, input_type: radio, label: Kind, options: [C, D], required: { only_if: { field: pieces, set: true } } }
- { type: custom, name: more, label: More, visibility: { only_if: { field: pieces, greater: 10 } } }
""")


@pytest.fixture
def address(form_of):
    return form_of(TEAM)


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


def send(page):
    page.get_by_role("button").last.click()


def error_of(page, label: str) -> str:
    return page.locator(".field", has=page.get_by_label(label)).locator(".error-message").inner_text().removeprefix("Error:").strip()


def test_an_answer_that_comes_back_is_not_where_steps_begin(page, server, address):
    # The value of a page is the step base of HTML: what was prefilled would be the only grid.
    page.goto(f"{server.address}/cgi-bin/docket-cgi/forms/customer-care?pieces=7")
    pieces = page.get_by_label("Pieces")
    expect(pieces).to_have_value("7")
    pieces.fill("8")
    pieces.blur()
    assert error_of(page, "Pieces") == "“Pieces” must be 5 or 10, the nearest values allowed."
    pieces.fill("10")
    expect(page.locator(".error-message")).to_have_count(0)


def test_beyond_the_last_step_only_that_is_told(page, address):
    page.goto(address)
    page.get_by_label("Pieces").fill("51")
    page.get_by_label("Pieces").blur()
    assert error_of(page, "Pieces") == "“Pieces” must be 50 or less."


def test_spaces_around_a_typed_address_are_taken_away(page, address):
    page.goto(address)
    site = page.get_by_label("Site")
    site.click()
    page.keyboard.type("   https://a.example   ")
    page.keyboard.press("Tab")
    expect(site).to_have_value("https://a.example")
    expect(page.locator(".error-message")).to_have_count(0)


def test_what_was_written_over_a_prefilled_answer_survives_the_history(page, server, address):
    page.goto(f"{address}?email=prefilled@example.com")
    email = page.get_by_label("Email")
    expect(email).to_have_value("prefilled@example.com")
    email.fill("written@example.com")
    # A listener for unload keeps the page out of the cache of whole pages.
    page.evaluate("addEventListener('unload', () => {})")
    page.goto(server.address)
    page.go_back()
    expect(email).to_have_value("written@example.com")


def test_a_page_from_the_history_shows_what_its_answers_ask_for(page, server, address):
    page.goto(address)
    page.get_by_label("Pieces").fill("15")
    page.get_by_label("More").fill("x")
    page.evaluate("addEventListener('unload', () => {})")
    page.goto(server.address)
    page.go_back()
    expect(page.get_by_label("Pieces")).to_have_value("15")
    expect(page.get_by_label("More")).to_be_visible()


def test_a_form_that_is_reset_hides_again_what_its_answers_had_shown(page, address):
    page.goto(address)
    page.get_by_label("Pieces").fill("15")
    expect(page.get_by_label("More")).to_be_visible()
    page.evaluate("document.querySelector('form').reset()")
    expect(page.get_by_label("More")).not_to_be_visible()


def test_what_a_script_fills_in_without_an_event_counts_when_the_form_is_sent(page, address):
    page.goto(address)
    page.evaluate("document.querySelector('[name=pieces]').value = '15'; document.querySelector('[name=email]').value = 'a@b'")
    send(page)
    expect(page.get_by_label("More")).to_be_visible()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(
        ["Tick at least one answer to “Wishes”.", "Choose an answer to “Kind”."])  # fmt: skip


def test_groups_that_are_needed_under_a_condition_say_so(page, address):
    page.goto(address)
    wishes, kind = page.get_by_role("group", name="Wishes"), page.get_by_role("radiogroup", name="Kind")
    page.get_by_label("Pieces").fill("5")
    expect(kind).to_have_attribute("aria-required", "true")
    assert [box.get_attribute("required") for box in kind.get_by_role("radio").all()] == ["", ""]
    # One tick is enough: no box is required by itself.
    assert [box.get_attribute("required") for box in wishes.get_by_role("checkbox").all()] == [None, None]
    page.get_by_label("Pieces").fill("")
    expect(kind).to_have_attribute("aria-required", "false")
