"""Live reload in a browser: pages follow the site's files, and nothing that was typed is lost."""

import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from waits import wait_for


@pytest.fixture
def page(chromium):
    """A page of a context of its own; whatever it logs as an error fails the test."""
    context = chromium.new_context(viewport={"width": 800, "height": 500})
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # Chromium itself logs every status from 400 on, and that a server has gone.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


def team(server):
    return server.site / "teams/customer-care/team.yaml"


def change(server, old, new):
    text = team(server).read_text()
    assert old in text
    team(server).write_text(text.replace(old, new, 1))


def test_a_page_shows_a_change_of_its_team_and_of_its_article_by_itself(server, page):
    article = team(server).parent / "articles/first/hello.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Hello\npublished: true\n---\n\nThe first text.\n")
    change(server, "help_center:\n", "help_center:\n  published: true\n")
    server.wait_for("(?s)Built.*Built 4 pages|Built 5 pages")
    page.goto(f"{server.address}/customer-care/articles/first/hello/")
    expect(page.get_by_text("The first text.")).to_be_visible()
    article.write_text("---\ntitle: Hello\npublished: true\n---\n\nThe second text.\n")
    expect(page.get_by_text("The second text.")).to_be_visible(timeout=20_000)
    page.goto(f"{server.address}/customer-care/")
    change(server, "name: Customer Care", "name: Happiness")
    expect(page.get_by_role("heading", level=1)).to_have_text("Happiness", timeout=20_000)


def test_an_error_is_a_page_with_the_line_until_it_is_mended(server, page):
    page.goto(f"{server.address}/customer-care/")
    change(server, "published: true", "publishd: true")
    expect(page).to_have_title("1 problem keeps the site from being built", timeout=20_000)
    expect(page.get_by_role("heading", level=2)).to_have_text(f"{team(server)}:4:1")
    expect(page.get_by_text("team.yaml has no key “publishd”. Did you mean “published”?")).to_be_visible()
    expect(page.get_by_role("group", name="Source line")).to_have_text(re.compile(r"^publishd: true\s*\^\s*$"))
    change(server, "publishd: true", "published: treu")
    expect(page.get_by_role("group", name="Source line")).to_have_text(re.compile(r"^published: treu\s*\^\s*$"), timeout=20_000)
    change(server, "published: treu", "published: true")
    expect(page.get_by_role("heading", level=1)).to_have_text("Customer Care", timeout=20_000)


def test_what_was_typed_the_cursor_and_the_scroll_survive_a_change_an_error_and_a_field_that_goes(server, page):
    page.goto(f"{server.address}/customer-care/contact/")
    page.get_by_label("Email address").fill("ada@example.com")
    page.get_by_label("Company").fill("Analytical Engines")
    what = page.get_by_label("What happened?")
    what.fill("It does not print.")
    what.evaluate("element => element.setSelectionRange(3, 7)")
    page.evaluate("scrollTo(0, 150)")
    scroll = page.evaluate("scrollY")
    assert scroll > 0

    change(server, "title: How can we help?", "title: What is it?")
    expect(page.get_by_role("heading", name="What is it?")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Email address")).to_have_value("ada@example.com")
    expect(what).to_have_value("It does not print.")
    expect(what).to_be_focused()
    assert what.evaluate("element => [element.selectionStart, element.selectionEnd]") == [3, 7]
    wait_for(page, f"Math.abs(scrollY - {scroll}) < 3")

    change(server, "title: What is it?", "titel: What is it?")
    expect(page).to_have_title("1 problem keeps the site from being built", timeout=20_000)
    change(server, "titel: What is it?", "title: Once more")
    expect(page.get_by_role("heading", name="Once more")).to_be_visible(timeout=20_000)
    expect(what).to_have_value("It does not print.")
    expect(what).to_be_focused()

    change(server, "    - { type: company, label: Company }\n", "")
    expect(page.get_by_label("Company")).to_have_count(0, timeout=20_000)
    change(server, "    - { type: subject,", "    - { type: company, label: Company }\n    - { type: subject,")
    expect(page.get_by_label("Company")).to_have_value("Analytical Engines", timeout=20_000)


def test_choices_survive_and_new_defaults_come_where_nobody_chose(server, page):
    fields = """    - type: custom
      name: product
      label: Product
      input_type: radio
      options: [Printer, Scanner]
    - { type: custom, name: news, label: News, input_type: checkbox }
    - { type: custom, name: colour, label: Colour, input_type: selection, options: [Red, Green], default: Red }
    - { type: custom, name: city, label: City, default: Rome }
"""
    change(server, "  fields:\n", f"  fields:\n{fields}")
    server.wait_for("(?s)Built.*Built")
    page.goto(f"{server.address}/customer-care/contact/")
    page.get_by_label("Scanner").check()
    page.get_by_label("News").check()
    page.get_by_label("Colour").select_option("Green")
    change(server, "default: Rome", "default: Milan")
    expect(page.get_by_label("City")).to_have_value("Milan", timeout=20_000)
    expect(page.get_by_label("Scanner")).to_be_checked()
    expect(page.get_by_label("News")).to_be_checked()
    expect(page.get_by_label("Colour")).to_have_value("Green")


def test_a_page_that_somebody_loads_anew_is_empty(server, page):
    page.goto(f"{server.address}/customer-care/contact/")
    page.get_by_label("Company").fill("Analytical Engines")
    change(server, "title: How can we help?", "title: What is it?")
    expect(page.get_by_role("heading", name="What is it?")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Company")).to_have_value("Analytical Engines")
    page.goto(f"{server.address}/customer-care/")
    page.goto(f"{server.address}/customer-care/contact/")
    expect(page.get_by_label("Company")).to_have_value("")


def test_a_chosen_file_is_not_lost_without_asking(server, page):
    change(server, "  fields:\n", "  fields:\n    - { type: attachments, label: Photos }\n")
    server.wait_for("(?s)Built.*Built")
    page.goto(f"{server.address}/customer-care/contact/")
    page.get_by_label("Photos").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    page.get_by_label("Company").fill("Analytical Engines")
    change(server, "title: How can we help?", "title: What is it?")
    notice = page.locator("docket-notice")
    expect(notice.get_by_role("status")).to_have_text(
        "The site has changed. Reloading the page keeps what you typed, but not the files that you chose.", timeout=20_000)
    expect(page.get_by_role("heading", name="How can we help?")).to_be_visible()
    notice.get_by_role("button", name="Reload").click()
    expect(page.get_by_role("heading", name="What is it?")).to_be_visible()
    expect(page.get_by_label("Company")).to_have_value("Analytical Engines")


def test_an_answer_to_a_form_is_not_sent_again_without_asking(server, page):
    page.goto(f"{server.address}/customer-care/contact/")
    page.evaluate("document.querySelector('form').noValidate = true; HTMLFormElement.prototype.submit.call(document.querySelector('form'))")
    page.wait_for_url("**/docket-cgi/forms/customer-care")
    change(server, "title: How can we help?", "title: What is it?")
    expect(page.locator("docket-notice").get_by_role("status")).to_have_text(
        "The site has changed. This page answers a form, so that your browser asks before it loads it again.", timeout=20_000)


def test_a_server_that_was_restarted_reloads_its_pages(server, page, docket, root):
    page.goto(f"{server.address}/customer-care/")
    server.stop()
    change(server, "name: Customer Care", "name: Happiness")
    port = server.address.rsplit(":", 1)[1]
    server.process = subprocess.Popen(
        [docket, "serve", server.site, "--templates", root / "templates", "--home", server.home, "--port", port],
        stdout=server.log_file.open("ab"), stderr=subprocess.STDOUT,
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Happiness", timeout=20_000)


def test_more_pages_may_be_open_than_a_browser_has_connections(server, chromium):
    context = chromium.new_context()
    pages = [context.new_page() for _ in range(5)]
    for page in pages:
        page.goto(f"{server.address}/customer-care/")
    change(server, "name: Customer Care", "name: Happiness")
    for page in pages:
        expect(page.get_by_role("heading", level=1)).to_have_text("Happiness", timeout=20_000)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_problems_is_accessible(server, chromium, scheme):
    team(server).write_text("nam: x\npublishd: true\nform: { titel: " + "very " * 60 + "long }\n")
    server.wait_for("until it is mended")
    # Without the page’s policy, which would keep axe’s own script out.
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce", color_scheme=scheme, viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto(f"{server.address}/customer-care/")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert len(results.response["passes"]) > 10, "axe has looked at nothing"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
