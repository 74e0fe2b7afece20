"""Requests that no browser makes, byte by byte.

Some of them the server answers itself, each in its own way; what counts is that nothing is stored and nothing accepted.
"""

from __future__ import annotations

import pytest

from cases import FORM
from help_centre import GATEWAY
from homes import Home
from web_server import HOST_NAME
from web import URLENCODED, Browser

BODY = b"customer_name=Ada&email=ada%40example.com"


def post(*fields: str, body: bytes = BODY, path: str = FORM) -> bytes:
    head = [f"POST {path} HTTP/1.1", f"Host: {HOST_NAME}", "Connection: close", f"Content-Type: {URLENCODED}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def status(received: bytes) -> int | None:
    """The status of an answer; None when there was none."""
    return int(received.split(b" ", 2)[1]) if received.startswith(b"HTTP/") else None


def head(received: bytes) -> str:
    return received.split(b"\r\n\r\n")[0].decode("latin-1").lower()


@pytest.mark.parametrize(
    "length",
    [str(len(BODY) + 1), "500", "1999999", "-1", "-500", "abc", "4e1", "0x29", "99999999999999999999999", "41,41"],
)
def test_wrong_content_length(length: str, browser: Browser, home: Home) -> None:
    before = home.count()
    answer = status(browser.raw(post(f"Content-Length: {length}"), is_cut_off=True))
    # A server that wanted to pass on the whole says that it could not, in its own way.
    assert answer is None or 400 <= answer < 600
    assert home.count() == before


def test_body_beyond_its_length_is_not_read(browser: Browser, home: Home) -> None:
    before = home.count()
    received = browser.raw(post(f"Content-Length: {len(BODY)}", body=BODY + b"&subject=beyond"))
    assert status(received) == 303
    assert [ticket["subject"] for ticket in home.tickets()[before:]] == [None]


def test_no_content_length(browser: Browser, home: Home) -> None:
    before = home.count()
    assert status(browser.raw(post(body=b""))) in (411, 422)
    assert home.count() == before


def test_body_in_chunks(browser: Browser, home: Home) -> None:
    before = home.count()
    # The same without an `_id` would be the ticket of an earlier test.
    parts = (BODY[:7], BODY[7:] + b"&_id=chunks")
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    answer = status(browser.raw(post("Transfer-Encoding: chunked", body=chunks)))
    stored = [ticket["email"] for ticket in home.tickets()[before:]]
    assert (answer, stored) in ((303, ["ada@example.com"]), (411, []))


def test_chunks_that_are_cut_off(browser: Browser, home: Home) -> None:
    before = home.count()
    answer = status(
        browser.raw(post("Transfer-Encoding: chunked", body=b"%x\r\n%s\r\n" % (len(BODY), BODY)), is_cut_off=True)
    )
    assert answer is None or 400 <= answer < 500
    assert home.count() == before


@pytest.mark.parametrize(
    "path",
    [
        f"{FORM}%0d%0aSet-Cookie:%20evil=1",
        f"{FORM}%0aSet-Cookie:%20evil=1",
        f"{GATEWAY}/tickets/%0d%0aSet-Cookie:%20evil=1",
        f"{GATEWAY}%0d%0aSet-Cookie:%20evil=1/forms/care",
        f"{FORM}\rSet-Cookie:evil=1",
        f"{FORM}\r\nSet-Cookie: evil=1\r\nX:",
        f"{FORM}?q=%0d%0aSet-Cookie:%20evil=1",
        f"{FORM}/%00",
    ],
)
def test_line_ends_in_the_path_reach_no_field(path: str, browser: Browser, home: Home) -> None:
    before = home.count()
    for method in ("GET", "POST"):
        request = (
            f"{method} {path} HTTP/1.1\r\nHost: {HOST_NAME}\r\nConnection: close\r\nContent-Type: {URLENCODED}\r\n"
        )
        received = browser.raw(request.encode() + b"Content-Length: 0\r\n\r\n", is_cut_off=True)
        assert "set-cookie" not in head(received)
        assert "evil" not in head(received)
    assert home.count() == before


@pytest.mark.parametrize("name", ["Accept", "Accept-Language", "Referer", "Origin", "Cookie", "X-Request-Id"])
def test_line_ends_in_a_field_reach_no_field(name: str, browser: Browser) -> None:
    for end in ("\r", "\n", "\r\n ", "%0d%0a"):
        received = browser.raw(post(f"{name}: text/html{end}Set-Cookie: evil=1", "Content-Length: 0", body=b""))
        assert "evil" not in head(received)


def test_encoded_path_leads_to_the_same_form(browser: Browser) -> None:
    encoded, plain = browser.get(f"{GATEWAY}/f%6frms/c%61re").page, browser.get(FORM).page
    # All but the id that each page has of its own.
    assert (encoded.action, encoded.values, encoded.text) == (plain.action, plain.values, plain.text)
