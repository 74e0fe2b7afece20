"""The button that copies a block of code: it covers none of it, and takes no room where it cannot be."""

import pytest
from playwright.sync_api import expect
from waits import wait_for

LONG = "sudo install -m 644 deploy/a-file-with-a-long-name.conf /etc/a-server/sites-available/a-site-with-a-long-name-as-well"
ARTICLE = f"---\ntitle: Code\npublished: true\n---\n\n```sh\n{LONG}\nsecond\n```\n\nText.\n\n```sh\nshort\n```\n"
SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
# What the first line of a block shows within it, and whether the button is on any of that.
COVERED = """(frame) => {
  const button = frame.querySelector("button").getBoundingClientRect();
  const pre = (frame.matches("pre") ? frame : frame.querySelector("pre")).getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(frame.querySelector("code"));
  return [...range.getClientRects()].some((line) =>
    Math.min(line.right, pre.right) > button.left && Math.max(line.left, pre.left) < button.right
      && line.bottom > button.top && line.top < button.bottom);
}"""
# The page has its look: what a script is asked for before says nothing of that.
STYLED = "() => document.readyState === 'interactive' && [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
SCROLLED = "(frame) => { const pre = frame.matches('pre') ? frame : frame.querySelector('pre'); pre.scrollLeft = 9999; return pre.scrollLeft; }"


@pytest.fixture
def address(server):
    folder = server.site / "teams/guide"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/code.md").write_text(ARTICLE)
    (folder / "team.yaml").write_text("name: Guide\npublished: true\nhelp_center: { published: true }\n")
    server.wait_for(r"(?s)Built.*Built")
    return f"{server.address}/guide/articles/code/"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_button_covers_no_code_however_it_is_scrolled(chromium, address, screen, direction):
    page = chromium.new_page(viewport=SCREENS[screen])
    page.goto(address)
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    buttons = page.get_by_role("button", name="Copy", exact=True)
    expect(buttons).to_have_count(2)
    for button in buttons.all():
        assert not button.locator("..").evaluate(COVERED)
    frame = buttons.first.locator("..")
    before = buttons.first.bounding_box()
    assert frame.evaluate(SCROLLED) > 0
    assert not frame.evaluate(COVERED)
    assert buttons.first.bounding_box() == before
    page.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_button_copies_the_code_alone_and_moves_nothing_when_it_comes(chromium, address, screen):
    context = chromium.new_context(viewport=SCREENS[screen])
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    held = []
    page.route("**/article-*.js", lambda route: held.append(route))
    with page.expect_request("**/article-*.js"):
        page.goto(address, wait_until="commit")
    wait_for(page, STYLED)
    text = page.get_by_text("Text.", exact=True)
    before = text.bounding_box()
    expect(page.locator(".copy-code")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".copy-code")).to_have_count(2)
    assert text.bounding_box() == before
    page.get_by_role("button", name="Copy", exact=True).first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{LONG}\nsecond\n"
    context.close()


@pytest.mark.parametrize("without", ["a script", "a clipboard"])
def test_no_room_is_kept_for_a_button_that_cannot_come(chromium, address, without):
    context = chromium.new_context(viewport=SCREENS["phone"], java_script_enabled=without != "a script")
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });")
    page = context.new_page()
    page.goto(address)
    code, pre = page.locator("pre code").last, page.locator("pre").last
    # As much as below.
    expect(pre).to_have_css("padding-block-start", "16px")
    assert pre.bounding_box()["height"] < 2 * 16 + 2 * code.bounding_box()["height"]
    expect(page.locator(".copy-code")).to_have_count(0)
    context.close()
