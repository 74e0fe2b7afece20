"""docket-cgi --check: what it says of each thing that can be wrong with a home, word for word."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import help_centre
from homes import mount, unmount
from processes import IS_ROOT, SERVER_USER

GROUP = 64_732


@pytest.fixture(scope="module")
def built(folder: Path, site: Path) -> Path:
    home = help_centre.make_home(folder / "checked-home")
    help_centre.build(site, folder / "checked-public", home)
    help_centre.tickets(home)
    return home


@pytest.fixture
def home(built: Path) -> Iterator[Path]:
    """A copy that a test may break."""
    copy = built.with_name("checked-copy")
    subprocess.run(["cp", "-a", str(built), str(copy)], check=True)
    yield copy
    subprocess.run(["chmod", "-R", "u+rwX", str(copy)], check=False)
    if copy.is_dir():
        shutil.rmtree(copy)
    else:
        copy.unlink(missing_ok=True)


@pytest.fixture
def check(home: Path, gateway_executable: Path):
    """Runs the check as the server's user; HOME stands for the home in what it says."""

    def run(path: Path = home, *, as_server_user: bool = True) -> tuple[int, list[str]]:
        identity = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []} if IS_ROOT and as_server_user else {}
        done = subprocess.run(
            [gateway_executable, "--check", path], capture_output=True, text=True, timeout=20, cwd="/", **identity
        )
        assert done.stderr == ""
        return done.returncode, done.stdout.replace(str(path), "HOME").splitlines()

    return run



def test_a_good_home(check, home: Path, gateway_executable: Path) -> None:
    assert check() == (0, ["HOME is in order."])
    # Without a name, the home that the gateway would take.
    done = subprocess.run(
        [gateway_executable, "--check"], env={"DOCKET_HOME": str(home)}, capture_output=True, text=True, timeout=20
    )
    assert (done.returncode, done.stdout) == (0, f"{home} is in order.\n")


def test_a_home_before_its_first_ticket(check, home: Path) -> None:
    for path in home.glob("tickets.db*"):
        path.unlink()
    assert check() == (0, ["HOME is in order."])
    # The check makes nothing.
    assert list(home.glob("tickets.db*")) == []


def test_no_home(check, home: Path) -> None:
    assert check(home / "nothing") == (
        1,
        [
            "HOME does not exist, or this user may not look for it. Make it as “Prepare the computer” in the manual says, "
            "and build the site with “docket build --home HOME”."
        ],
    )


def test_a_file_for_a_home(check, home: Path) -> None:
    assert check(home / "tickets.db") == (
        1,
        ["HOME is not a folder. Name the folder that “docket build --home” writes."],
    )


@pytest.mark.parametrize("bits", [0o2775, 0o770, 0o2777, 0o3770])
def test_mode_of_the_home(bits: int, check, home: Path) -> None:
    home.chmod(bits)
    assert check() == (
        1,
        [
            f"HOME has mode {bits:o}: its group, which is who builds and who serves, must have all rights and hand "
            "itself on, and nobody else any. Run “chmod 2770 HOME”."
        ],
    )


@pytest.mark.skipif(not IS_ROOT, reason="Only root can run programs as other users.")
def test_a_user_who_is_not_in_the_group(check, home: Path) -> None:
    number = int(subprocess.check_output(["id", "-u", SERVER_USER]))
    for path in (home, *home.rglob("*")):
        shutil.chown(path, group=GROUP)
    home.chmod(0o2771)
    status, lines = check()
    assert status == 1
    assert lines[1] == (
        f"This user (number {number}) may not read and write HOME. Put the user into the folder’s group "
        f"(number {GROUP}), and start the program anew that runs as this user."
    )
    assert (
        f"This user (number {number}) may not read HOME/tickets.db. Put the user into the file’s group, "
        "and run “chmod 660 HOME/tickets.db”."
    ) in lines
    assert "HOME/tickets.db cannot be opened for writing. The folder must exist, and this user must be in its group." in lines


@pytest.mark.skipif(not IS_ROOT, reason="Only root can give files away.")
def test_files_of_another_group_or_for_everybody(check, home: Path) -> None:
    secret = home / "secret.key"
    secret.write_bytes(bytes(32))
    shutil.chown(secret, group=SERVER_USER)
    secret.chmod(0o644)
    database = home / "tickets.db"
    shutil.chown(database, group=GROUP)
    database.chmod(0o666)
    number = home.stat().st_gid
    assert check() == (
        1,
        [
            "HOME/tickets.db has mode 666, so that everybody on this computer can use it. Run “chmod 660 HOME/tickets.db”.",
            f"HOME/tickets.db belongs to another group (number {GROUP}) than its folder (number {number}). "
            f"Run “chgrp {number} HOME/tickets.db”.",
            "HOME/secret.key has mode 644, so that everybody on this computer can use it. Run “chmod 640 HOME/secret.key”.",
        ],
    )


def test_no_bundle(check, home: Path) -> None:
    (home / "bundle").unlink()
    assert check() == (1, ["HOME has no bundle. Build the site with “docket build --home HOME”."])


def bundle(home: Path) -> Path:
    return home / os.readlink(home / "bundle")


@pytest.mark.parametrize("name", ["site", "templates", "forms/care"])
def test_a_damaged_bundle(name: str, check, home: Path) -> None:
    path = bundle(home) / name
    path.write_bytes(path.read_bytes()[:-20])
    assert check() == (1, [f"HOME/{os.readlink(home / 'bundle')} is damaged. Build the site again."])


def test_a_bundle_of_another_format(check, home: Path) -> None:
    path = bundle(home) / "site"
    length, _, rest = path.read_bytes().partition(b":")
    own = rest[: int(length)].decode()
    path.write_bytes(b"4:4711" + rest[int(length) :])
    assert check() == (
        1,
        [
            f"HOME/{os.readlink(home / 'bundle')} has format 4711, and this program reads format {own}. "
            "Build the site with the “docket” of this version."
        ],
    )


def test_damaged_tickets(check, home: Path) -> None:
    database = home / "tickets.db"
    size = database.stat().st_size
    with open(database, "r+b") as file:
        # Not the first page, which says that it is a database.
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    assert check() == (1, ["HOME/tickets.db is damaged or is not a database. Restore it from a backup."])


def test_tickets_that_are_no_database(check, home: Path) -> None:
    for path in home.glob("tickets.db-*"):
        path.unlink()
    (home / "tickets.db").write_bytes(b"This is no database. " * 1000)
    assert check() == (1, ["HOME/tickets.db is damaged or is not a database. Restore it from a backup."])


def test_tickets_of_a_newer_version(check, home: Path) -> None:
    connection = sqlite3.connect(home / "tickets.db")
    connection.execute("PRAGMA user_version = 4711")
    connection.close()
    assert check() == (
        1,
        ["HOME/tickets.db was written by a newer version of Docket. Use that version, or restore an older backup."],
    )


@pytest.mark.skipif(not IS_ROOT, reason="Only root can give files away.")
def test_tickets_that_cannot_be_written(check, home: Path) -> None:
    for path in home.glob("tickets.db*"):
        os.chown(path, 0, -1)
        path.chmod(0o440)
    assert check() == (
        1,
        ["HOME/tickets.db cannot be opened for writing. The folder must exist, and this user must be in its group."],
    )


def test_a_search_index_that_is_gone(check, home: Path) -> None:
    (home / "search").unlink(missing_ok=True)
    (home / "search").symlink_to("indexes/gone.db")
    assert check() == (
        1,
        ["HOME/indexes/gone.db is missing, so that nobody finds an article. Build the site again."],
    )


def test_attachments(check, home: Path) -> None:
    attachments = home / "attachments"
    if attachments.exists():
        shutil.rmtree(attachments)
    attachments.write_text("")
    assert check() == (1, ["HOME/attachments is not a folder. Remove it; Docket makes the folder."])
    attachments.unlink()
    attachments.mkdir()
    if IS_ROOT:
        shutil.chown(attachments, group=SERVER_USER)
    attachments.chmod(0o2755)
    status, lines = check()
    assert status == 1
    assert lines[0] == (
        "HOME/attachments has mode 2755: its group, which is who builds and who serves, must have all rights and hand "
        "itself on, and nobody else any. Run “chmod 2770 HOME/attachments”."
    )


def test_a_disk_that_is_nearly_full(check, home: Path) -> None:
    disk = home.with_name("checked-disk")
    disk.mkdir()
    try:
        mount(["-t", "tmpfs", "-o", "size=30m,mode=755", "tmpfs", str(disk)])
        try:
            subprocess.run(["cp", "-a", str(home), str(disk / "home")], check=True)
            status, lines = check(disk / "home")
            assert status == 1
            [line] = lines
            left = int(line.split()[5])
            assert line == (
                f"The disk of HOME has {left} MB left. Make room: when it is full, no ticket can be stored."
            )
            assert 20 <= left <= 31
        finally:
            unmount(disk)
    finally:
        disk.rmdir()


def test_everything_at_once(check, home: Path) -> None:
    home.chmod(0o2775)
    (home / "bundle").unlink()
    (home / "tickets.db").write_bytes(b"This is no database. " * 1000)
    for path in home.glob("tickets.db-*"):
        path.unlink()
    status, lines = check()
    assert status == 1
    assert [line.split()[1] for line in lines] == ["has", "has", "is"]
    assert len(lines) == 3
