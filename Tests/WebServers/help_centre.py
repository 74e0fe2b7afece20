"""The site that the tests serve, and the commands that build it and list its tickets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from processes import IS_ROOT, SERVER_USER

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
ORIGIN = "https://help.example.org"
GATEWAY = "/cgi-bin/docket-cgi"

SITE = {
    "site.yaml": f"""
name: Lovelace Machines
url: {ORIGIN}/
# The tests send more in a minute than any customer.
spam: {{ per_sender: off, per_form: off }}
""",
    "teams/care/team.yaml": """
name: Customer Care
description: We answer within *one* working day.
published: true
form:
  published: true
  title: How can we help?
  fields:
    - { type: customer_name, label: Full name, required: true, max_length: 60 }
    - { type: email, label: Email address, required: true }
    - { type: subject, label: Subject }
    - { type: description, label: What happened? }
    - { type: custom, name: copies, input_type: number, label: Copies, min: 1, max: 20 }
    - type: custom
      name: product
      input_type: selection
      label: Product
      options: [Printer, Scanner, Other]
    - { type: custom, name: call, input_type: checkbox, label: You may call me, value: Agreed }
""",
    # A team whose form takes files.
    "teams/files/team.yaml": """
name: Files
published: true
form:
  published: true
  fields:
    - { type: subject, label: Subject, required: true }
    - { type: attachments, label: Logs, max_files: 3, accept: [.log] }
""",
    # A published team whose form is not.
    "teams/press/team.yaml": """
name: Press
published: true
form:
  published: false
""",
    # A team that nobody outside may know of.
    "teams/board/team.yaml": """
name: The Board
published: false
form:
  published: true
""",
}

# A submission that passes, and what it holds that no log may hold.
ANSWERS = {
    "customer_name": "Ada Lovelace-Quillfeather",
    "email": "ada.quillfeather@example.com",
    "subject": "Gears that grind",
    "description": "The third wheel squeaks.\nIt did not squeak before.",
    "copies": "3",
    "product": "Scanner",
    "call": "Agreed",
}
PRIVATE = ("Quillfeather", "quillfeather", "grind", "squeak")


def executable(variable: str, default: str) -> Path:
    """An executable of the product, from an environment variable or the usual place."""
    path = ROOT / os.environ.get(variable, default)
    if not path.exists():
        pytest.fail(f"{path} does not exist. Build it with “make build”, or name it with {variable}.", pytrace=False)
    return path


def docket() -> Path:
    return executable("DOCKET", ".build/debug/docket")


def docket_cgi() -> Path:
    return executable("DOCKET_CGI", ".build-static/release/docket-cgi")


def write_site(folder: Path) -> Path:
    for name, text in SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip())
    return folder


def make_home(folder: Path) -> Path:
    """An empty home, as the manual says: for one group, which the server's user is in."""
    folder.mkdir()
    if IS_ROOT:
        shutil.chown(folder, group=SERVER_USER)
    folder.chmod(0o2770)
    return folder


def build(site: Path, output: Path, home: Path) -> None:
    run([docket(), "build", site, "--output", output, "--home", home, "--templates", TEMPLATES])


def tickets(home: Path) -> list[dict]:
    """All tickets, by number."""
    listed = json.loads(run([docket(), "tickets", "list", "--home", home, "--json", "--all"]))
    return sorted(listed, key=lambda ticket: ticket["number"])


def run(command: list[str | Path], **options) -> str:
    """What a command prints; a failure shows what it complained about."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, **options)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout
