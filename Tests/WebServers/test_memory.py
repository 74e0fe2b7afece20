"""A hundred customers who send 10 MB each at once, through nginx that keeps nothing back: what docket-cgi takes for it."""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import help_centre
from help_centre import GATEWAY
from nginx import Nginx
from web_server import HOST_NAME, new_place

CUSTOMERS = 100
SIZE = 10_000_000
# Of one process at its worst moment; VmHWM of proc(5).
MEMORY_LIMIT = 64_000_000
FORM = f"{GATEWAY}/forms/large"
TEAM = """
name: Large files
published: true
form:
  published: true
  fields:
    - { type: subject, label: Subject, required: true }
    - { type: attachments, label: File, max_files: 1, max_size: 11 MB }
"""


@pytest.fixture
def server(folder: Path, site: Path, gateway_executable: Path) -> Iterator[Nginx]:
    running = Nginx(new_place(folder, "uploads", gateway_executable))
    help_centre.make_home(running.place.home)
    own = help_centre.write_site(running.place.folder / "site")
    (own / "teams/large").mkdir()
    (own / "teams/large/team.yaml").write_text(TEAM)
    help_centre.build(own, running.place.public, running.place.home)
    try:
        running.start()
        yield running
    finally:
        running.stop()


def most_memory(process: int) -> int:
    """The most that a process has had in RAM, in bytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1_000


def upload(port: int, number: int, content: bytes, together: threading.Barrier) -> bytes:
    """Sends a file of its own, together with all others, and returns the answer's first line."""
    first = (
        f'--b\r\nContent-Disposition: form-data; name="subject"\r\n\r\nUpload {number}\r\n'
        '--b\r\nContent-Disposition: form-data; name="attachments"; filename="large.bin"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n{number:016}"
    ).encode()
    last = b"\r\n--b--\r\n"
    head = (
        f"POST {FORM} HTTP/1.1\r\nHost: {HOST_NAME}\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {len(first) + len(content) + len(last)}\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        together.wait(30)
        connection.sendall(head + first)
        connection.sendall(content)
        connection.sendall(last)
        answer = b""
        while data := connection.recv(65_536):
            answer += data
    return answer.partition(b"\r\n")[0]


def test_a_hundred_files_of_10_MB_at_once_take_little_memory(server: Nginx) -> None:
    gateway = server.services[0].process.pid
    assert os.readlink(f"/proc/{gateway}/exe") == str(server.place.executable)
    content = os.urandom(1_000_000) * (SIZE // 1_000_000)
    content = content[16:]
    together = threading.Barrier(CUSTOMERS)
    with ThreadPoolExecutor(CUSTOMERS) as customers:
        answers = list(customers.map(lambda number: upload(server.port, number, content, together), range(CUSTOMERS)))
    assert set(answers) == {b"HTTP/1.1 303 See Other"}
    assert most_memory(gateway) < MEMORY_LIMIT
    with sqlite3.connect(f"file:{server.place.home / 'tickets.db'}?mode=ro", uri=True) as database:
        [(count, size, different)] = database.execute(
            "SELECT count(*), min(size), count(DISTINCT sha256) FROM attachments"
        ).fetchall()
    assert (count, size, different) == (CUSTOMERS, SIZE, CUSTOMERS)
    stored = [path for path in (server.place.home / "attachments").glob("??/*")]
    assert len(stored) == CUSTOMERS
    assert {path.stat().st_size for path in stored} == {SIZE}
