"""Customers who send what nobody else sends, again and again until they are answered, and remember what they were told."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode

from fastcgi import MULTIPART, Disconnected, multipart, send

FORM = "/forms/care"


def files_of(name: str) -> list[bytes]:
    """What a customer sends along with this subject: nothing, or up to three files of up to 300 kB."""
    generator = random.Random(name)
    return [generator.randbytes(generator.choice([1, 5_000, 70_000, 300_000])) for _ in range(generator.randrange(4))]


class Customers:
    """Threads that send forms to a socket until they are stopped."""

    def __init__(self, socket: Path, count: int = 8, seed: int = 0, hasFiles: bool = False):
        self.socket = socket
        self.hasFiles = hasFiles
        self.acknowledged: dict[str, str] = {}  # what was sent: the ticket's token
        self.refused: list[int] = []  # statuses other than 303
        self.failures: list[BaseException] = []
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(seed, index)) for index in range(count)]
        for thread in self._threads:
            thread.start()

    def _run(self, seed: int, index: int) -> None:
        generator = random.Random(f"{seed}.{index}")
        try:
            number = 0
            while not self._stopped.is_set():
                number += 1
                self._send(f"{seed}.{index}.{number}", generator)
        except BaseException as failure:  # what fails here is told by stop()
            self.failures.append(failure)

    def _send(self, name: str, generator: random.Random) -> None:
        answers = {"customer_name": "Ada", "subject": name, "description": "x" * generator.choice([1, 200, 9_000])}
        answers["_id"] = name
        if files := files_of(name) if self.hasFiles else []:
            body, more = multipart(answers, files), MULTIPART
        else:
            body, more = urlencode(answers).encode(), {}
        while True:
            try:
                answer = send(self.socket, "POST", FORM, body, **more)
            except Disconnected:
                if self._stopped.is_set():
                    return
                time.sleep(0.01)
                continue
            with self._lock:
                if answer.status == 303:
                    self.acknowledged[name] = answer.fields["Location"].rsplit("/", 1)[1]
                    return
                self.refused.append(answer.status)
            if self._stopped.is_set():
                return
            time.sleep(0.05)

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join(100)
            assert not thread.is_alive()
        assert self.failures == []


def tickets(home: Path, isRemembered: bool = True) -> dict[str, list[str]]:
    """The tokens by subject; every ticket is whole, and what was sent for it is remembered where no time has passed."""
    with sqlite3.connect(f"file:{home / 'tickets.db'}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        halves = database.execute(
            f"""
            SELECT number FROM tickets WHERE
            (SELECT count(*) FROM answers WHERE ticket = number) <> 3
            OR (SELECT count(*) FROM history WHERE ticket = number AND event = 'created') <> 1
            OR (SELECT count(*) FROM once WHERE ticket = number) NOT IN (1, {1 if isRemembered else 0})
            """
        ).fetchall()
        assert halves == []
        rows = database.execute(
            "SELECT value, token FROM answers JOIN tickets ON number = ticket WHERE attribute = 'subject'"
        ).fetchall()
    found: dict[str, list[str]] = {}
    for subject, token in rows:
        found.setdefault(subject, []).append(token)
    return found


def check(home: Path, customers: Customers, isRemembered: bool = True) -> dict[str, list[str]]:
    """Every acknowledged ticket is there with its files, under the address that its customer was given, and nothing twice."""
    stored = tickets(home, isRemembered)
    for name, token in customers.acknowledged.items():
        assert stored.get(name) == [token], name
    assert [name for name, tokens in stored.items() if len(tokens) > 1] == []
    if customers.hasFiles:
        check_files(home, stored)
    return stored


def check_files(home: Path, names: Iterable[str]) -> None:
    """Every ticket, acknowledged or not, has all of its files; every file is whole."""
    with sqlite3.connect(f"file:{home / 'tickets.db'}?mode=ro", uri=True) as database:
        rows = database.execute(
            """
            SELECT value, sha256, size FROM attachments JOIN answers USING (ticket)
            WHERE attribute = 'subject' ORDER BY ticket, attachments.position
            """
        ).fetchall()
    attached: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for name, sha256, size in rows:
        attached[name].append((sha256, size))
    for name, found in attached.items():
        assert found == [(hashlib.sha256(content).hexdigest(), len(content)) for content in files_of(name)], name
    files = {path.name: path for path in (home / "attachments").glob("??/*")}
    assert {sha256 for _, sha256, _ in rows} <= set(files)
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == name
