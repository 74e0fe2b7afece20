"""The main job, whole: a real browser fills a real form behind a real web server, and the ticket is in SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

import help_centre
from web_server import WebServer
from web import HOST_NAME


@pytest.fixture
def address(server: WebServer, site: Path, tmp_path: Path) -> Iterator[str]:
    """The address in the browser. The gateway takes forms from its own origin alone, so that the site has to know it."""
    address = f"http://{HOST_NAME}:{server.port}"
    own = help_centre.write_site(tmp_path / "site")
    settings = own / "site.yaml"
    settings.write_text(settings.read_text().replace(help_centre.ORIGIN, address))
    home = server.place.home.resolve()
    help_centre.build(own, server.place.public, home)
    yield address
    help_centre.build(site, server.place.public, home)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_customer_makes_mistakes_and_gets_a_ticket(script: bool, chromium: Chromium, server: WebServer, address: str) -> None:
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    before = {ticket["number"] for ticket in help_centre.tickets(server.place.home)}

    page.goto(f"{address}/")
    page.get_by_role("link", name="Customer Care").click()
    page.get_by_role("link", name="Contact us").click()
    page.get_by_label("Full name").fill("Ada “Countess” Lovelace")
    page.get_by_label("Email address").fill("ada at example.com")
    page.get_by_label("Copies").fill("21")
    page.get_by_label("Product").select_option("Scanner")
    page.get_by_label("You may call me").check()
    page.get_by_label("What happened?").fill("It smokes.\n\n<b>Really</b> 🔥")
    page.get_by_role("button", name="Send").click()

    expect(page).to_have_title("Error: How can we help? – Lovelace Machines")
    summary = page.get_by_role("alert", name="There is a problem")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_inner_texts() == [
        "Write “Email address” as one email address, such as name@example.com.",
        "“Copies” must be 20 or less.",
    ]
    expect(page.get_by_label("What happened?")).to_have_value("It smokes.\n\n<b>Really</b> 🔥")
    expect(page.get_by_label("Product")).to_have_value("Scanner")
    expect(page.get_by_label("You may call me")).to_be_checked()
    # The page has its style sheet, also where the gateway made it.
    expect(page.get_by_role("button", name="Send")).to_have_css("font-weight", "600")

    page.get_by_label("Email address").fill("ada@example.com")
    page.get_by_label("Copies").fill("2")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("We have received your message.")
    expect(page.get_by_text("<b>Really</b> 🔥")).to_be_visible()
    context.close()

    [ticket] = [ticket for ticket in help_centre.tickets(server.place.home) if ticket["number"] not in before]
    assert ticket["customer_name"] == "Ada “Countess” Lovelace"
    assert ticket["email"] == "ada@example.com"
    assert ticket["description"] == "It smokes.\n\n<b>Really</b> 🔥"
    assert ticket["answers"] == {"copies": "2", "product": "Scanner", "call": "Agreed"}
    assert refused == []
