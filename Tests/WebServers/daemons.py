"""The ways to start docket-cgi as a FastCGI service, each as it is written in the folder “deploy”."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import socket
from pathlib import Path

from processes import IS_ROOT, SERVER_USER, Service, program
from web_server import DEPLOY, Place


def unit(name: str) -> dict[str, dict[str, str]]:
    """The sections of a systemd unit; keys that are there more than once, with their last value."""
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
    parser.optionxform = str
    parser.read_string((DEPLOY / name).read_text())
    return {section: dict(parser[section]) for section in parser.sections()}


def socket_activated(place: Place) -> Service:
    """As systemd starts docket-cgi.service: a socket of docket-cgi.socket as descriptor 3, and word of it."""
    listening, service = unit("docket-cgi.socket")["Socket"], unit("docket-cgi.service")["Service"]
    assert listening["ListenStream"] == "/run/docket-cgi/docket-cgi.socket"
    assert service["Environment"] == "DOCKET_HOME=/var/lib/docket"
    command = shlex.split(service["ExecStart"])
    assert command[0] == "/usr/local/lib/docket/docket-cgi"
    command[0] = str(place.executable)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(place.socket))
        if IS_ROOT:
            shutil.chown(place.socket, listening["SocketUser"], listening["SocketGroup"])
        place.socket.chmod(int(listening["SocketMode"], 8))
        opened.listen(int(listening["Backlog"]))
        return Service(
            ["/bin/bash", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@" 3<&"$0"', str(opened.fileno()), *command],
            place.logs / "messages.log",
            environment={"DOCKET_HOME": str(place.home)},
            as_server_user=True,
            descriptors=(opened.fileno(),),
        )


def spawned(place: Place) -> Service:
    """As spawn-fcgi starts it: the socket as descriptor 0."""
    mode = ["-M", "0660"]
    owner = ["-u", SERVER_USER, "-g", SERVER_USER, "-U", SERVER_USER, "-G", SERVER_USER] if IS_ROOT else []
    spawn = program("spawn-fcgi", "spawn-fcgi")
    return Service(
        [spawn, "-n", "-s", str(place.socket), *mode, *owner, "--", str(place.executable)],
        place.logs / "messages.log",
        environment={"DOCKET_HOME": str(place.home)},
    )


def listening(place: Place) -> Service:
    """Alone, with --listen."""
    group = ["--socket-group", SERVER_USER] if IS_ROOT else []
    return Service(
        [str(place.executable), "--listen", str(place.socket), *group],
        place.logs / "messages.log",
        environment={"DOCKET_HOME": str(place.home)},
        as_server_user=True,
    )


def answers_at(path: Path) -> bool:
    """Whether somebody listens at a Unix socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        return os.path.exists(path) and probe.connect_ex(str(path)) == 0
