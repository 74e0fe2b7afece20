"""What the look promises: sizes, focus, zoom, forced colours, print, less motion, and themes, measured in Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Server
from teams import team_with

# An inline link is as high as its line (WCAG 2.2 §2.5.8).
SMALL_TARGETS = """
() => [...document.querySelectorAll("a, button, input, select, textarea")].filter((element) => {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isHidden = element.type === "hidden" || !element.checkVisibility() || element.closest("[aria-hidden=true]") || box.bottom < 0;
  const isInline = element.matches("a") && style.display === "inline" && !element.closest("li, nav, header, footer");
  const isCard = getComputedStyle(element, "::after").position === "absolute";
  return !isHidden && !isInline && !isCard && (box.width < 24 || box.height < 24);
}).map((element) => `${element.outerHTML.slice(0, 90)} ${element.getBoundingClientRect().height}`)
"""
# What shows where the keyboard is: the element's own outline, or that of what stands for it.
FOCUS = """
() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const places = [[element, null], [element, "::after"], [element.nextElementSibling, null]];
  const shows = places.some(([place, pseudo]) => {
    const style = place && getComputedStyle(place, pseudo);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  return [element.outerHTML.slice(0, 90), shows];
}
"""
LUMINANCE = """
(name) => {
  const rgb = getComputedStyle(document.body)[name].match(/[\\d.]+/g).map(Number);
  if (rgb.length === 4 && rgb[3] === 0) return 1;
  return (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]) / 255;
}
"""


def pages(server):
    """Every example of every page, in light and left to right."""
    folder = server.home / "preview/_gallery"
    views = sorted(folder.glob("pages-*/*/light-ltr"))
    assert len(views) >= 9
    return [f"{server.address}/{view.relative_to(server.home / 'preview')}/" for view in views]


@pytest.fixture
def open_page(chromium):
    """Opens pages with options of a context; whatever breaks the page's policy fails the test."""
    contexts, complaints = [], []

    def make(**options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append((message.text, message.location["url"])) if message.type == "error" else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def test_every_target_has_24_pixels(gallery, open_page):
    for width in (320, 1280):
        page = open_page(viewport={"width": width, "height": 800})
        for address in pages(gallery):
            page.goto(address)
            assert page.evaluate(SMALL_TARGETS) == [], f"{address} at {width}"


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_the_focus_shows_wherever_the_keyboard_is(options, gallery, open_page):
    page = open_page(**options)
    for address in pages(gallery):
        page.goto(address)
        seen = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None:
                break
            seen += 1
            assert focus[1], focus[0]
        # The page at an old address has the way to the new one.
        assert seen >= (1 if "/pages-moved/" in address else 3)


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1280, 1920])
def test_nothing_scrolls_sideways(width, gallery, open_page):
    """320 is 400 % of 1280, 640 is 200 %."""
    page = open_page(viewport={"width": width, "height": 900})
    for address in pages(gallery):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        # A line of text stays short enough to be read on a wide screen.
        for paragraph in page.locator("main p:not(:has(.button)):visible").all():
            assert paragraph.bounding_box()["width"] <= 820, f"{paragraph.inner_text()} in {address}"


def test_forced_colours_keep_borders_and_marks(gallery, open_page):
    page = open_page(forced_colors="active")
    for address in pages(gallery):
        page.goto(address)
        for selector in ("button, .button", "input:not([type=hidden], [type=checkbox], [type=radio])", "textarea", ".notice", ".card"):
            for element in page.locator(selector).all():
                width = element.evaluate("element => parseFloat(getComputedStyle(element).borderTopWidth)")
                assert width >= 1, f"{selector} in {address}"
        for control in page.locator("input[type=checkbox], input[type=radio]").all():
            assert control.evaluate("element => getComputedStyle(element).appearance") != "none"
    page.goto(f"{gallery.address}/_gallery/pagination/1/light-ltr/")
    outline = page.locator("[aria-current]").evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_dark_on_white_without_what_paper_cannot_do(scheme, gallery, open_page):
    page = open_page(color_scheme=scheme)
    page.emulate_media(media="print")
    for address in pages(gallery):
        page.goto(address)
        assert page.evaluate(LUMINANCE, "color") < 0.2
        assert page.evaluate(LUMINANCE, "backgroundColor") > 0.9
        for selector in ("form button", ".breadcrumbs", ".skip-link"):
            for element in page.locator(selector).all():
                assert not element.is_visible(), f"{selector} in {address}"
    page.goto(f"{gallery.address}/_gallery/pages-ticket/1/light-ltr/")
    assert page.get_by_text("The printer stops after the first page.").is_visible()


def test_who_wants_less_motion_gets_none(gallery, open_page):
    moving = """() => [...document.querySelectorAll("*")].filter((element) => ["", "::before", "::after"].some((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || style.animationName !== "none";
    })).length"""
    calm, lively = open_page(reduced_motion="reduce"), open_page(reduced_motion="no-preference")
    for address in pages(gallery):
        calm.goto(address)
        assert calm.evaluate(moving) == 0
    lively.goto(f"{gallery.address}/_gallery/pages-home/1/light-ltr/")
    assert lively.evaluate(moving) > 0


THEMES = {
    # The accents have just as much contrast as they must.
    "least contrast and round corners": 'accent: { light: "#8b6d00", dark: "#6387ae" }\n  radius: 24px\n  font: Georgia, serif\n',
    "black without corners": 'accent: "#000000"\n  radius: 0\n  font: ui-monospace\n',
    "dark alone with two logos": 'accent: "#ffff00"\n  color_scheme: dark\n  logo: { light: logo.svg, dark: dark.svg }\n',
    "a logo and a typeface of its own": 'accent: "#7a2e8e"\n  logo: logo.svg\n  font: { family: Mine, regular: mine.woff2 }\n',
}  # fmt: skip
# As drawing programs export it: without width and height.
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#808080"/></svg>'


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_changes_all_pages_and_axe_finds_nothing(name, docket, root, tmp_path, chromium):
    server = Server(docket, root, tmp_path, "--gallery")
    try:
        (server.site / "logo.svg").write_text(LOGO)
        (server.site / "dark.svg").write_text(LOGO)
        (server.site / "mine.woff2").write_bytes(b"no font, which a browser passes over")
        with (server.site / "site.yaml").open("a") as file:
            file.write(f"theme:\n  {THEMES[name]}")
        server.wait_for(r"(?s)Built.*Built")
        for scheme in ("light", "dark"):
            context = chromium.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
            page = context.new_page()
            for address in pages(server):
                # The site's own scheme, and not the example's: which is the same for the rest of the look.
                page.goto(address.replace("light-ltr", f"{scheme}-ltr"))
                results = Axe().run(page)
                assert results.violations_count == 0, f"{address} {scheme}: {results.generate_report()}"
            page.goto(server.address)
            if "logo" in THEMES[name]:
                [logo] = [logo for logo in page.locator("header img").all() if logo.is_visible()]
                box = logo.bounding_box()
                assert (box["width"], box["height"]) == (120, 40)
                assert page.get_by_role("link", name="Example Help").first.is_visible()
            if "color_scheme: dark" in THEMES[name]:
                assert page.evaluate(LUMINANCE, "backgroundColor") < 0.2
            context.close()
        # Under the page's own policy.
        context = chromium.new_context()
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(server.address)
        # The stream of events never ends, so that the network is never idle.
        page.evaluate("document.fonts.ready.then(() => {})")
        assert [text for text in complaints if "font" not in text.lower() and "OTS" not in text] == []
        assert not [text for text in complaints if "Security" in text]
        context.close()
    finally:
        server.stop()


COLUMNS = team_with("""\
- { type: customer_name, label: Name, width: 6, max_length: 40, description: As it stands in your passport with all of your given names. }
- { type: company, label: Company, width: 6 }
- { type: custom, name: kind, input_type: selection, label: Kind, options: [A, B], width: 4 }
- { type: custom, name: seats, input_type: number, label: Seats, min: 1, max: 9, width: 4 }
- { type: custom, name: news, input_type: checkbox, label: News, width: 4 }
- { type: custom, name: why, label: Why so many?, visibility: { only_if: { field: seats, greater: 5 } } }
""")


def bottom(page, selector):
    box = page.locator(selector).bounding_box()
    return box["y"] + box["height"]


def test_controls_side_by_side_stand_on_one_line_whatever_is_said_above_them(form_of, page):
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(form_of(COLUMNS))
    assert bottom(page, "#field-customer_name") == bottom(page, "#field-company")
    assert bottom(page, "#field-kind") == bottom(page, "#field-seats") == pytest.approx(bottom(page, "#field-news + label"), abs=1)
    # Their labels too.
    labels = [page.locator(f"label[for=field-{name}]").bounding_box()["y"] for name in ("customer_name", "company")]
    assert labels[0] == labels[1]
    # A label is no wider than its words: what is beside it is no place to press.
    assert page.locator("label[for=field-company]").bounding_box()["width"] < 120
    page.set_viewport_size({"width": 360, "height": 900})
    assert bottom(page, "#field-customer_name") < page.locator("label[for=field-company]").bounding_box()["y"]


def test_there_is_room_between_a_condition_in_words_and_its_control(form_of, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form_of(COLUMNS))
    assert page.locator("#field-why").bounding_box()["y"] - bottom(page, "[data-name=why] .condition") >= 4
    context.close()


def test_labels_beside_their_controls_have_the_width_that_the_form_says(form_of, chromium):
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    team = team_with("""\
- { type: subject, label: Subject }
- { type: company, label: Company, label_position: right }
- { type: custom, name: kind, label: Kind, input_type: radio, options: [A, B] }
- { type: custom, name: parts, label: Parts, input_type: checkboxes, options: [A, B], orientation: horizontal }
""", form="label_position: left\nlabel_width: 6")
    # Half of the field, and without the key a third.
    for text, share in [(team, 1 / 2), (team.replace("  label_width: 6\n", ""), 1 / 3)]:
        # A page that is open follows the files by itself.
        page.goto("about:blank")
        page.goto(form_of(text))
        field = page.locator("[data-name=subject]").bounding_box()
        control = page.locator("#field-subject").bounding_box()
        assert (control["x"] - field["x"]) / field["width"] == pytest.approx(share, abs=0.04)
        assert page.locator("#field-company").bounding_box()["width"] == pytest.approx(control["width"], abs=1)
        assert page.locator("#field-kind").locator("..").bounding_box()["x"] == pytest.approx(control["x"], abs=1)
        legend = page.locator("[data-name=parts] legend").bounding_box()
        assert legend["width"] / field["width"] == pytest.approx(share, abs=0.01)
    context.close()
