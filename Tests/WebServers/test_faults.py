"""When a home is broken, the customer gets the answers back with a 503, and the log one line without personal data."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from apache import ApacheWithCgid
from cases import FORM
from help_centre import ANSWERS, GATEWAY, PRIVATE
from homes import Home
from processes import IS_ROOT
from lighttpd import LighttpdWithCGI
from nginx import Nginx, NginxWithFcgiwrap
from web_server import WebServer
from web import Answer, Browser

# What the gateway does about a fault does not depend on who starts it: one daemon, and programs for one request.
pytestmark = pytest.mark.parametrize(
    "server", (Nginx, NginxWithFcgiwrap, ApacheWithCgid, LighttpdWithCGI), indirect=True, ids=lambda kind: kind.name
)

PLAIN_TITLE = "This service is not available at the moment"
PLAIN_TEXT = "Nothing was stored. Please try again in a minute."
NOT_STORED_TITLE = "Your message could not be stored"


class Watch:
    """What the server logs from now on."""

    def __init__(self, server: WebServer):
        self.server = server
        self.lines = len(server.reported())

    def has_one_line_for_each(self, requests: int, words: str) -> None:
        new = self.server.reported()[self.lines :]
        assert len(new) == requests, new
        for line in new:
            # The id that the customer's page shows, too.
            assert re.search(r"docket-cgi: error: id=[0-9a-hjkmnp-tv-z]{8} ", line), line
            assert words in line
        assert len({line.partition(" id=")[2][:8] for line in new}) == requests
        self.has_nothing_private()

    def has_nothing_private(self) -> None:
        log = self.server.log()
        for text in PRIVATE:
            assert text not in log


def is_unavailable(answer: Answer) -> None:
    assert answer.status == 503, answer.body
    assert int(answer.field("Retry-After") or "") > 0
    assert answer.field("Cache-Control") == "no-store"
    if answer.type == "text/html":
        assert f"Reference: {answer.field('X-Request-Id')}" in answer.page.text


def gives_answers_back(answer: Answer, heading: str) -> None:
    """A page with a form that holds every answer and goes where the first one went."""
    is_unavailable(answer)
    assert answer.type == "text/html"
    assert heading in answer.page.text
    assert answer.page.action == FORM
    assert answer.page.values == ANSWERS


def is_problem(answer: Answer, title: str) -> None:
    is_unavailable(answer)
    assert answer.type == "application/problem+json"
    assert answer.json["title"] == title
    assert answer.json["status"] == 503


def works_again(browser: Browser, home: Home) -> None:
    home.mend()
    before = home.count()
    assert browser.post(FORM, ANSWERS).status == 303
    assert home.count() == before + 1


# Faults of the bundle: each breaks a copy of the home.


def bundle_file(home: Path, name: str) -> Path:
    return home / os.readlink(home / "bundle") / name


def without_home(home: Path) -> None:
    shutil.rmtree(home)


def without_bundle(home: Path) -> None:
    (home / "bundle").unlink()


def dangling_bundle(home: Path) -> None:
    shutil.rmtree(home / "bundles")


def other_format(home: Path) -> None:
    path = bundle_file(home, "site")
    # The format is the first part of the file, a netstring without its comma.
    length, _, rest = path.read_bytes().partition(b":")
    path.write_bytes(b"4:4711" + rest[int(length) :])


def cut(name: str) -> Callable[[Path], None]:
    def half(home: Path) -> None:
        path = bundle_file(home, name)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return half


def emptied(name: str) -> Callable[[Path], None]:
    def empty(home: Path) -> None:
        bundle_file(home, name).write_bytes(b"")

    return empty


def unreadable_for_all(name: str) -> Callable[[Path], None]:
    def unreadable(home: Path) -> None:
        path = bundle_file(home, name)
        if IS_ROOT:
            os.chown(path, 0, 0)
        path.chmod(0o600 if IS_ROOT else 0)

    return unreadable


BUNDLE_FAULTS = [
    pytest.param(without_home, "no bundle", id="home missing"),
    pytest.param(without_bundle, "no bundle", id="bundle missing"),
    pytest.param(dangling_bundle, "cannot be read", id="bundle dangling"),
    pytest.param(other_format, "format 4711", id="bundle of another format"),
    pytest.param(cut("site"), "damaged", id="site damaged"),
    pytest.param(emptied("site"), "damaged", id="site empty"),
    pytest.param(unreadable_for_all("site"), "cannot be read", id="site unreadable"),
    pytest.param(cut("forms/care"), "damaged", id="form damaged"),
    pytest.param(emptied("forms/care"), "damaged", id="form empty"),
]


@pytest.mark.parametrize("damage, words", BUNDLE_FAULTS)
def test_broken_bundle(
    damage: Callable[[Path], None], words: str, server: WebServer, browser: Browser, home: Home
) -> None:
    damage(home.copy())
    watch = Watch(server)
    gives_answers_back(browser.post(FORM, ANSWERS), PLAIN_TITLE)
    answer = browser.post(FORM, ANSWERS, Accept="application/json")
    is_problem(answer, PLAIN_TITLE)
    assert answer.json["detail"] == PLAIN_TEXT
    shown = browser.get(FORM)
    is_unavailable(shown)
    assert PLAIN_TEXT in shown.page.text
    watch.has_one_line_for_each(3, words)
    works_again(browser, home)


def test_broken_templates(server: WebServer, browser: Browser, home: Home) -> None:
    cut("templates")(home.copy())
    watch = Watch(server)
    shown = browser.get(FORM)
    is_unavailable(shown)
    assert PLAIN_TEXT in shown.page.text
    refused = browser.post(FORM, ANSWERS | {"email": "nobody"})
    is_unavailable(refused)
    assert refused.page.values == ANSWERS | {"email": "nobody"}
    watch.has_one_line_for_each(2, "damaged")
    works_again(browser, home)


# Faults of the tickets: the pages are there, and nothing can be stored.


def cannot_store(server: WebServer, browser: Browser, words: str) -> None:
    watch = Watch(server)
    gives_answers_back(browser.post(FORM, ANSWERS), NOT_STORED_TITLE)
    is_problem(browser.post(FORM, ANSWERS, Accept="application/json"), NOT_STORED_TITLE)
    watch.has_one_line_for_each(2, words)
    assert browser.get(FORM).status == 200


def test_home_not_writable(server: WebServer, browser: Browser, home: Home) -> None:
    copy = home.copy()
    for path in (copy, *copy.glob("tickets.db*")):
        if IS_ROOT:
            os.chown(path, 0, 0)
        path.chmod(0o555 if path.is_dir() else 0o444)
    cannot_store(server, browser, "cannot be opened for writing")
    works_again(browser, home)


def test_home_without_tickets_and_not_writable(server: WebServer, browser: Browser, home: Home) -> None:
    copy = home.copy()
    for path in copy.glob("tickets.db*"):
        path.unlink()
    if IS_ROOT:
        os.chown(copy, 0, 0)
    copy.chmod(0o555)
    cannot_store(server, browser, "cannot be opened for writing")
    works_again(browser, home)


def test_home_on_a_read_only_disk(server: WebServer, browser: Browser, home: Home) -> None:
    home.copy_on_small_disk()
    home.make_disk_read_only()
    cannot_store(server, browser, "cannot be opened for writing")
    works_again(browser, home)


@pytest.mark.parametrize("room", [0, 40_960, 61_440])
def test_disk_full(room: int, server: WebServer, browser: Browser, home: Home) -> None:
    before = home.count()
    home.copy_on_small_disk()
    filler = home.fill_disk(room)
    cannot_store(server, browser, "disk")
    filler.unlink()
    # As soon as there is room, it works, without anybody's help.
    assert browser.post(FORM, ANSWERS).status == 303
    assert home.count() == before + 1
    works_again(browser, home)


def test_tickets_damaged(server: WebServer, browser: Browser, home: Home) -> None:
    copy = home.copy()
    for path in copy.glob("tickets.db-*"):
        path.unlink()
    (copy / "tickets.db").write_bytes(b"This is no database. " * 1000)
    cannot_store(server, browser, "is damaged or is not a database")
    works_again(browser, home)


def test_tickets_of_a_newer_version(server: WebServer, browser: Browser, home: Home) -> None:
    connection = sqlite3.connect(home.copy() / "tickets.db")
    connection.execute("PRAGMA user_version = 4711")
    connection.close()
    cannot_store(server, browser, "newer version")
    works_again(browser, home)


def test_tickets_locked_longer_than_the_timeout(server: WebServer, browser: Browser, home: Home) -> None:
    ticket = browser.post(FORM, ANSWERS).field("Location") or ""
    assert ticket.startswith(GATEWAY)
    before = home.count()
    watch = Watch(server)
    with home.locked(), ThreadPoolExecutor(2) as customers:
        page = customers.submit(browser.post, FORM, ANSWERS)
        problem = customers.submit(browser.post, FORM, ANSWERS, Accept="application/json")
        # Who only looks does not wait.
        assert browser.get(ticket).status == 200
        gives_answers_back(page.result(), NOT_STORED_TITLE)
        is_problem(problem.result(), NOT_STORED_TITLE)
    watch.has_one_line_for_each(2, "is locked by another program")
    assert home.count() == before
    works_again(browser, home)


def test_tickets_locked_for_a_moment(browser: Browser, home: Home) -> None:
    browser.post(FORM, ANSWERS)
    with ThreadPoolExecutor(1) as customers:
        with home.locked():
            sent = customers.submit(browser.post, FORM, ANSWERS)
            with pytest.raises(TimeoutError):
                sent.result(timeout=1)
        assert sent.result().status == 303
