"""A home with one form, and docket-cgi over it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from fastcgi import Daemon

TEAM = """
name: Care
published: true
form:
  published: true
  spam: { per_sender: off, per_form: off }
  fields:
    - { type: customer_name, label: Name, required: true }
    - { type: subject, label: Subject, required: true }
    - { type: description, label: Question, required: true, max_length: 100000 }
    - { type: attachments, label: Files, max_files: 3, max_size: 20 MB }
"""


class Site:
    """A site that is built into a home."""

    def __init__(self, folder: Path, docket: Path, root: Path):
        self.folder, self.docket, self.root = folder, docket, root
        self.home = folder / "home"
        (folder / "site/teams/care").mkdir(parents=True)
        (folder / "site/site.yaml").write_text("name: Help\nurl: https://help.example.com/\n")
        self.write(TEAM)

    def write(self, team: str) -> None:
        (self.folder / "site/teams/care/team.yaml").write_text(team)

    def build(self, home: Path | None = None) -> None:
        subprocess.run(
            [self.docket, "build", self.folder / "site", "--templates", self.root / "templates",
             "--output", self.folder / "public", "--home", home or self.home],
            check=True, capture_output=True, timeout=60)  # fmt: skip


@pytest.fixture
def site(tmp_path, docket, root) -> Site:
    site = Site(tmp_path, docket, root)
    site.build()
    return site


@pytest.fixture
def daemon(site, docket_cgi, tmp_path):
    daemon = Daemon(docket_cgi, site.home, tmp_path / "socket", tmp_path / "log")
    daemon.start()
    yield daemon
    daemon.stop()
