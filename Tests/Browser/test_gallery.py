"""The gallery: axe, the Nu checker and a narrow window find nothing wrong with any example in any mode."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Server
from playwright.sync_api import expect

MODES = ["light-ltr", "light-rtl", "dark-ltr", "dark-rtl"]
# A label shows itself without the control that it belongs to.
ALONE = ("label", "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.")
# What has no meaning on its own: it is part of others' examples.
WITHOUT_EXAMPLES = {"options"}


@pytest.fixture(scope="module")
def views(gallery):
    """Every view by its path below the gallery, without the mode."""
    files = (gallery.home / "preview/_gallery").glob("**/light-ltr/index.html")
    return sorted({str(file.relative_to(gallery.home / "preview/_gallery").parents[1]) for file in files})


def test_every_component_and_page_is_there(root, gallery, views):
    components = {folder.name for folder in (root / "templates/components").iterdir()} - WITHOUT_EXAMPLES
    pages = {f"pages-{file.stem}" for file in (root / "templates/pages").glob("*.mustache")}
    assert {view.split("/")[0] for view in views} == components | pages


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode, gallery, views, chromium):
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    scheme = mode.split("-")[0]
    background = set()
    for view in views:
        page.goto(f"{gallery.address}/_gallery/{view}/{mode}/")
        results = Axe().run(page)
        assert len(results.response["passes"]) > 5, "axe has looked at nothing"
        # A component on its own is no whole page, with headings in their order and landmarks.
        found = [
            violation["id"] for violation in results.response["violations"]
            if view.startswith("pages-") or violation["id"] not in ("heading-order", "region")
        ]  # fmt: skip
        assert found == [], f"{view} {mode}: {results.generate_report()}"
        background.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert page.evaluate("document.documentElement.dir") == mode.split("-")[1]
    [color] = background
    assert (min(map(int, re.findall(r"\d+", color))) > 200) == (scheme == "light")
    context.close()


def test_the_nu_checker_finds_nothing(gallery, views, check_markup):
    folder = gallery.home / "preview/_gallery"
    pages = {view.replace("/", "-"): (folder / view / "light-ltr/index.html").read_bytes() for view in views}
    entries = {view.split("/")[0] for view in views}
    pages |= {f"entry-{entry}": (folder / entry / "index.html").read_bytes() for entry in entries}
    pages["index"] = (folder / "index.html").read_bytes()
    found = check_markup(pages)
    # The checker says of a browser's own picker that not all browsers have one; these get a plain control.
    found = {(view, message) for view, message in found if "“date” input type is not supported" not in message}
    assert {(view.split("-")[0], message) for view, message in found} == {ALONE}


@pytest.mark.parametrize("mode", ["light-ltr", "dark-rtl"])
def test_nothing_scrolls_sideways_in_a_narrow_window(mode, gallery, views, chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    for view in views:
        page.goto(f"{gallery.address}/_gallery/{view}/{mode}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, view
    context.close()


def test_the_modes_are_side_by_side_under_the_policy(gallery, chromium):
    context = chromium.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{gallery.address}/_gallery/")
    page.get_by_role("link", name="error-summary").click()
    expect(page.locator("h2").first).to_have_text("One problem")
    expect(page.locator("iframe")).to_have_count(8)
    for index in range(8):
        frame = page.frame_locator("iframe").nth(index)
        frame.get_by_role("link", name="Enter your name.").first.wait_for(timeout=5000)
    context.close()
    # The frames are in a sandbox, so that no example takes the focus.
    assert [text for text in complaints if "autofocus" not in text] == []
