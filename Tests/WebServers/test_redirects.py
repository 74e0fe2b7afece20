"""Old addresses of articles: each server answers them with 301, once the admin has put the build's file where the configuration looks."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

import help_centre
from apache import Apache
from caddy import Caddy
from lighttpd import Lighttpd
from nginx import Nginx
from web_server import WebServer, new_place
from web import Browser

TARGET = "/care/articles/refund/"
# Below the start page, as a server reads them once they are decoded.
OLD = [
    "faq/refund.html",
    "kb/",
    "Über uns/",
    "返品/送料.htm",
    "a.b.html",
    "100%.html",
    "%41.html",
    "50% off/",
    'say "when" or \'then\'/',
    "a (b) [c] {d} $1 ^2 +3 *4 |5.html",
    "x;y=z&w,v@u:t!.html",
    "<b>`~_-.html",
    "{$HOME}/{path}/${PATH}.html",
]
# What none of them is.
OTHERS = ["faq/refund.htm", "faq/refund.html/more", "faq/Refund.html", "x/faq/refund.html", "aXb.html", "A.html", "kb/more", "kbb"]


@pytest.fixture(scope="module", params=[Nginx, Apache, Lighttpd, Caddy], ids=lambda kind: kind.name)
def redirecting(request, folder: Path, gateway_executable: Path) -> Iterator[WebServer]:
    """A server of a site with old addresses, and with what the build says of them."""
    place = new_place(folder, "redirects", gateway_executable)
    site = help_centre.write_site(place.folder / "site")
    team = site / "teams/care"
    (team / "team.yaml").write_text((team / "team.yaml").read_text() + "help_center: { published: true }\n")
    (team / "articles").mkdir()
    old = "".join("  - '/" + path.replace("%", "%25").replace("'", "''") + "'\n" for path in OLD)
    (team / "articles/refund.md").write_text(f"---\ntitle: Refunds\npublished: true\nredirects:\n{old}---\nText.\n")
    # Of this one nobody outside may know.
    (team / "articles/draft.md").write_text("---\ntitle: Secret\nredirects: [/old-secret.html]\n---\nText.\n")
    help_centre.build(site, place.public, help_centre.make_home(place.home))
    # As deploy/README.md says.
    subprocess.run(["install", "-d", "-m", "755", place.redirects], check=True)
    files = sorted((place.home / "redirects").iterdir())
    subprocess.run(["install", "-m", "644", *files, place.redirects], check=True)
    running: WebServer = request.param(place)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.mark.parametrize("old", OLD)
def test_old_address_is_answered_with_301(old: str, redirecting: WebServer) -> None:
    browser = Browser(redirecting.port)
    # As browsers write it, and with everything encoded that can be.
    for safe in ("/!$&'()*+,;=:@~", "/"):
        path = "/" + quote(old, safe=safe)
        for fields in ({}, {"Accept_Encoding": "gzip"}):
            for address in (path, path.removesuffix("/"), f"{path}?from=mail"):
                answer = browser.get(address, **fields)
                assert answer.status == 301, address
                location = (answer.field("Location") or "").removeprefix("http://help.example.org")
                assert location.partition("?")[0].removeprefix(f":{redirecting.port}") == TARGET, address
    assert browser.request("HEAD", path).status == 301


@pytest.mark.parametrize("other", OTHERS)
def test_another_address_is_not(other: str, redirecting: WebServer) -> None:
    # What is below a file is forbidden at some.
    assert Browser(redirecting.port).get("/" + quote(other)).status in (403, 404)


def test_the_article_and_the_form_are_where_they_were(redirecting: WebServer) -> None:
    browser = Browser(redirecting.port)
    assert "Refunds" in browser.get(TARGET).page.title
    assert browser.get(f"{help_centre.GATEWAY}/forms/care").status == 200


def test_what_is_not_published_is_in_no_file(redirecting: WebServer) -> None:
    for file in redirecting.place.redirects.iterdir():
        text = file.read_text()
        assert "old-secret" not in text and TARGET in text
    assert Browser(redirecting.port).get("/old-secret.html").status == 404


def test_without_the_file_a_page_leads_on(folder: Path, gateway_executable: Path) -> None:
    """All other tests run without it; this is that its page is there for them."""
    place = new_place(folder, "pages", gateway_executable)
    site = help_centre.write_site(place.folder / "site")
    with (site / "teams/care/team.yaml").open("a") as team:
        team.write("help_center: { published: true }\n")
    (site / "teams/care/articles").mkdir()
    (site / "teams/care/articles/refund.md").write_text("---\ntitle: Refunds\npublished: true\nredirects: ['/Über uns']\n---\n")
    help_centre.build(site, place.public, help_centre.make_home(place.home))
    assert f'content="0; url={TARGET}"' in (place.public / "Über uns/index.html").read_text()
