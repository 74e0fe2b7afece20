"""A customer's way from the start page to the ticket, in a real browser."""

from playwright.sync_api import expect


def open_form(page, server):
    page.goto(server.address)
    page.get_by_role("link", name="Customer Care").click()
    page.get_by_role("link", name="Ask Customer Care").click()


def test_a_customer_makes_mistakes_mends_them_and_gets_a_ticket(page, server):
    open_form(page, server)
    expect(page).to_have_title("How can we help? – Example Help")
    page.get_by_label("Your name").fill("Zoë “Zed” <b>Müller</b>")
    page.get_by_label("Email address").fill("zoe@")
    page.get_by_label("Phone number").fill("+39 02 1234")
    page.get_by_label("Subject").fill("It's broken & smoking")
    page.get_by_role("button", name="Send your question").click()

    # The form comes back with its answers and says what to mend.
    expect(page).to_have_title("Error: How can we help? – Example Help")
    summary = page.get_by_role("alert", name="There is a problem")
    expect(summary).to_be_focused()
    messages = [
        "Write “Email address” as one email address, such as name@example.com.",
        "Fill in “What happened?”.",
    ]
    assert summary.get_by_role("link").all_inner_texts() == messages
    expect(page.get_by_label("Your name")).to_have_value("Zoë “Zed” <b>Müller</b>")
    expect(page.get_by_label("Phone number")).to_have_value("+39 02 1234")
    expect(page.get_by_label("Subject")).to_have_value("It's broken & smoking")
    email = page.get_by_label("Email address")
    expect(email).to_have_value("zoe@")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description(f"We send our answer there. Error: {messages[0]}")
    assert server.tickets() == []

    # A link of the summary leads to its field.
    summary.get_by_role("link").first.click()
    expect(email).to_be_focused()
    email.fill("zoe@example.com")
    page.get_by_label("What happened?").fill("Smoke.\n\n  Then silence 🔥\n")
    page.get_by_role("button", name="Send your question").click()

    expect(page).to_have_title("Ticket 1 – Example Help")
    expect(page.get_by_role("status")).to_contain_text("Your ticket number is 1.")
    expect(page.get_by_text("Zoë “Zed” <b>Müller</b>", exact=True)).to_be_visible()
    [ticket] = server.tickets()
    created_at = ticket.pop("created_at")
    assert created_at.endswith("Z") and len(created_at) == 20
    assert ticket == {
        "number": 1, "team": "customer-care", "channel": "form", "stage": "New", "priority": 0,
        "subject": "It's broken & smoking", "description": "Smoke.\n\n  Then silence 🔥\n",
        "customer_name": "Zoë “Zed” <b>Müller</b>", "email": "zoe@example.com", "phone": "+39 02 1234",
        "company": None, "ticket_type": None, "tags": [], "answers": {}, "attachments": [], "suspicions": [],
    }  # fmt: skip


def test_the_keyboard_alone_sends_the_form(page, server):
    page.goto(f"{server.address}/customer-care/contact/")
    keyboard = page.keyboard
    keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main content")).to_be_focused()
    keyboard.press("Enter")
    for label, text in [
        (None, None), (None, None), ("Your name", "Ada"), ("Email address", "ada@example.com"), ("Phone number", ""),
        ("Company", "Engines Ltd"), ("Subject", "Hello"), ("What happened?", "Nothing"),
    ]:  # fmt: skip
        keyboard.press("Tab")
        if label:
            expect(page.get_by_label(label)).to_be_focused()
            keyboard.type(text)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page).to_have_title("Ticket 1 – Example Help")
    assert server.tickets()[0]["company"] == "Engines Ltd"


def test_an_unpublished_team_is_nowhere(page, server):
    page.goto(server.address)
    expect(page.get_by_role("heading", level=3)).to_have_text(["Customer Care"])
    assert page.goto(f"{server.address}/quiet/").status == 404
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_the_pages_fit_a_small_screen(chromium, server):
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    for path in ["/", "/customer-care/", "/customer-care/contact/", "/nothing/"]:
        page.goto(server.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.close()
