"""“Was this helpful?” below an article, with and without JavaScript."""

import json
import subprocess

import pytest
from conftest import Server

TEAM = "name: Guide\npublished: true\nhelp_center: { published: true }\nform: { spam: { per_sender: off } }\n"


@pytest.fixture
def guide(docket, root, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    subprocess.run(["cp", "-r", root / "site", root / "templates", source], check=True)
    articles = source / "site/teams/guide/articles/billing"
    articles.mkdir(parents=True)
    (source / "site/teams/guide/team.yaml").write_text(TEAM)
    (articles / "refund.md").write_text("---\ntitle: Refund\npublished: true\n---\nThirty days.\n")
    server = Server(docket, source, tmp_path)
    yield server
    server.stop()


def feedback(server):
    result = subprocess.run(
        [server.docket, "feedback", "--home", server.home, "--json"], check=True, capture_output=True, timeout=30)  # fmt: skip
    return [
        (entry["article"], entry["helpful"], entry["unhelpful"], [comment["comment"] for comment in entry["comments"]])
        for entry in json.loads(result.stdout)
    ]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request, chromium, guide):
    """A page at the article, and whether it runs scripts."""
    context = chromium.new_context(java_script_enabled=request.param)
    page = context.new_page()
    page.goto(f"{guide.address}/guide/articles/billing/refund/")
    yield page, request.param
    context.close()


def test_yes_is_stored_and_thanked_for(guide, reader):
    page, runs = reader
    page.get_by_role("button", name="Yes").click()
    page.get_by_text("Thank you for telling us").wait_for()
    assert page.url.endswith("/guide/articles/billing/refund/" if runs else "/feedback/guide/billing/refund")
    assert not page.get_by_role("textbox").is_visible()
    assert feedback(guide) == [("billing/refund", 1, 0, [])]
    if not runs:
        page.get_by_role("link", name="Back to the article").click()
        assert page.get_by_role("heading", name="Refund").is_visible()


def test_no_asks_what_was_missing_and_counts_once(guide, reader):
    page, runs = reader
    assert not page.get_by_label("What was missing or unclear?").is_visible()
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_label("What was missing or unclear?").fill("How long\nit takes")
    assert feedback(guide) == [("billing/refund", 0, 1, [])]
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Send").wait_for(state="hidden")
    assert page.get_by_text("Thank you for telling us").is_visible()
    assert feedback(guide) == [("billing/refund", 0, 1, ["How long\nit takes"])]
    assert page.url.endswith("/guide/articles/billing/refund/" if runs else "/feedback/guide/billing/refund")


def test_a_comment_that_is_too_long_is_kept_with_what_is_wrong(guide, reader):
    page, _ = reader
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_label("What was missing or unclear?").fill("x" * 2001)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("to 2,000 characters or fewer. It has 2,001 now.").wait_for()
    assert len(page.get_by_label("What was missing or unclear?").input_value()) == 2001
    assert feedback(guide) == [("billing/refund", 0, 1, [])]


def test_what_follows_the_button_keeps_away_from_it(guide, reader):
    page, runs = reader
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button", name="No", exact=True).click()
    button = page.get_by_role("button", name="Send").bounding_box()
    below = page.locator(".feedback-status") if runs else page.get_by_role("link", name="Back to the article")
    assert below.bounding_box()["y"] - button["y"] - button["height"] >= 8


def test_the_keyboard_is_where_the_next_thing_is(chromium, guide):
    page = chromium.new_page()
    page.goto(f"{guide.address}/guide/articles/billing/refund/")
    page.get_by_role("button", name="No", exact=True).press("Enter")
    page.get_by_label("What was missing or unclear?").wait_for()
    assert page.evaluate("document.activeElement.id") == "feedback-comment"
    page.keyboard.type("Words")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.className") == "feedback-status"
    page.close()
