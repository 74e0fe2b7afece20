"""One user builds, another serves, and both are in one group: nobody has to be root, and nobody needs a wider mode."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

import help_centre
from cases import FORM
from help_centre import ANSWERS, GATEWAY
from processes import IS_ROOT, SERVER_USER
from web import URLENCODED

pytestmark = pytest.mark.skipif(not IS_ROOT, reason="Only root can run programs as two other users.")

ADMIN = "daemon"
# A group that nobody is in but for these tests; no group of Debian's has such a number.
GROUP = 64_731


class Person:
    """Runs programs as a user with one more group and a umask of their own."""

    def __init__(self, user: str, umask: int):
        self.identity = {"user": user, "group": user, "extra_groups": [GROUP], "umask": umask}

    def run(self, command: list[str | Path], **options) -> bytes:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, timeout=60, **self.identity, **options
        )
        assert done.returncode == 0, f"{command} ended with {done.returncode}: {done.stderr.decode()}"
        # The gateway says what it was asked, and nothing else.
        lines = done.stderr.decode().splitlines()
        assert all(line.startswith("docket-cgi: info: request id=") for line in lines), lines
        return done.stdout


@pytest.fixture(params=[0o022, 0o077, 0o002], ids=oct)
def scene(request: pytest.FixtureRequest, folder: Path, site: Path, gateway_executable: Path):
    """A home for the group, as the manual says, and output for the admin."""
    place = folder / f"two-users-{request.param:o}"
    place.mkdir()
    home, output, tools = place / "home", place / "public", place / "tools"
    for path in (home, output):
        path.mkdir()
        shutil.chown(path, ADMIN, GROUP)
        path.chmod(0o2770 if path == home else 0o755)
    # Where the admin can reach them, wherever the project is.
    tools.mkdir()
    shutil.copy2(help_centre.docket(), tools / "docket")
    shutil.copytree(help_centre.TEMPLATES, tools / "templates")
    subprocess.run(["chmod", "-R", "a+rX", str(tools)], check=True)
    yield Scene(Person(ADMIN, request.param), Person(SERVER_USER, 0o022), site, home, output, tools, gateway_executable)
    shutil.rmtree(place)


class Scene:
    def __init__(self, admin: Person, server: Person, site: Path, home: Path, output: Path, tools: Path, gateway: Path):
        self.admin, self.server = admin, server
        self.site, self.home, self.output, self.tools, self.gateway = site, home, output, tools, gateway

    def build(self) -> None:
        self.admin.run(
            [
                self.tools / "docket",
                "build",
                self.site,
                "--output",
                self.output,
                "--home",
                self.home,
                "--templates",
                self.tools / "templates",
            ],
            cwd="/",
        )

    def tickets(self) -> list[dict]:
        return json.loads(
            self.admin.run([self.tools / "docket", "tickets", "list", "--home", self.home, "--json"], cwd="/")
        )

    def send(self, subject: str) -> None:
        body = urlencode(ANSWERS | {"subject": subject}).encode()
        environment = {
            "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REQUEST_METHOD": "POST",
            "SCRIPT_NAME": GATEWAY,
            "PATH_INFO": FORM.removeprefix(GATEWAY),
            "QUERY_STRING": "",
            "CONTENT_TYPE": URLENCODED,
            "CONTENT_LENGTH": str(len(body)),
            "DOCKET_HOME": str(self.home),
        }
        answer = self.server.run([self.gateway], input=body, env=environment, cwd="/")
        assert answer.startswith(b"Status: 303 "), answer.decode()

    def set_priority(self, number: int) -> None:
        self.admin.run(
            [self.tools / "docket", "tickets", "set", str(number), "--priority", "3", "--home", self.home], cwd="/"
        )

    def check_modes(self) -> None:
        """Everything belongs to the group, which may read and write it, and nobody else may.

        What a build keeps for the next one is for the one who built alone: the next build believes it.
        """
        for path in (self.home, *self.home.rglob("*")):
            status = path.lstat()
            assert status.st_gid == GROUP, path
            if stat.S_ISDIR(status.st_mode):
                assert oct(stat.S_IMODE(status.st_mode)) == oct(0o2770), path
            elif stat.S_ISREG(status.st_mode):
                expected = {"secret.key": 0o640, "build-cache": 0o600}.get(path.name, 0o660)
                assert oct(stat.S_IMODE(status.st_mode)) == oct(expected), path


def test_admin_builds_and_server_serves(scene: Scene) -> None:
    scene.build()
    scene.check_modes()
    scene.send("first")
    scene.check_modes()
    assert [ticket["subject"] for ticket in scene.tickets()] == ["first"]
    scene.set_priority(1)
    team = scene.site / "teams" / "care" / "team.yaml"
    text = team.read_text()
    try:
        team.write_text(text.replace("How can we help?", "How else can we help?"))
        scene.build()
    finally:
        team.write_text(text)
    scene.check_modes()
    scene.send("second")
    assert [ticket["subject"] for ticket in scene.tickets()] == ["first", "second"]
    scene.check_modes()


def test_admin_lists_before_the_first_ticket(scene: Scene) -> None:
    scene.build()
    assert scene.tickets() == []
    scene.check_modes()
    scene.send("first")
    assert [ticket["subject"] for ticket in scene.tickets()] == ["first"]


def test_docket_makes_the_home_for_the_group_of_its_folder(scene: Scene) -> None:
    """A home that does not exist yet, in a folder that hands its group on."""
    os.rmdir(scene.home)
    parent = scene.home.parent
    shutil.chown(parent, ADMIN, GROUP)
    parent.chmod(0o2775)
    scene.build()
    scene.check_modes()
    scene.send("first")
    assert [ticket["subject"] for ticket in scene.tickets()] == ["first"]
