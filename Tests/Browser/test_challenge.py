"""The proof of work and the trap in a real browser: solved by a script, never in anybody's way."""

import json
import subprocess

import pytest
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: customer_name, label: Name, required: true }
- { type: description, label: Question, required: true }
""", form="spam: { challenge: required, per_sender: off, per_form: off }", name="Guarded")


@pytest.fixture
def form(server):
    (server.site / "teams/guarded").mkdir()
    (server.site / "teams/guarded/team.yaml").write_text(TEAM)
    server.wait_for(r"(?s)Built.*Built 5 pages and 2 forms")
    return f"{server.address}/guarded/contact/"


def quarantine(server):
    done = subprocess.run(
        [server.docket, "tickets", "list", "--home", server.home, "--json", "--quarantine"],
        check=True, capture_output=True, timeout=30)  # fmt: skip
    return json.loads(done.stdout)


def fill(page, question="Why?"):
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Question").fill(question)


def sent(page):
    return page.get_by_role("status").filter(has_text="We have received your message.")


def open_page(chromium, request_finalizer, **options):
    context = chromium.new_context(**options)
    request_finalizer(context.close)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def test_the_script_makes_the_proof_while_somebody_writes(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    asked = []
    page.on("request", lambda sent: asked.append(sent.url) if "/challenge/" in sent.url else None)
    page.goto(form)
    page.wait_for_timeout(300)
    assert asked == [], "before anybody has written anything"
    page.get_by_label("Name").fill("Ada")
    proof = page.locator('input[name="_challenge"]')
    expect(proof).to_be_attached(timeout=15_000)
    fill(page)
    assert asked == [f"{server.address}/cgi-bin/docket-cgi/challenge/guarded"]
    page.get_by_role("button", name="Send").click()
    expect(sent(page)).to_be_visible()
    assert [ticket["suspicions"] for ticket in server.tickets()] == [[]]
    assert quarantine(server) == [] and page.complaints == []


def test_a_form_that_is_sent_at_once_waits_for_its_proof_and_says_so(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    page.route("**/challenge/guarded", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.goto(form)
    fill(page)
    page.get_by_role("button", name="Send").click()
    # The route holds the answer back; meanwhile the page says why nothing happens.
    expect(page.get_by_role("status").filter(has_text="One moment, your message is being prepared…")).to_be_visible()
    expect(sent(page)).to_be_visible(timeout=15_000)
    assert len(server.tickets()) == 1 and quarantine(server) == []


def test_a_challenge_that_cannot_be_fetched_keeps_nobody_from_writing(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    page.route("**/challenge/guarded", lambda route: route.abort())
    page.goto(form)
    fill(page)
    page.get_by_role("button", name="Send").click()
    expect(sent(page)).to_be_visible()
    assert server.tickets() == []
    assert [ticket["suspicions"] for ticket in quarantine(server)] == [["challenge_missing"]]


def test_without_javascript_the_customer_is_thanked_and_the_ticket_kept_apart(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer, java_script_enabled=False)
    page.goto(form)
    fill(page)
    page.get_by_role("button", name="Send").click()
    expect(sent(page)).to_contain_text("Your ticket number is 1.")
    expect(page.get_by_text("Why?", exact=True)).to_be_visible()
    assert server.tickets() == []
    assert [ticket["suspicions"] for ticket in quarantine(server)] == [["challenge_missing"]]


def test_a_form_that_comes_back_makes_another_proof(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    page.goto(form)
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert", name="There is a problem")).to_be_visible(timeout=15_000)
    page.get_by_label("Question").fill("Why?")
    page.get_by_role("button", name="Send").click()
    expect(sent(page)).to_be_visible(timeout=15_000)
    assert len(server.tickets()) == 1 and quarantine(server) == []


def test_who_goes_back_and_asks_something_else_makes_another_proof(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    page.goto(form)
    for question in ["Why?", "And why that?"]:
        fill(page, question)
        page.get_by_role("button", name="Send").click()
        expect(sent(page)).to_be_visible(timeout=15_000)
        page.go_back()
    assert len(server.tickets()) == 2 and quarantine(server) == []


def test_each_page_that_is_loaded_is_a_submission_of_its_own(chromium, server, request):
    page = open_page(chromium, request.addfinalizer)
    page.goto(f"{server.address}/customer-care/contact/")
    ids = page.locator('input[name="_id"]')
    expect(ids).to_have_count(1)
    first = ids.get_attribute("value")
    assert len(first) == 32
    page.reload()
    expect(ids).to_have_count(1)
    assert ids.get_attribute("value") != first


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_nobody_meets_the_trap(chromium, server, form, request, script):
    page = open_page(chromium, request.addfinalizer, java_script_enabled=script)
    page.goto(form)
    trap = page.locator('input[name="_homepage"]')
    expect(trap).to_have_count(1)
    expect(trap).not_to_be_visible()
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    names = {node.get("name", {}).get("value", "") for node in tree if not node["ignored"]}
    assert "Question" in names and not any("trap" in name or "empty" in name for name in names)
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name ?? ''") if script else "")
    assert "_homepage" not in seen
    if script:
        assert "description" in seen
        # Also where the style sheet is missing the keyboard passes it.
        page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove())")
        expect(trap).to_be_visible()
        page.evaluate("document.activeElement.blur()")
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.name") != "_homepage"


def test_what_is_written_into_the_trap_keeps_the_ticket_apart(chromium, server, form, request):
    page = open_page(chromium, request.addfinalizer)
    page.goto(f"{server.address}/customer-care/contact/")
    for name in ["customer_name", "subject", "description"]:
        page.fill(f"[name={name}]", "Buy")
    page.fill("[name=email]", "bot@example.com")
    page.evaluate("document.querySelector('[name=_homepage]').value = 'http://spam.example'")
    page.get_by_role("button", name="Send your question").click()
    expect(sent(page)).to_be_visible()
    assert server.tickets() == []
    assert [ticket["suspicions"] for ticket in quarantine(server)] == [["honeypot"]]
