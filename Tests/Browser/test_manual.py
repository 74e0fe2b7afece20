"""The manual as its readers see it: small screens, and a way through it. test_every_page.py looks at its links and its markup."""

import subprocess

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def pages(docket, root, tmp_path_factory):
    """The manual's pages as a build writes them, by their paths."""
    folder = tmp_path_factory.mktemp("manual")
    subprocess.run(
        [docket, "build", "site", "--templates", "templates", "--output", folder / "public", "--home", folder / "home"],
        cwd=root, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    public = folder / "public"
    return {str(path.parent.relative_to(public)): path.read_bytes() for path in sorted(public.glob("docket/**/index.html"))}


def test_nothing_is_wider_than_a_small_screen(chromium, manual, pages):
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    for path in pages:
        page.goto(f"{manual.address}/{path}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.close()


def test_a_reader_goes_from_the_start_page_to_the_first_form(page, manual):
    page.goto(manual.address)
    page.get_by_role("link", name="Docket").click()
    page.get_by_role("link", name="Make your first form").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Make your first form")
    page.get_by_role("link", name="Conditions", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conditions")
