"""A stop at any moment of a server's life, also right after its start."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROUNDS = 200 if os.environ.get("DOCKET_TEST_FULL") == "1" else 40


def wait_for_file(path: Path) -> None:
    """Returns as soon as there is a socket, listening or not."""
    while not path.exists():
        pass


def wait_for_listener(path: Path) -> None:
    """Returns as soon as a connection is taken."""
    while True:
        with socket.socket(socket.AF_UNIX) as connection:
            if connection.connect_ex(str(path)) == 0:
                return


def start(docket_cgi: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [docket_cgi, "--listen", folder / "socket"], env={"DOCKET_HOME": str(folder)}, stderr=subprocess.PIPE)  # fmt: skip


def end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    try:
        _, messages = process.communicate(timeout=20)
    finally:
        process.kill()
    return process.returncode, messages.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGUSR1])
@pytest.mark.parametrize("wait", [wait_for_file, wait_for_listener])
def test_a_server_that_can_be_seen_hears_its_first_signal(wait, number, docket_cgi, tmp_path):
    for _ in range(ROUNDS // 4):
        process = start(docket_cgi, tmp_path)
        wait(tmp_path / "socket")
        process.send_signal(number)
        status, messages = end(process)
        assert status == 0, messages
        assert "told to twice" not in messages
        assert not (tmp_path / "socket").exists()


def test_a_server_that_is_stopped_before_it_listens_leaves_nothing(docket_cgi, tmp_path):
    generator = random.Random(3)
    ends: dict[int, int] = {}
    for turn in range(ROUNDS):
        process = start(docket_cgi, tmp_path)
        # From the first instruction up to some time after it listens.
        time.sleep(generator.uniform(0, 0.08) if turn % 4 else 0)
        process.terminate()
        status, _ = end(process)
        ends[status] = ends.get(status, 0) + 1
        assert not (tmp_path / "socket").exists()
    # Before it catches signals it ends by them.
    assert set(ends) <= {0, -signal.SIGTERM}
    assert ends.get(0, 0) > 0
