"""The servers' own logs: no answers, and no address of a ticket's page, which is the key to the ticket."""

from __future__ import annotations

from cases import FORM, HOSTILE
from help_centre import ANSWERS, GATEWAY, ORIGIN, PRIVATE
from processes import wait_until
from web_server import WebServer
from web import Browser


def test_logs_hold_no_answers_and_no_tokens(server: WebServer, browser: Browser) -> None:
    ticket = browser.post(FORM, ANSWERS).field("Location") or ""
    token = ticket.removeprefix(f"{GATEWAY}/tickets/")
    assert len(token) == 24
    # A browser on the ticket's page asks for more, and says where it is.
    for path in (ticket, "/favicon.ico", "/care/", "/nothing/", FORM, f"{GATEWAY}/nothing", "/.hidden"):
        browser.get(path, Referer=ORIGIN + ticket)
    browser.get(f"{ticket}?from=mail", Referer=ORIGIN + ticket)
    browser.request("DELETE", ticket, {"Referer": ORIGIN + ticket})
    browser.post(FORM, ANSWERS | {"email": HOSTILE}, Referer=ORIGIN + ticket)
    browser.get(f"{FORM}?customer_name=Quillfeather", Referer=f"{ORIGIN}/?email=quillfeather")
    browser.get("/care/contact/?customer_name=Quillfeather")
    browser.get("/robots.txt")
    # A server may log a request after it has answered it.
    logged = {"caddy": '"/robots.txt"', "lighttpd": ""}.get(server.server, "GET /robots.txt HTTP/1.1")
    assert wait_until(lambda: logged in server.log(), 10)
    log = server.log()
    for text in (token, *PRIVATE):
        assert text not in log
    if server.server == "caddy":
        for path in (f"{GATEWAY}/tickets/...", "/favicon.ico", f"{FORM}?...", "/care/contact/?..."):
            assert f'"{path}"' in log
    elif server.server != "lighttpd":
        assert f"GET {GATEWAY}/tickets/... HTTP/1.1" in log
        assert "GET /favicon.ico HTTP/1.1" in log
        assert "GET /care/contact/" in log
