"""The search: the field as a combobox, the page of results, and suggestions below a form's subject, with and without a script."""

import os
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ROUTE = "/cgi-bin/docket-cgi/search"
ARTICLES = [
    ("Printer stops", "The red <light> blinks, and the printer stops after the first page.", "Hardware & <more>"),
    ("Connecting a printer", "Switch the printer on and wait until its light stays green.", ""),
    ("Paying", "By card or by invoice.", "Orders"),
    ("プリンター", "東京都のプリンターが動かない。", ""),
]


@pytest.fixture
def search(server, root):
    """The address of the search of a site that has articles."""
    lines = [
        f"customer-care\ten\t{title}\t/customer-care/#{number}\t{text}\t{category}"
        for number, (title, text, category) in enumerate(ARTICLES)
    ]
    lines += [f"customer-care\ten\tMany {number}\t/customer-care/#many-{number}\tplenty of them\t" for number in range(95)]
    writer = os.environ.get("INDEX_WRITER", root / ".build/debug/index-writer")
    subprocess.run([writer, server.home], input="\n".join(lines).encode(), check=True, timeout=30)
    return server.address + ROUTE


@pytest.fixture
def scripted(chromium):
    """A page with a script; whatever it complains of fails the test."""
    page = chromium.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    # Chromium itself logs every status from 400 on.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


@pytest.fixture
def form(scripted, server, search):
    """A form with the box that forms of teams with articles have."""

    def with_box(route):
        response = route.fetch()
        script = re.search(r'src="([^"]*/search-[^"]*\.js)"', scripted.request.get(search).text()).group(1)
        box = (
            f'<div class="suggestions card" data-suggestions="{ROUTE}?team=customer-care" data-field="field-subject"'
            ' data-new-tab="opens in a new tab" hidden>\n<p><b>Does one of these answer your question?</b></p>\n<ul></ul>\n</div>'
        )
        html = response.text().replace('<div class="submit', f'{box}<div class="submit', 1)
        html = html.replace("</head>", f'<script type="module" src="{script}"></script></head>')
        route.fulfill(response=response, body=html)

    scripted.route("**/customer-care/contact/", with_box)
    scripted.goto(f"{server.address}/customer-care/contact/")
    return scripted


def test_a_search_is_a_page_of_results(page, search):
    page.goto(search)
    expect(page.get_by_text("Type one or more words above.")).to_be_visible()
    page.fill("[name=q]", "red light")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(f"{search}?q=red+light")
    expect(page).to_have_title(re.compile("^red light – Search – "))
    expect(page.get_by_text("One article found", exact=True).first).to_be_visible()
    assert page.locator(".search-results mark").all_text_contents() == ["red", "light"]
    expect(page.locator(".search-result .reference")).to_have_text("Customer Care · Hardware & <more>")
    assert "<light>" in page.locator(".search-results").inner_text()
    page.get_by_role("link", name="Printer stops").click()
    expect(page).to_have_url(re.compile("/customer-care/#0$"))


def test_pages_lead_to_all_results_and_nothing_found_to_the_teams(page, search):
    page.goto(f"{search}?q=plenty")
    expect(page.get_by_text("95 articles found")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("[aria-current=page]")).to_have_text("2")
    page.get_by_role("link", name="10", exact=True).click()
    assert page.locator(".search-result").count() == 5
    page.goto(f"{search}?q=xyzzy")
    expect(page.get_by_text("Nothing found for “xyzzy”")).to_be_visible()
    page.locator(".empty").get_by_role("link", name="Customer Care").click()
    expect(page).to_have_url(re.compile("/customer-care/contact/$"))


def test_the_field_suggests_articles_by_keyboard(scripted, search):
    scripted.goto(search)
    field = scripted.get_by_role("combobox")
    expect(field).to_have_accessible_name("What are you looking for?")
    field.press_sequentially("prin")
    options = scripted.get_by_role("option")
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(scripted.get_by_role("status")).to_have_text("2 articles found")
    assert sorted(options.locator(".search-place").all_text_contents()) == [
        "Customer Care", "Customer Care · Hardware & <more>"]  # fmt: skip
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("prin")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    title = options.nth(0).locator("b").inner_text()
    field.press("Enter")
    number = [name for name, *_ in ARTICLES].index(title)
    expect(scripted).to_have_url(re.compile(f"/customer-care/#{number}$"))


def test_on_a_phone_the_list_is_as_wide_as_field_and_button_and_a_long_text_is_cut(scripted, search):
    scripted.set_viewport_size({"width": 360, "height": 740})
    scripted.goto(search)
    scripted.locator("[name=q]").press_sequentially("print")
    first = scripted.get_by_role("option").first
    expect(first).to_be_visible()
    row, box = (scripted.locator(name).bounding_box() for name in (".search-row", ".search-list"))
    assert (box["x"], box["width"]) == (row["x"], row["width"])
    assert box["y"] >= row["y"] + row["height"]
    text = first.locator("span").last
    text.evaluate("(text) => { text.textContent = 'word '.repeat(200); }")
    lines = "(text) => text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight)"
    assert round(text.evaluate(lines)) == 3


def test_enter_without_a_choice_searches_and_a_click_opens(scripted, search):
    scripted.goto(search)
    field = scripted.get_by_role("combobox")
    field.press_sequentially("paying")
    expect(scripted.get_by_role("option")).to_have_count(1)
    field.press("Enter")
    expect(scripted).to_have_url(f"{search}?q=paying")
    field.fill("プリン")
    scripted.get_by_role("option").click()
    expect(scripted).to_have_url(re.compile("/customer-care/#3$"))


def test_only_the_last_question_is_answered_and_a_failure_is_silence(scripted, search):
    asked = []
    scripted.on("request", lambda request: asked.append(request.url) if "q=" in request.url else None)
    scripted.goto(search)
    field = scripted.get_by_role("combobox")
    field.press_sequentially("printer", delay=20)
    expect(scripted.get_by_role("option")).to_have_count(2)
    assert len(asked) == 1
    field.fill("p")
    expect(scripted.get_by_role("option")).to_have_count(0)
    scripted.route("**/search?**", lambda route: route.fulfill(status=503, body=""))
    field.fill("paying")
    scripted.wait_for_timeout(400)
    expect(scripted.get_by_role("option")).to_have_count(0)


def test_a_form_suggests_articles_for_its_subject_and_keeps_what_was_written(form):
    form.fill("[name=description]", "Everything")
    box = form.locator(".suggestions")
    expect(box).to_be_hidden()
    form.locator("[name=subject]").press_sequentially("my printer stops")
    expect(box).to_be_visible()
    expect(form.get_by_role("status").filter(has_text="Does one of these")).to_have_text(
        "Does one of these answer your question? 2 articles found")  # fmt: skip
    expect(box.get_by_role("link").first).to_have_text("Printer stops (opens in a new tab)")
    assert box.get_by_role("listitem").all_text_contents() == [
        "Printer stops (opens in a new tab) · Hardware & <more>", "Connecting a printer (opens in a new tab)"]  # fmt: skip
    with form.context.expect_page() as opened:
        box.get_by_role("link", name="Printer stops (opens in a new tab)").click()
    assert opened.value.url.endswith("/customer-care/#0")
    opened.value.close()
    assert form.input_value("[name=description]") == "Everything"
    form.fill("[name=subject]", "")
    expect(box).to_be_hidden()


def opened(page, address):
    page.goto(address)
    page.get_by_role("combobox").press_sequentially("print")
    page.get_by_role("option").first.wait_for()
    page.get_by_role("combobox").press("ArrowDown")


STATES = {
    "nothing typed": lambda page, address: page.goto(address),
    "results": lambda page, address: page.goto(f"{address}?q=plenty&team=customer-care&page=2"),
    "nothing found": lambda page, address: page.goto(f"{address}?q=xyzzy"),
    "some words": lambda page, address: page.goto(f"{address}?q=printer+invoice+xyzzy"),
    "suggestions": opened,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state, scheme, chromium, search, tmp_path):
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    STATES[state](page, search)
    results = Axe().run(page)
    assert len(results.response["passes"]) > 10, "axe has looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_at_400_per_cent(state, chromium, search):
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    STATES[state](page, search)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_pages_are_correct_html(scripted, search, check_markup):
    pages = {}
    for name, query in [("typed", ""), ("results", "?q=plenty&page=2"), ("none", "?q=xyzzy"), ("light", "?q=light")]:
        pages[name] = scripted.request.get(search + query).body()
    assert check_markup(pages) == []
