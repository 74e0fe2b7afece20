"""The team’s page says whether its form is open, whenever it was built."""

import datetime
import time
import urllib.request

import pytest
from playwright.sync_api import expect
from teams import team_with

OPENS = "This form opens on 1 March 2000 at 09:30."
# Of a zone the offsets of fifteen years are known.
NEXT = datetime.date.today().year + 1
CLOSED = f"This form closed on 30 June {NEXT}."


def publish(server, opens: str, closes: str):
    settings = server.site / "site.yaml"
    settings.write_text(settings.read_text() + "\ntime_zone: Europe/Rome\n")
    (server.site / "teams/customer-care/team.yaml").write_text(
        team_with("- { type: subject, label: Subject }\n", form=f"title: Ask us\nopens: {opens}\ncloses: {closes}"))  # fmt: skip
    # The two changes are one build or two.
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{server.address}/customer-care/") as response:
            if b"data-until" in response.read():
                return
        time.sleep(0.05)
    raise AssertionError(server.log)


def said(page) -> list[str]:
    """What the page shows of notices and buttons."""
    return [one.inner_text() for one in page.locator("main .notice p:last-child, main .button").all() if one.is_visible()]


@pytest.mark.parametrize(
    "opens, closes, expected",
    [
        ("2000-03-01 09:30", "2998-06-30", "Contact us"),
        ("2998-06-30", "2999-01-01", "This form opens on 30 June 2998 at 00:00."),
        ("1999-01-01", "2000-03-01 09:30", "This form closed on 1 March 2000 at 09:30."),
    ],
)
def test_a_page_says_what_holds_when_it_is_built(page, server, opens, closes, expected):
    publish(server, opens, closes)
    page.goto(f"{server.address}/customer-care/")
    assert said(page) == [expected]


@pytest.mark.parametrize(
    "now, expected",
    [
        # Rome is an hour ahead in winter, two in summer.
        ("2000-03-01T08:29:59", OPENS), ("2000-03-01T08:30:00", "Contact us"),
        (f"{NEXT}-06-30T21:59:59", "Contact us"), (f"{NEXT}-06-30T22:00:00", CLOSED),
    ],
)  # fmt: skip
def test_a_page_of_another_time_says_what_holds_now_before_anything_is_seen(chromium, server, now, expected):
    publish(server, "2000-03-01 09:30", f"{NEXT}-06-30")
    page = chromium.new_page()
    # The clock of dates alone: that of paints stays as it is.
    moment = datetime.datetime.fromisoformat(f"{now}+00:00").timestamp() * 1000
    page.add_init_script(f"Date.now = () => {moment};")

    def slowly(route):
        time.sleep(0.3)
        route.continue_()

    page.route("**/opening-*.js", slowly)
    page.goto(f"{server.address}/customer-care/")
    assert said(page) == [expected]
    # A picture of the page is painted, if nothing was before.
    page.screenshot()
    painted = """() => performance.getEntriesByName("first-contentful-paint")[0].startTime
        - performance.getEntriesByType("resource").find((one) => one.name.includes("/opening-")).responseEnd"""
    assert page.evaluate(painted) > 0
    page.close()


def test_a_page_that_stays_open_follows_the_clock(chromium, server):
    publish(server, "2000-03-01 09:30", f"{NEXT}-06-30")
    page = chromium.new_page()
    page.clock.install(time=datetime.datetime.fromisoformat("2000-03-01T08:29:00+00:00"))
    page.goto(f"{server.address}/customer-care/")
    assert said(page) == [OPENS]
    page.clock.fast_forward(61_000)
    expect(page.get_by_role("link", name="Contact us")).to_be_visible()
    assert said(page) == ["Contact us"]
    page.close()
