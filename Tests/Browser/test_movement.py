"""Fields that move by scrolling: the first time only or every time, and mirrored on pages from right to left."""

import pytest
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: custom, name: turn, label: Turn, animation: { effect: rotate, direction: top_left, on: hover, duration: 60 } }
- { type: custom, name: out, label: Out, animation: { effect: fade, on: scroll_out, zone: [0, 50] } }
- { type: custom, name: out_again, label: Out again, animation: { effect: fade, on: scroll_out, every_time: true } }
- { type: custom, name: filler, label: Filler, input_type: long_text, rows: 80 }
- { type: custom, name: in, label: In, animation: { effect: fade, on: scroll_in } }
- { type: custom, name: in_again, label: In again, animation: { effect: fade, on: scroll_in, every_time: true } }
- { type: custom, name: end, label: End, input_type: long_text, rows: 40 }
""", form="", name="{ en: Moving, ar: حركة }")


@pytest.fixture
def moving(server, chromium):
    settings = server.site / "site.yaml"
    settings.write_text(settings.read_text() + "\nlanguages: [en, ar]\n")
    (server.site / "teams/moving").mkdir()
    (server.site / "teams/moving/team.yaml").write_text(TEAM)
    server.wait_for(r"Built \d+ pages and 2 forms")
    context = chromium.new_context(viewport={"width": 1000, "height": 600})
    yield server, context.new_page()
    context.close()


def state(page, name):
    """Whether a field has an animation, how much of it is to be seen, and whether it is marked."""
    return page.locator(f".field[data-name={name}]").evaluate(
        "(one) => [one.getAnimations().length, Number(getComputedStyle(one).opacity), 'seen' in one.dataset]")


def scroll(page, name):
    page.locator(f".field[data-name={name}]").evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    # Events of animations and of intersections come with the next frames.
    page.evaluate("() => new Promise((done) => { let left = 6; const next = () => left-- ? requestAnimationFrame(next) : done(); next(); })")


def test_what_comes_in_moves_the_first_time_only_unless_it_is_to_move_every_time(moving):
    server, page = moving
    page.goto(f"{server.address}/moving/contact/")
    scroll(page, "turn")
    assert [state(page, name)[:2] for name in ("in", "in_again")] == [[1, 0], [1, 0]]
    scroll(page, "in")
    expect(page.locator(".field[data-name=in]")).to_have_attribute("data-seen", "")
    scroll(page, "turn")
    assert state(page, "in")[:2] == [0, 1]
    assert state(page, "in_again")[:2] == [1, 0]


def test_what_goes_out_never_leaps_back_before_somebodys_eyes(moving):
    server, page = moving
    page.goto(f"{server.address}/moving/contact/")
    field = page.locator(".field[data-name=out]")
    # Past the end of its zone, and with its last quarter still in view.
    field.evaluate("(one) => { const box = one.getBoundingClientRect(); scrollTo({ top: scrollY + box.top + 0.75 * box.height, behavior: 'instant' }); }")
    expect(field).to_have_css("opacity", "0")
    page.wait_for_timeout(300)
    assert state(page, "out") == [1, 0, False]
    scroll(page, "end")
    expect(field).to_have_attribute("data-seen", "")
    scroll(page, "turn")
    assert state(page, "out")[:2] == [0, 1]
    assert state(page, "out_again")[0] == 1


def test_corners_are_mirrored_on_pages_from_right_to_left(moving):
    server, page = moving
    for language, is_left in [("", True), ("ar/", False)]:
        page.goto(f"{server.address}/{language}moving/contact/")
        page.locator("[name=turn]").focus()
        origin, width, turn = page.locator(".field[data-name=turn] > *").first.evaluate(
            "(one) => [getComputedStyle(one).transformOrigin, one.offsetWidth, getComputedStyle(one).rotate]")
        x, y = [float(part.removesuffix("px")) for part in origin.split(" ")]
        assert (abs(x - (0 if is_left else width)) < 1, y) == (True, 0)
        assert turn.startswith("-") == is_left
