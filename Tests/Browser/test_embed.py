"""A form within a page of somebody else on the same origin: in a frame, and as a part that a server includes."""

import urllib.request

import pytest
from teams import team_with
from waits import wait_for

HOST = """<!doctype html><html lang="en"><title>Our page</title>
<style>body { font: 16px serif; background: #ffffee; color: #222211; margin: 2em } h1 { color: purple }</style>
<body><h1 id="own">Our own page</h1><p id="text">Text <label for="mine">Label</label> <input id="mine"> <a href="#">link</a>
<button>Button</button></p><fieldset><legend>Legend</legend></fieldset>%s<p>Below</p></body></html>"""
OWN = "h1, p, p label, #mine, p a, p button, body > fieldset, body > fieldset legend, body"


@pytest.fixture
def host(server, chromium):
    """Opens a page of the server's origin that holds something, and gives what breaks a policy or a script."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" and "422" not in message.text else None)

    def open_host(inner):
        page.route("**/our-page", lambda route: route.fulfill(body=HOST % inner, content_type="text/html"))
        page.goto(f"{server.address}/our-page")
        return page

    yield open_host
    assert page.troubles == []
    context.close()


def styles(page):
    """Every computed style of what the page has of its own, where the included part can change it."""
    return page.evaluate(
        """(own) => [...document.querySelectorAll(own)].filter((one) => !one.closest(".docket")).map((one) => {
            const style = getComputedStyle(one);
            return [...style].filter((name) => !/size|height|width|origin|inset|^(top|left|right|bottom)$/.test(name))
                .map((name) => `${one.tagName} ${name}: ${style.getPropertyValue(name)}`);
        })""",
        OWN,
    )


def fragment(server):
    with urllib.request.urlopen(f"{server.address}/customer-care/contact/fragment.html") as response:
        return response.read().decode()


def test_a_fragment_leaves_the_page_around_alone(server, host):
    page = host("")
    before = styles(page)
    page.unroute_all()
    page = host(fragment(server))
    assert page.locator(".docket form").count() == 1
    assert styles(page) == before
    assert page.locator(".docket h1").count() == 0
    # It has its own look all the same.
    assert page.locator(".docket .button").evaluate("(one) => getComputedStyle(one).fontWeight") == "600"


def test_a_fragment_sends_its_form(server, host):
    page = host(fragment(server))
    form = page.locator(".docket form")
    form.get_by_role("button").click()
    assert page.locator(".error-summary").is_visible()
    for control in form.locator("input[required], textarea[required]").all():
        control.fill("ada@example.com")
    form.get_by_role("button").click()
    page.wait_for_url("**/tickets/*")


def frame_of(page):
    wait_for(page, "() => document.querySelector('iframe').contentDocument?.querySelector('form, .answers')")
    return page.frames[1]


def test_a_frame_is_as_high_as_its_form_and_stays_in_the_page(server, host):
    page = host('<iframe src="/customer-care/contact/embed/" title="Contact" style="inline-size: 100%; border: 0"></iframe>')
    frame = frame_of(page)
    wait_for(page, "() => document.querySelector('iframe').clientHeight > 400")
    assert page.evaluate(
        "() => { const frame = document.querySelector('iframe');"
        " return frame.clientHeight - frame.contentDocument.documentElement.scrollHeight; }"
    ) == 0
    assert frame.locator("header, footer, nav").count() == 0
    assert frame.locator(".full-page a").get_attribute("target") == "_top"
    # Without the script's help the server answers in the frame's own way too.
    frame.evaluate("() => document.querySelector('form').submit()")
    wait_for(page, "() => document.querySelector('iframe').contentDocument?.querySelector('.error-summary')")
    frame = page.frames[1]
    assert frame.locator("header, footer, nav").count() == 0
    for control in frame.locator("input[required], textarea[required]").all():
        control.fill("ada@example.com")
    frame.get_by_role("button").click()
    wait_for(page, "() => document.querySelector('iframe').contentDocument?.querySelector('.answers')")
    frame = page.frames[1]
    assert frame.locator("header, footer, nav").count() == 0
    assert page.url.endswith("/our-page")
    # The ticket's page is shorter than the form with its errors, and the frame follows.
    wait_for(
        page,
        "() => { const frame = document.querySelector('iframe');"
        " return frame.clientHeight === frame.contentDocument.documentElement.offsetHeight; }",
    )


@pytest.mark.parametrize("style, is_dark", [("", False), (":root { color-scheme: light dark }", True), (":root { color-scheme: light }", False)])
def test_a_frame_is_light_or_dark_as_the_page_around_it(server, chromium, style, is_dark):
    """Who prefers dark pages meets light ones that know nothing else."""
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    body = f'<!doctype html><style>{style}</style><iframe src="/customer-care/contact/embed/" title="Contact"></iframe>'
    page.route("**/our-page", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{server.address}/our-page")
    frame = frame_of(page)
    expected = "rgb(233, 235, 240)" if is_dark else "rgb(23, 26, 33)"
    wait_for(frame, "(expected) => getComputedStyle(document.body).color === expected", expected)
    # The server's answer in the frame keeps to it.
    frame.evaluate("() => document.querySelector('form').submit()")
    wait_for(page, "() => document.querySelector('iframe').contentDocument?.querySelector('.error-summary')")
    wait_for(page.frames[1], "(expected) => getComputedStyle(document.body).color === expected", expected)
    context.close()


WIDE = team_with("""\
- { type: customer_name, label: Name, width: 6 }
- { type: company, label: Company, width: 6 }
- { type: subject, label: Subject, required: true }
""", form="", name="Repairs")


def are_beside(place) -> bool:
    tops = [place.locator(f"[name={name}]").bounding_box()["y"] for name in ["customer_name", "company"]]
    return tops[0] == tops[1]


def test_columns_follow_the_room_of_the_form_and_not_the_window(server, host):
    (server.site / "teams/repairs").mkdir()
    (server.site / "teams/repairs/team.yaml").write_text(WIDE)
    server.wait_for("and 2 forms")
    with urllib.request.urlopen(f"{server.address}/repairs/contact/fragment.html") as response:
        part = response.read().decode()
    for width, expected in [(900, True), (320, False)]:
        page = host(f'<div style="inline-size: {width}px">{part}</div>')
        assert are_beside(page) == expected, width
        page.unroute_all()
        page = host(f'<iframe src="/repairs/contact/embed/" title="Contact" style="inline-size: {width}px; border: 0"></iframe>')
        frame = frame_of(page)
        assert are_beside(frame) == expected, width
        # The ring of what has the focus has room at the edges.
        left = frame.locator("[name=subject]").evaluate("(one) => one.getBoundingClientRect().left")
        assert left >= 6
        page.unroute_all()


def test_a_ticket_in_a_narrow_frame_does_not_scroll_sideways(server, host):
    page = host('<iframe src="/customer-care/contact/embed/" title="Contact" style="inline-size: 280px; border: 0"></iframe>')
    frame = frame_of(page)
    assert frame.evaluate("document.documentElement.scrollWidth") <= 280
    for control in frame.locator("input[required], textarea[required]").all():
        control.fill("ada.lovelace.of.a.long.address@engines.example.com")
    frame.get_by_role("button").click()
    wait_for(page, "() => document.querySelector('iframe').contentDocument?.querySelector('.answers')")
    # Its style sheet may be on its way still.
    page.frames[1].wait_for_load_state()
    assert page.frames[1].evaluate("document.documentElement.scrollWidth") <= 280
