"""The systemd units, as far as they can be tried where systemd does not run."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import daemons
import help_centre
from processes import program
from web_server import DEPLOY, new_place

UNITS = ("docket-cgi.socket", "docket-cgi.service")


def analyze(folder: Path, *arguments: str) -> str:
    """systemd-analyze of copies in which the executable is one that exists here."""
    command = program("systemd-analyze", "systemd")
    for name in UNITS:
        text = (DEPLOY / name).read_text()
        (folder / name).write_text(text.replace("/usr/local/lib/docket/docket-cgi", "/bin/true"))
    done = subprocess.run([command, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    printed = analyze(tmp_path, "verify", "--man=no", *(f"./{name}" for name in UNITS))
    # What other units of this computer lack is not ours.
    assert [line for line in printed.splitlines() if "docket" in line] == []


def test_the_service_has_next_to_no_rights(tmp_path: Path) -> None:
    printed = analyze(tmp_path, "security", "--offline=true", "--threshold=15", "./docket-cgi.service")
    assert "Overall exposure level for docket-cgi.service: 0.7 SAFE" in printed


def test_the_service_ends_when_it_is_told_to_and_leaves_the_socket(
    folder: Path, site: Path, gateway_executable: Path
) -> None:
    place = new_place(folder, "unit", gateway_executable)
    help_centre.make_home(place.home)
    help_centre.build(site, place.public, place.home)
    service = daemons.socket_activated(place)
    service.wait_until_ready(lambda: "Listening at" in service.messages.read_text())
    assert service.messages.read_text() == f"docket-cgi: info: Listening at {place.socket}.\n"
    start = time.monotonic()
    os.kill(service.process.pid, signal.SIGTERM)
    assert service.process.wait(timeout=10) == 0
    assert time.monotonic() - start < 5
    # systemd made it, and listens there for whoever comes before the service is started anew.
    assert place.socket.is_socket()
    assert service.messages.read_text().count("\n") == 1


def test_descriptors_of_another_process_are_not_taken(gateway_executable: Path) -> None:
    environment = {"LISTEN_PID": "1", "LISTEN_FDS": "1", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [gateway_executable], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=10
    )
    assert done.returncode == 64
    assert done.stderr.startswith("docket-cgi is started by a web server, or with --listen:")


def test_the_configurations_agree_on_paths() -> None:
    for name in ("nginx.conf", "apache.conf", "Caddyfile", "docket-cgi.socket"):
        assert "/run/docket-cgi/docket-cgi.socket" in (DEPLOY / name).read_text()
    assert "DOCKET_HOME=/var/lib/docket" in (DEPLOY / "docket-cgi.service").read_text()
