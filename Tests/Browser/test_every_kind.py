"""A form with every kind of question, in English and Arabic: axe, the keyboard alone, zoom, forced colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

TEAM = """name: { en: Repairs, ar: الإصلاحات }
published: true
form:
  published: true
  title: { en: Report a problem, ar: الإبلاغ عن مشكلة }
  label_position: left
  at_least_one_of: [[email, phone]]
  privacy: { text: "We keep what you write for **one year**.", label: I agree }
  submit: { label: Send it, position: right }
  fields:
    - { heading: About you }
    - { type: customer_name, label: { en: Full name, ar: الاسم الكامل }, required: true, width: 6, max_length: 40 }
    - { type: company, label: Company, width: 6, label_position: none }
    - { type: email, label: Email address, width: 6, multiple: true, label_position: top }
    - { type: phone, label: Phone, width: 6, pattern: "[0-9 +]+", label_position: right }
    - { text: "Tell us about the *product*." }
    - { type: custom, name: product, input_type: radio, orientation: horizontal, label: Product, options: [Printer, Scanner, Other], default: Printer }
    - { type: custom, name: other, label: Which one?, required: true, visibility: { only_if: { field: product, selected: Other } } }
    - group: Your purchase
      fields:
        - { type: custom, name: bought, input_type: date, label: Bought on, width: 6, min: 2020-01-01, max: 2030-12-31 }
        - { type: custom, name: pickup, input_type: time, label: Pick up at, width: 6, min: "08:00", max: "18:00", step: 900 }
        - { type: custom, name: visit, input_type: datetime, label: Visit us }
        - { type: custom, name: seats, input_type: number, label: Seats, min: 1, max: 50 }
        - { type: custom, name: weight, input_type: decimal, label: Weight, step: 0.5, devices: { mobile: false } }
    - { type: custom, name: parts, input_type: checkboxes, label: Parts, options: [Lid, Tray], required: { only_if: { field: product, selected: Printer } }, description: Those that are *broken*. }
    - { type: custom, name: shop, input_type: selection, label: Shop, options: [{ group: North, options: [Oslo] }, { group: South, options: [Rome] }] }
    - { type: custom, name: site, input_type: url, label: Web page, animation: { effect: fade, direction: left } }
    - { type: subject, label: Subject, required: true }
    - { type: description, label: What happened?, max_length: 200, animation: { on: scroll_in, effect: zoom_in } }
    - { type: attachments, label: Photos, max_files: 3, visibility: { only_if: { field: subject, set: true } } }
"""
LANGUAGES = {"en": "", "ar": "ar/"}


@pytest.fixture
def repairs(server):
    settings = server.site / "site.yaml"
    settings.write_text(settings.read_text() + "\nlanguages: [en, ar]\n")
    (server.site / "teams/repairs").mkdir()
    (server.site / "teams/repairs/team.yaml").write_text(TEAM)
    server.wait_for("and 2 forms")
    server.wait_for(r"Built \d+ pages and 2 forms")
    return server


def empty(page):
    pass


def told_by_script(page):
    page.locator("[name=phone]").fill("letters")
    page.locator("[value=Other]").check()
    page.locator("form .button").click()
    page.locator(".error-summary").wait_for()


def told_by_server(page):
    page.locator("[name=seats]").evaluate("(one) => { one.type = 'text'; one.value = 'many'; }")
    page.evaluate("() => document.querySelector('form[method=post]').submit()")
    page.locator(".error-summary").wait_for()


STATES = [empty, told_by_script, told_by_server]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(language, scheme, chromium, repairs):
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    for state in STATES:
        page = context.new_page()
        page.goto(f"{repairs.address}/{LANGUAGES[language]}repairs/contact/")
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        state(page)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{state.__name__}: {results.generate_report()}"
    context.close()


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_or_is_cut_when_it_is_zoomed(language, width, chromium, repairs):
    """400 % and 200 % of a window of 1280 pixels, with and without a script."""
    for has_script in [True, False]:
        context = chromium.new_context(viewport={"width": width, "height": 400}, java_script_enabled=has_script, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{repairs.address}/{LANGUAGES[language]}repairs/contact/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            """() => [...document.querySelectorAll("form label, form legend, form .hint, form input, form select, form textarea, form button")]
                .filter((one) => one.checkVisibility() && !one.closest(".honeypot, .label-none"))
                .filter((one) => { const box = one.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth || box.width < 8; })
                .map((one) => one.id || one.textContent)"""
        )  # fmt: skip
        assert cut == []
        context.close()


def test_forced_colours_keep_borders_marks_and_what_is_chosen(chromium, repairs):
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{repairs.address}/repairs/contact/")
    told_by_script(page)
    for control in page.locator("form input:visible, form select:visible, form textarea:visible").all():
        if control.get_attribute("type") not in ("radio", "checkbox"):
            assert control.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "solid"
    chosen, other = page.locator("[value=Other] + label"), page.locator("[value=Printer] + label")
    assert chosen.evaluate("(one) => getComputedStyle(one).borderColor") != other.evaluate(
        "(one) => getComputedStyle(one).borderColor"
    )
    context.close()


def test_the_keyboard_alone_fills_in_every_kind(chromium, repairs):
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(f"{repairs.address}/repairs/contact/")
    keyboard = page.keyboard
    page.locator("[name=customer_name]").focus()
    keyboard.type("Ada")
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(page.locator("[name=email]")).to_be_focused()
    keyboard.type("ada@example.com, bob@example.com")
    keyboard.press("Tab")
    keyboard.press("Tab")
    # Radio buttons are one stop; the arrows choose, and the question that belongs to the choice comes at once.
    expect(page.locator("[value=Printer]")).to_be_focused()
    expect(page.locator("[name=other]")).to_be_hidden()
    keyboard.press("ArrowUp")
    expect(page.locator("[name=other]")).to_be_visible()
    keyboard.press("Tab")
    expect(page.locator("[name=other]")).to_be_focused()
    keyboard.type("A plotter")
    page.locator("[name=seats]").focus()
    keyboard.type("51")
    keyboard.press("Tab")
    expect(page.locator("#field-seats\\.error")).to_have_text("Error: “Seats” must be 50 or less.")
    keyboard.press("Shift+Tab")
    keyboard.type("5")
    expect(page.locator("#field-seats\\.error")).to_have_count(0)
    page.locator("[name=parts]").first.focus()
    keyboard.press("Space")
    page.locator("[name=subject]").focus()
    expect(page.locator("[name=attachments]")).to_be_hidden()
    keyboard.type("Broken")
    expect(page.locator("[name=attachments]")).to_be_visible()
    page.locator("[name=privacy]").focus()
    keyboard.press("Tab")
    keyboard.press("Enter")
    # The box was forgotten: its message takes the focus, and its link leads there.
    expect(page.locator(".error-summary")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator("[name=privacy]")).to_be_focused()
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Enter")
    page.wait_for_url("**/tickets/*")
    [ticket] = repairs.tickets()
    assert ticket["email"] == "ada@example.com, bob@example.com"
    assert ticket["answers"] == {
        "product": "Other", "other": "A plotter", "seats": "5", "parts": ["Lid"], "privacy": "Yes",
    }  # fmt: skip
    context.close()


def test_who_prefers_less_motion_sees_none(chromium, repairs):
    moving = "() => document.getAnimations().filter((one) => /^docket-/.test(one.animationName)).length"
    for preference, least in [("no-preference", 1), ("reduce", 0)]:
        context = chromium.new_context(reduced_motion=preference, viewport={"width": 1200, "height": 900})
        page = context.new_page()
        page.goto(f"{repairs.address}/repairs/contact/")
        count = page.evaluate(moving)
        assert (count >= least) if least else count == 0
        context.close()
