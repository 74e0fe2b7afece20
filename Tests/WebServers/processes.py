"""Programs that a test starts and stops, by their process ids."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

IS_ROOT = os.geteuid() == 0
# Who serves when root starts a server, as on Debian.
SERVER_USER = "www-data"
START_SECONDS = 15
STOP_SECONDS = 10


def program(name: str, package: str) -> str:
    """The path of a server's program."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    return path or missing(name, package)


def missing(what: str, package: str) -> NoReturn:
    """Fails the test and says what to install."""
    pytest.fail(
        f"{what} is not installed. Install the Debian package “{package}”: apt-get install {package}", pytrace=False
    )


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether a condition comes true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


class Service:
    """A program in the foreground with a process group of its own, whose messages go to a file."""

    def __init__(
        self,
        command: list[str],
        messages: Path,
        *,
        environment: dict[str, str] | None = None,
        as_server_user: bool = False,
        descriptors: tuple[int, ...] = (),
    ):
        self.command = command
        self.messages = messages
        identity = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []} if IS_ROOT and as_server_user else {}
        with open(messages, "ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env=os.environ | (environment or {}),
                pass_fds=descriptors,
                **identity,
            )

    def wait_until_ready(self, is_ready: Callable[[], bool]) -> None:
        """Returns when the program answers; fails with its messages when it ends or takes too long."""
        wait_until(lambda: is_ready() or self.process.poll() is not None, START_SECONDS)
        if self.process.poll() is not None or not is_ready():
            self.stop()
            messages = self.messages.read_text(errors="replace")
            pytest.fail(f"{' '.join(self.command)} did not start:\n{messages}", pytrace=False)

    def stop(self) -> None:
        """Ends the program and all that it started, as systemd does; what outlives the polite request is killed."""
        for request in (signal.SIGTERM, signal.SIGKILL):
            if self.is_group_alive():
                os.killpg(self.process.pid, request)
            if wait_until(lambda: not self.is_group_alive(), STOP_SECONDS):
                return
        raise AssertionError(f"{self.command[0]} does not end.")

    def is_group_alive(self) -> bool:
        """Whether the program, or one that it started, still runs."""
        self.process.poll()
        return any(state != "Z" for state in states_of_group(self.process.pid))


def states_of_group(group: int) -> list[str]:
    """The states of a group's processes; “Z” is one that has ended and waits for its parent to notice."""
    states = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name before these fields may itself hold parentheses.
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_group) == group:
            states.append(state)
    return states


def answers_on(port: int) -> Callable[[], bool]:
    """A condition: something listens on a loopback port."""

    def is_ready() -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", port)) == 0

    return is_ready
