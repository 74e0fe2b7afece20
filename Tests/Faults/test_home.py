"""A home that fails for a while: no lost answer, no wrong one, and recovery without a person."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import TEAM
from fastcgi import MULTIPART, Daemon, Request, multipart, send
from load import FORM, Customers, check, tickets

BODY = b"customer_name=Ada&subject=one&description=%3Cb%3Emine"


@contextmanager
def small_disk(folder: Path, size: str):
    if os.getuid() != 0:
        pytest.skip("Only root can mount a small disk.")
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, text=True, timeout=20)  # fmt: skip
    if done.returncode != 0:
        pytest.skip(f"A small disk cannot be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True, timeout=20)


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", "96m"):
        yield tmp_path / "disk"


@pytest.fixture
def daemon_on_disk(site, disk, docket_cgi, tmp_path):
    site.build(disk / "home")
    daemon = Daemon(docket_cgi, disk / "home", tmp_path / "socket", tmp_path / "log")
    daemon.start()
    yield daemon
    daemon.stop()


def fill(disk: Path) -> None:
    """Leaves no room; the file can be removed to make some again."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4_096)
        except OSError:
            pass


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def gives_back(answer) -> None:
    assert answer.status == 503
    assert int(answer.fields["Retry-After"]) > 0
    assert b'value="one"' in answer.body and b"&lt;b&gt;mine" in answer.body


def test_a_full_disk_is_told_and_over_when_there_is_room(daemon_on_disk, disk):
    home = disk / "home"
    customers = Customers(daemon_on_disk.socket, 4, hasFiles=True)
    try:
        fill(disk)
        wait_until(lambda: customers.refused)
        # What is short may still fit into the log that is there already.
        answers = (send(daemon_on_disk.socket, "POST", FORM, BODY + b"x" * 90_000 + b"%d" % turn) for turn in range(100))
        gives_back(next(answer for answer in answers if answer.status != 303))
        (disk / "filler").unlink()
        count = len(customers.acknowledged)
        wait_until(lambda: len(customers.acknowledged) > count)
    finally:
        (disk / "filler").unlink(missing_ok=True)
        customers.stop()
    assert set(customers.refused) == {503}
    with sqlite3.connect(home / "tickets.db") as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM tickets WHERE number IN (SELECT ticket FROM answers WHERE value = 'one')")
    check(home, customers)


def test_a_disk_that_may_only_be_read_is_told_and_over_when_it_may_be_written(daemon_on_disk, disk):
    assert send(daemon_on_disk.socket, "POST", FORM, BODY + b"1").status == 303
    # Only without an open file may a disk become one that is only read.
    daemon_on_disk.stop()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True, timeout=20)
    try:
        daemon_on_disk.start()
        gives_back(send(daemon_on_disk.socket, "POST", FORM, BODY))
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True, timeout=20)
    assert send(daemon_on_disk.socket, "POST", FORM, BODY).status == 303
    assert len(tickets_without_id(disk / "home")) == 2


def tickets_without_id(home: Path) -> dict[str, list[str]]:
    with sqlite3.connect(f"file:{home / 'tickets.db'}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT ticket, value FROM answers WHERE attribute = 'description'").fetchall()
    return {str(ticket): [value] for ticket, value in rows}


def test_a_disk_that_fills_while_a_file_comes_is_told_and_leaves_nothing_half(daemon_on_disk, disk):
    answers = {"customer_name": "Ada", "subject": "one", "description": "<b>mine"}
    body = multipart(answers, [random.Random(1).randbytes(15_000_000)])
    attachments = disk / "home/attachments"
    request = Request(daemon_on_disk.socket, "POST", FORM, len(body), **MULTIPART)
    request.send(body[:5_000_000])
    wait_until(lambda: any(path.stat().st_size > 4_000_000 for path in attachments.glob("incoming/*")))
    fill(disk)
    request.send(body[5_000_000:])
    gives_back(request.answer())
    assert [path for path in attachments.glob("**/*") if path.stat().st_size > 1_000 and path.is_file()] == []
    (disk / "filler").unlink()
    sent = send(daemon_on_disk.socket, "POST", FORM, body, **MULTIPART)
    assert sent.status == 303
    [stored] = attachments.glob("??/*")
    assert stored.stat().st_size == 15_000_000


def test_a_disk_that_may_only_be_read_while_a_file_comes_is_told(daemon_on_disk, disk):
    """The kernel lets nobody take away the right to write while a file is open for it: the file begins just afterwards."""
    answers = {"customer_name": "Ada", "subject": "one", "description": "<b>mine"}
    body = multipart(answers, [b"x" * 3_000_000])
    start = body.index(b"attachments") - 100
    request = Request(daemon_on_disk.socket, "POST", FORM, len(body), **MULTIPART)
    request.send(body[:start])
    time.sleep(0.2)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True, timeout=20)
    try:
        request.send(body[start:])
        gives_back(request.answer())
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True, timeout=20)
    assert send(daemon_on_disk.socket, "POST", FORM, body, **MULTIPART).status == 303
    [stored] = (disk / "home/attachments").glob("??/*")
    assert stored.stat().st_size == 3_000_000


def test_a_lock_that_is_held_for_long_is_told_and_waited_for(daemon, site):
    """A minute in the whole run; the store gives up after five seconds in either."""
    seconds = 60 if os.environ.get("DOCKET_TEST_FULL") == "1" else 12
    # As a server that has worked for a while: it has the database open, and today's key of senders.
    first = send(daemon.socket, "POST", FORM, BODY + b"0&_id=first")
    assert first.status == 303
    customers = None
    with sqlite3.connect(site.home / "tickets.db", isolation_level=None) as holder:
        holder.execute("BEGIN IMMEDIATE")
        customers = Customers(daemon.socket, 4)
        answers = []

        def ask() -> None:
            asked = time.monotonic()
            answers.append((send(daemon.socket, "POST", FORM, BODY), time.monotonic() - asked))

        start = time.monotonic()
        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
            time.sleep(1.5)
        for thread in threads:
            thread.join(30)
        # Each waits as long as the others, whoever else waits already.
        for answer, seconds_waited in answers:
            gives_back(answer)
            assert 4 < seconds_waited < 7
        # Who only looks waits for nobody.
        token = first.fields["Location"].rsplit("/", 1)[1]
        looked = time.monotonic()
        assert send(daemon.socket, "GET", f"/tickets/{token}").status == 200
        assert time.monotonic() - looked < 3
        time.sleep(max(0, seconds - (time.monotonic() - start)))
        assert customers.acknowledged == {}
        holder.execute("ROLLBACK")
    wait_until(lambda: customers.acknowledged)
    customers.stop()
    assert set(customers.refused) == {503}
    assert len(customers.acknowledged) > 0
    check(site.home, customers)


def test_a_bundle_that_is_switched_under_load_disturbs_nobody(daemon, site):
    customers = Customers(daemon.socket, 4, hasFiles=True)
    try:
        for turn in range(12):
            site.write(TEAM.replace("label: Name", f"label: Name {turn}"))
            site.build()
            page = send(daemon.socket, "GET", FORM)
            assert f"Name {turn}".encode() in page.body
            time.sleep(0.1)
    finally:
        customers.stop()
    assert customers.refused == []
    assert len(customers.acknowledged) > 12
    check(site.home, customers)


def test_a_stop_under_load_ends_what_was_accepted(daemon, site):
    customers = Customers(daemon.socket, 4, hasFiles=True)
    time.sleep(0.5)
    daemon.stop()
    customers.stop()
    assert customers.refused == []
    assert not daemon.socket.exists()
    assert not (site.home / "tickets.db-wal").exists()
    stored = tickets(site.home)
    assert set(stored) == set(customers.acknowledged)
