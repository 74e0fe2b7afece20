"""axe finds nothing in any state of a page, in both colour schemes, and nothing is lost at 400 % zoom."""

import pytest
from axe_playwright_python.sync_playwright import Axe


def submit(page, **answers):
    for name, answer in answers.items():
        page.fill(f"[name={name}]", answer)
    page.get_by_role("button").click()


def home(page, address):
    page.goto(address)


def team(page, address):
    page.goto(f"{address}/customer-care/")


def form(page, address):
    page.goto(f"{address}/customer-care/contact/")


def errors(page, address):
    form(page, address)
    submit(page, email="nobody")


def ticket(page, address):
    form(page, address)
    submit(page, customer_name="Ada", email="ada@example.com", subject="Hi", description="Hello")


def not_found(page, address):
    page.goto(f"{address}/nothing/")


STATES = [home, team, form, errors, ticket, not_found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(state, scheme, chromium, server):
    # Without the page's policy, which would keep axe's own script out.
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    state(page, server.address)
    results = Axe().run(page)
    assert len(results.response["passes"]) > 10, "axe has looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    context.close()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_scrolls_sideways_at_400_per_cent(state, chromium, server):
    """400 % of a window of 1280 pixels is a page of 320 (WCAG 1.4.10)."""
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    state(page, server.address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
