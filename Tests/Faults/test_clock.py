"""A clock that jumps under a running server: no lost answer, no wrong one, and nobody is locked out.

libfaketime gives the server another time than the kernel has, and a file tells it which. It cannot reach into a static
executable, so this is the debug build of the same source, which is linked dynamically. Files keep the kernel's time: to the
server all of them look as old as the jump is long, as after a real one.
"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from conftest import TEAM
from fastcgi import Daemon, send
from load import FORM, Customers, check

LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
YEAR = 365 * 86_400
# Seconds from the kernel's time: an hour and a day ahead, years ahead, back to before the files were made, and right again.
JUMPS = [3_700, 90_000, YEAR, 10 * YEAR, -YEAR, -3_700, 0]


class Clock:
    """The time of one server."""

    def __init__(self, file: Path):
        self.file = file
        self.set(0)

    def set(self, seconds: int) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(f"{seconds:+d}\n")
        new.rename(self.file)


class InheritingDaemon(Daemon):
    """docket-cgi with its socket as descriptor 0: under libfaketime the Swift runtime does not find its arguments."""

    def start(self) -> None:
        with self.log.open("ab") as log, socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(self.socket))
            listening.listen(64)
            environment = {"DOCKET_HOME": str(self.home), **self.environment}
            self.process = subprocess.Popen([self.program], env=environment, stdin=listening, stdout=log, stderr=log)


@pytest.fixture
def clock(tmp_path) -> Clock:
    return Clock(tmp_path / "clock")


@pytest.fixture
def daemon(site, root, clock, tmp_path):
    environment = {
        "LD_PRELOAD": LIBRARY, "FAKETIME_TIMESTAMP_FILE": str(clock.file), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1",
    }  # fmt: skip
    daemon = InheritingDaemon(root / ".build/debug/docket-cgi", site.home, tmp_path / "socket", tmp_path / "log", environment)
    daemon.start()
    yield daemon
    daemon.stop()


def test_a_clock_that_jumps_under_load_loses_nothing(daemon, clock, site):
    customers = Customers(daemon.socket, 4, hasFiles=True)
    try:
        for seconds in JUMPS:
            clock.set(seconds)
            before = len(customers.acknowledged)
            end = time.monotonic() + 30
            while len(customers.acknowledged) < before + 40:
                assert time.monotonic() < end
                time.sleep(0.02)
    finally:
        customers.stop()
    assert customers.refused == []
    check(site.home, customers, isRemembered=False)
    with sqlite3.connect(f"file:{site.home / 'tickets.db'}?mode=ro", uri=True) as database:
        days = {round((milliseconds / 1_000 - time.time()) / 86_400) for (milliseconds,) in database.execute("SELECT created_at FROM tickets")}  # fmt: skip
    # Otherwise nothing would have jumped.
    assert {0, 1, 365, 3_650, -365} <= days


def test_the_same_form_is_the_same_ticket_whatever_the_clock_says(daemon, clock, site):
    body = b"customer_name=Ada&subject=one&description=x&_id=same"
    first = send(daemon.socket, "POST", FORM, body)
    for seconds in (500, -500, 3_700, 0):
        clock.set(seconds)
        again = send(daemon.socket, "POST", FORM, body)
        assert (again.status, again.fields["Location"]) == (303, first.fields["Location"])


def test_a_clock_that_was_far_ahead_locks_no_sender_out(daemon, clock, site):
    site.write(TEAM.replace("per_sender: off", "per_sender: 2 per minute"))
    site.build()

    def status(number: int) -> int:
        return send(daemon.socket, "POST", FORM, b"customer_name=Ada&subject=%d&description=x" % number).status

    clock.set(YEAR)
    assert [status(1), status(2), status(3)] == [303, 303, 429]
    # Years earlier, what was counted then holds for a minute at most.
    clock.set(0)
    assert status(4) in (303, 429)
    clock.set(61)
    assert status(5) == 303
