"""A home that can be broken and mended under a running server."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import help_centre
from processes import IS_ROOT, wait_until


class Home:
    """The link that the server takes for its home; faults point it to a copy, and `mend` back to the real home."""

    def __init__(self, link: Path, use_new: Callable[[], None] = lambda: None):
        self.link = link
        self._use_new = use_new
        self.real = link.resolve()
        self._mounts: list[Path] = []
        self._copies: list[Path] = []

    def tickets(self) -> list[dict]:
        return help_centre.tickets(self.link)

    def count(self) -> int:
        """How many tickets there are, much faster than by listing them."""
        database = self.link.resolve() / "tickets.db"
        if not database.exists():
            return 0
        connection = sqlite3.connect(f"file:{database}?mode=rw", uri=True, timeout=10)
        try:
            return connection.execute("SELECT count(*) FROM tickets").fetchone()[0]
        finally:
            connection.close()

    def copy(self) -> Path:
        """Points the link to a copy, which the test may change as it likes."""
        return self._use(self._copied_to(self.link.with_name("broken-home")))

    def copy_on_small_disk(self, size: str = "24m") -> Path:
        """Points the link to a copy on a disk of its own."""
        disk = self.link.with_name("small-disk")
        disk.mkdir()
        self._copies.append(disk)
        mount(["-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(disk)])
        self._mounts.append(disk)
        return self._use(self._copied_to(disk / "home"))

    def make_disk_read_only(self) -> None:
        mount(["-o", "remount,ro", str(self._mounts[-1])])

    def fill_disk(self, room: int) -> Path:
        """Writes until only this much is free, in bytes; the file can be removed to make room again."""
        filler = self._mounts[-1] / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError as error:
                assert error.errno == errno.ENOSPC
            file.truncate(file.tell() - room)
        return filler

    def point_to(self, target: Path) -> None:
        self._use(target)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the lock on the tickets, as a program that hangs would."""
        connection = sqlite3.connect(self.link.resolve() / "tickets.db", isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")
        finally:
            connection.close()

    def mend(self) -> None:
        """Takes everything back: the link, mounts and copies."""
        self._use(self.real)
        while self._mounts:
            unmount(self._mounts.pop())
        while self._copies:
            copy = self._copies.pop()
            # A copy on a disk of its own went with the disk; a fault may have taken our own permission away.
            if copy.exists():
                copy.chmod(0o700)
                shutil.rmtree(copy)

    def _copied_to(self, target: Path) -> Path:
        """A copy with owners and permissions."""
        self._copies.append(target)
        subprocess.run(["cp", "-a", str(self.real), str(target)], check=True, timeout=20)
        # Under a daemon the log beside the database is a part of it; closing the last connection brings it in.
        if (target / "tickets.db").exists():
            connection = sqlite3.connect(target / "tickets.db")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
        return target

    def _use(self, target: Path) -> Path:
        temporary = self.link.with_name("next-home")
        temporary.symlink_to(target)
        is_other = self.link.resolve() != target
        os.replace(temporary, self.link)
        if is_other:
            self._use_new()
        return target


def mount(arguments: list[str]) -> None:
    """Mounts, or skips the test where this user or this computer cannot."""
    if not IS_ROOT:
        pytest.skip("Only root can mount a small disk.")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, timeout=20)
    if done.returncode != 0:
        pytest.skip(f"A small disk cannot be mounted here: {done.stderr.strip()}")


def unmount(disk: Path) -> None:
    """Takes a disk away, as soon as a program that is about to end has closed its files there."""

    def is_unmounted() -> bool:
        return subprocess.run(["umount", str(disk)], capture_output=True, timeout=20).returncode == 0

    if not wait_until(is_unmounted, 10):
        subprocess.run(["umount", "--lazy", str(disk)], check=True, timeout=20)
