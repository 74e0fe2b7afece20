"""The pages and their assets, as plain files."""

from __future__ import annotations

import gzip

import pytest

from help_centre import GATEWAY
from web_server import WebServer
from web import Answer, Browser

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
YEAR_SECONDS = 31_536_000
REVALIDATED = ("no-cache", "max-age=0")


def stylesheet(browser: Browser) -> str:
    return next(link for link in browser.get("/").page.links if link.startswith("/assets/") and link.endswith(".css"))


def has_security_fields(answer: Answer, browser: Browser) -> None:
    """The policy under which everything works, and else what the gateway sends with its pages."""
    assert answer.field("Content-Security-Policy") == CONTENT_SECURITY_POLICY
    of_gateway = browser.get(f"{GATEWAY}/forms/care")
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"):
        assert answer.field(name) == of_gateway.field(name), name


@pytest.mark.parametrize(
    "path, title",
    [
        ("/", "Lovelace Machines"),
        ("/care/", "Customer Care"),
        ("/care/contact/", "How can we help?"),
        ("/press/", "Press"),
    ],
)
def test_page(path: str, title: str, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status == 200
    assert answer.type == "text/html"
    assert title in answer.page.title
    assert answer.field("Content-Encoding") is None
    assert answer.field("Cache-Control") in REVALIDATED
    has_security_fields(answer, browser)
    head = browser.request("HEAD", path)
    assert (head.status, head.type, head.body) == (200, "text/html", b"")


@pytest.mark.parametrize(
    "path, kind",
    [("/robots.txt", "text/plain"), ("/sitemap.xml", ("text/xml", "application/xml")), ("/404.html", "text/html")],
)
def test_other_file(path: str, kind: str | tuple[str, ...], browser: Browser, server: WebServer) -> None:
    answer = browser.get(path)
    assert answer.status == 200
    assert answer.type in kind
    assert answer.body == (server.place.public / path[1:]).read_bytes()


def test_asset_is_kept_for_a_year(browser: Browser, server: WebServer) -> None:
    path = stylesheet(browser)
    answer = browser.get(path)
    assert (answer.status, answer.type) == (200, "text/css")
    assert f"max-age={YEAR_SECONDS}" in (answer.field("Cache-Control") or "")
    assert answer.body == (server.place.public / path[1:]).read_bytes()
    has_security_fields(answer, browser)


@pytest.mark.parametrize("path", ["/", "/care/contact/", "/sitemap.xml", "stylesheet"])
@pytest.mark.parametrize(
    "accepted, packed", [("gzip", True), ("deflate, gzip;q=1.0, *;q=0.5", True), (None, False), ("identity", False)]
)
def test_packed_for_who_accepts_it(
    path: str, accepted: str | None, packed: bool, browser: Browser, server: WebServer
) -> None:
    if path == "stylesheet":
        path = stylesheet(browser)
    answer = browser.get(path, **({"Accept_Encoding": accepted} if accepted else {}))
    plain = browser.get(path)
    assert answer.status == 200
    assert answer.type == plain.type
    assert answer.field("Cache-Control") == plain.field("Cache-Control")
    # A cache may keep lighttpd's unpacked page for all: nobody refuses that.
    assert "Accept-Encoding" in (answer.field("Vary") or "") or (server.server == "lighttpd" and not packed)
    if packed:
        assert answer.field("Content-Encoding") == "gzip"
        assert gzip.decompress(answer.body) == plain.body
        has_security_fields(answer, browser)
        if server.server != "lighttpd":
            twin = server.place.public / (path[1:] + ("index.html" if path.endswith("/") else "") + ".gz")
            assert answer.body == twin.read_bytes()
    else:
        assert answer.field("Content-Encoding") is None
        assert answer.body == plain.body


def test_not_packed_for_who_refuses_it(browser: Browser, server: WebServer) -> None:
    for refusal in ("gzip;q=0", "identity, gzip; q=0.000, deflate;q=0"):
        answer = browser.get("/care/", Accept_Encoding=refusal)
        # lighttpd's mod_deflate reads no weights.
        assert answer.field("Content-Encoding") is None or server.server == "lighttpd"


def test_unchanged_page_is_not_sent_again(browser: Browser) -> None:
    for fields in ({}, {"Accept_Encoding": "gzip"}):
        first = browser.get("/care/", **fields)
        again = browser.get("/care/", If_None_Match=first.field("ETag") or "", **fields)
        assert (again.status, again.body) == (304, b"")


def test_folder_without_slash_redirects(browser: Browser, server: WebServer) -> None:
    answer = browser.get("/care")
    # Caddy’s keeps the method.
    assert answer.status == (308 if server.server == "caddy" else 301)
    assert answer.field("Location") in ("/care/", "http://help.example.org/care/")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/nothing/",
        "/care/nothing.html",
        "/assets/nothing.css",
        "/board/",
        "/board/contact/",
        "/press/contact/",
    ],
)
def test_missing_page_is_the_404_page(path: str, browser: Browser, server: WebServer) -> None:
    for fields in ({}, {"Accept_Encoding": "gzip"}):
        answer = browser.get(path, **fields)
        body = gzip.decompress(answer.body) if answer.field("Content-Encoding") else answer.body
        assert answer.status == 404
        assert answer.type == "text/html"
        assert body == (server.place.public / "404.html").read_bytes()
        assert str(YEAR_SECONDS) not in (answer.field("Cache-Control") or "")
        has_security_fields(answer, browser)


def test_nothing_is_below_a_file(browser: Browser) -> None:
    assert browser.get("/care/contact/index.html/more").status in (403, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/.docket-manifest",
        "/.git/config",
        "/care/.secret",
        "/%2edocket-manifest",
        "/care/..%2f.docket-manifest",
        "/care/../.docket-manifest",
        "//.docket-manifest",
        "/.docket-staging/0",
    ],
)
def test_dot_files_are_refused(path: str, browser: Browser, server: WebServer) -> None:
    for name in (".git/config", "care/.secret"):
        (server.place.public / name).parent.mkdir(exist_ok=True)
        (server.place.public / name).write_text("private")
    answer = browser.get(path)
    assert answer.status in (403, 404)
    assert b"private" not in answer.body
    assert b'"files"' not in answer.body


def test_well_known_files_are_served(browser: Browser, server: WebServer) -> None:
    challenge = server.place.public / ".well-known" / "acme-challenge" / "x7"
    challenge.parent.mkdir(parents=True, exist_ok=True)
    challenge.write_text("x7.thumbprint")
    answer = browser.get("/.well-known/acme-challenge/x7")
    assert (answer.status, answer.body) == (200, b"x7.thumbprint")


@pytest.mark.parametrize(
    "path", ["/assets/", "/assets", "/cgi-bin/", "/cgi-bin", "/cgi-bin/docket-cgi.bak", "/cgi-bin/docket-home"]
)
def test_nothing_is_listed_and_nothing_beside_the_executable_is_served(path: str, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status in (301, 403, 404)
    assert b"Index of" not in answer.body
    assert b"\x7fELF" not in answer.body


def test_files_take_no_form(browser: Browser, server: WebServer) -> None:
    answer = browser.post("/care/contact/", {"email": "ada@example.com"})
    # The others answer a POST like a GET: the form, empty, and nobody is told that it was sent.
    assert answer.status == 405 if server.server == "nginx" else answer.page.title.startswith("How can we help?")
