"""What an operator sees, behind every server: one line for each request, the same id with the customer, and health."""

from __future__ import annotations

import re

from cases import FORM
from help_centre import ANSWERS, GATEWAY, PRIVATE
from processes import wait_until
from web import Answer, Browser
from web_server import WebServer

LINE = re.compile(r"^id=([0-9a-z]{8}) method=(\S+) route=(\S+) status=(\d+) ms=\d+\.\d in=(\d+) out=(\d+)")


def line_of(answer: Answer, server: WebServer) -> re.Match[str]:
    """The line of the request that was answered so; there is exactly one."""
    request_id = answer.field("X-Request-Id") or ""
    assert answer.count("X-Request-Id") == 1
    assert re.fullmatch("[0-9a-hjkmnp-tv-z]{8}", request_id)

    def lines() -> list[str]:
        return [line for line in server.requests() if line.startswith(f"id={request_id} ")]

    assert wait_until(lambda: len(lines()) > 0, 10), server.log()
    [line] = lines()
    found = LINE.match(line)
    assert found, line
    return found


def test_each_request_is_a_line_without_what_people_wrote(browser: Browser, server: WebServer) -> None:
    answer = browser.post(FORM, ANSWERS)
    _, method, route, status, sent, received = line_of(answer, server).groups()
    assert (method, route, status, received) == ("POST", "/forms/{team}", "303", "0")
    assert int(sent) > 100
    ticket = answer.field("Location") or ""
    answer = browser.get(ticket)
    _, method, route, status, sent, received = line_of(answer, server).groups()
    assert (method, route, status, sent, received) == ("GET", "/tickets/{token}", "200", "0", str(len(answer.body)))
    log = server.log()
    assert ticket.removeprefix(f"{GATEWAY}/tickets/") not in log
    for text in PRIVATE:
        assert text not in log


def test_a_page_of_an_error_has_the_id_of_its_line(browser: Browser, server: WebServer) -> None:
    for method, path, status in (("GET", f"{GATEWAY}/forms/nobody", 404), ("GET", f"{GATEWAY}/x", 404), ("PUT", FORM, 405)):
        answer = browser.request(method, path)
        found = line_of(answer, server)
        assert found[4] == str(status)
        assert f"Reference: {found[1]}" in answer.page.text
        assert "nobody" not in found[0]


def test_health(browser: Browser) -> None:
    answer = browser.get(f"{GATEWAY}/health")
    assert (answer.status, answer.type, answer.text) == (200, "text/plain", "ok\n")
    assert answer.field("Cache-Control") == "no-store"
    head = browser.request("HEAD", f"{GATEWAY}/health")
    assert (head.status, head.body) == (200, b"")
    assert browser.request("POST", f"{GATEWAY}/health", body=b"").status == 405
