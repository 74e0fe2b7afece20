"""Every request of the table, against every server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from cases import CASES, FORM, JSON, NAME_ONLY, Case
from help_centre import ANSWERS, GATEWAY
from homes import Home
from upload_cases import UPLOADS
from web import Answer, Browser, without_ids
from web_server import WebServer

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("case", [*CASES, *UPLOADS], ids=lambda case: case.name)
def test_request(case: Case, browser: Browser, home: Home, server: WebServer) -> None:
    if server.server == case.unless:
        pytest.skip(f"{case.unless} makes another request of it.")
    before = home.count()
    answer = browser.request(case.method, case.path, case.fields, case.body)
    assert answer.status == case.status, answer.body.decode(errors="replace")
    case.check(answer)
    assert home.count() - before == (0 if case.stored is None else 1)
    if case.stored is not None:
        new = home.tickets()[before:]
        assert stored_values(new[0], case.stored) == case.stored
        if case.status == 303:
            shows_ticket(browser, answer, new[0])
    case.then(browser, answer)


def stored_values(ticket: dict, expected: dict) -> dict:
    """A ticket's values for the expected keys: its attributes, else answers to questions of the form's own."""
    return {key: ticket[key] if key in ticket else ticket["answers"].get(key) for key in expected}


def shows_ticket(browser: Browser, answer: Answer, ticket: dict) -> None:
    """Following the redirect shows the ticket with its answers."""
    location = answer.field("Location") or ""
    assert location.startswith(f"{GATEWAY}/tickets/")
    assert answer.count("Location") == 1
    assert answer.count("Set-Cookie") == 0
    page = browser.get(location)
    assert page.status == 200
    assert page.page.title.startswith(f"Ticket {ticket['number']}")
    shown = page.page.answers
    assert shown.get("Full name") == ticket["customer_name"]
    assert shown.get("Email address") == ticket["email"]
    assert shown.get("Subject") == ticket["subject"]
    assert shown.get("What happened?") == ticket["description"]


def test_answers_of_the_gateway_have_their_own_fields_once(browser: Browser) -> None:
    for answer in (
        browser.get(FORM),
        browser.post(FORM, {}),
        browser.get(f"{GATEWAY}/nothing"),
        browser.post(FORM, NAME_ONLY),
    ):
        for name, value in SECURITY.items():
            assert answer.field(name) == value
        assert answer.count("Content-Security-Policy") == 1
        assert answer.count("Content-Type") == 1
        assert "Accept" in [word.strip() for word in (answer.field("Vary") or "").split(",")]


def described(answer: Answer) -> list[tuple[str, str]]:
    """The fields that tell something; a server chooses by its haste how it marks the end."""
    return [field for field in answer.fields if field[0] not in ("Date", "Content-Length", "Transfer-Encoding", "X-Request-Id")]


def test_an_unpublished_team_looks_like_an_unknown_one(browser: Browser) -> None:
    for fields in ({}, JSON):
        for method in ("GET", "POST"):
            unknown, unpublished = (
                browser.request(method, f"{GATEWAY}/forms/{team}", fields, b"" if method == "POST" else None)
                for team in ("nobody", "board")
            )
            assert without_ids(unknown) == without_ids(unpublished)
            assert described(unknown) == described(unpublished)


def test_sixteen_customers_at_once_get_sixteen_tickets(browser: Browser, home: Home) -> None:
    before = home.count()

    def send(number: int) -> Answer:
        return browser.post(FORM, ANSWERS | {"subject": f"Question {number}"}, Accept="application/json")

    with ThreadPoolExecutor(16) as customers:
        answers = list(customers.map(send, range(16)))
    assert [answer.status for answer in answers] == [201] * 16
    numbers = [answer.json["ticket"]["number"] for answer in answers]
    assert len(set(numbers)) == 16
    assert len({answer.json["ticket"]["url"] for answer in answers}) == 16
    stored = {ticket["number"]: ticket["subject"] for ticket in home.tickets()[before:]}
    assert stored == {number: f"Question {sender}" for sender, number in enumerate(numbers)}
