"""A folder that the manual's commands take for a whole computer."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from articles import ROOT, Fence
from stubs import STUBS

SUBMISSIONS = [
    "customer_name=Ada+Lovelace&email=ada%40example.com&topic=A+delivery&subject=Where+is+my+parcel%3F&description=It+left+on+Monday.",
    "customer_name=Grace+Hopper&email=grace%40example.com&topic=An+order&order=AB-123456&subject=One+lamp+too+many&description=I+ordered+one.",
    "customer_name=Bot&email=bot%40example.com&topic=Something+else&subject=Casino&description=Cheap&_homepage=http%3A%2F%2Fspam.example",
]


def make_template(folder: Path, docket: Path, docket_cgi: Path) -> Path:
    """What a reader has who has followed the chapters “Start” and “Servers”: Docket, a site, and a home with tickets."""
    local = folder / "usr/local"
    for path in ["usr/local/bin", "usr/local/lib/docket", "usr/local/share/docket", "etc/systemd/system", "work"]:
        (folder / path).mkdir(parents=True)
    for path in ["etc/nginx/sites-available", "etc/nginx/sites-enabled", "etc/apache2/sites-available",
                 "etc/lighttpd/conf-available", "etc/caddy", "var/www", "var/lib"]:  # fmt: skip
        (folder / path).mkdir(parents=True)
    shutil.copy2(docket, local / "bin/docket")
    shutil.copy2(docket_cgi, local / "lib/docket/docket-cgi")
    (local / "share/docket/templates").symlink_to(ROOT / "templates")
    # Some pages begin in the folder of the source.
    (folder / "work/deploy").symlink_to(ROOT / "deploy")
    run = {"cwd": folder / "work", "check": True, "stdout": subprocess.DEVNULL, "timeout": 60}
    subprocess.run([local / "bin/docket", "new", "my-site"], **run)
    home = folder / "var/lib/docket"
    home.mkdir()
    home.chmod(0o2770)
    subprocess.run([local / "bin/docket", "build", "my-site", "--output", folder / "var/www/docket", "--home", home], **run)
    for body in SUBMISSIONS:
        answer = subprocess.run(
            [docket_cgi], input=body.encode(), capture_output=True, timeout=60,
            env={
                "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "PATH_INFO": "/forms/customer-care",
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
                "DOCKET_HOME": str(home),
            },
        )  # fmt: skip
        assert answer.stdout.startswith(b"Status: 303 "), answer
    return folder


class Machine:
    """A copy of the template; a beginner's has nothing but Docket."""

    def __init__(self, folder: Path, template: Path, *, is_new: bool = False):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        # The programs are large; no command of the manual changes them.
        for name in ["etc", "var", "work"]:
            shutil.copytree(template / name, folder / name, symlinks=True)
        (folder / "usr").symlink_to(template / "usr")
        if is_new:
            for path in ["work/my-site", "var/www/docket", "var/lib/docket"]:
                shutil.rmtree(folder / path)
        self.calls = folder / "calls"
        self.calls.touch()
        self._place = folder / "place"
        self._place.write_text(str(folder / "work"))
        self._servers: list[tuple[subprocess.Popen[bytes], Path]] = []
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self._port = listener.getsockname()[1]
        stubs = folder / "stubs"
        stubs.mkdir()
        for name, (_, script) in STUBS.items():
            (stubs / name).write_text(f'#!/bin/sh\necho {name} >> "$DOCKET_CALLS"\n{script}\n')
            (stubs / name).chmod(0o755)

    @property
    def place(self) -> Path:
        """The folder that the reader is in."""
        return Path(self._place.read_text().strip())

    def write(self, path: str, text: str) -> None:
        file = self.place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def run(self, fence: Fence) -> tuple[int, str]:
        """Runs the commands of a block; gives the status and what they print."""
        # As a person types them: one after the other, and the folder stays.
        script = f'cd "$(cat {self._place})"\ntrap \'pwd > {self._place}\' EXIT\n{self._located(fence.text)}'
        environment = {
            "PATH": f"{self.folder}/stubs:{self.folder}/usr/local/bin:{os.environ['PATH']}", "HOME": str(self.folder / "work"),
            "DOCKET_CALLS": str(self.calls), "LANG": "C.UTF-8", "USER": getpass.getuser(),
        }  # fmt: skip
        if "stays" in fence.words:
            return self._start(script, environment)
        done = subprocess.run(
            ["bash", "-e", "-c", script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, text=True, timeout=120,
        )  # fmt: skip
        return done.returncode, self._shown(done.stdout)

    def stop(self) -> None:
        for process, _ in self._servers:
            process.terminate()
        for process, _ in self._servers:
            process.wait(20)

    def _start(self, script: str, environment: dict[str, str]) -> tuple[int, str]:
        log = self.folder / f"server-{len(self._servers)}.log"
        script = re.sub(r"^docket ", "exec docket ", script, flags=re.M)
        process = subprocess.Popen(
            ["bash", "-e", "-c", script], env=environment, stdout=log.open("wb"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self._servers.append((process, log))
        end = time.monotonic() + 60
        while "Serving" not in log.read_text() and time.monotonic() < end and process.poll() is None:
            time.sleep(0.05)
        return process.poll() or 0, self._shown(log.read_text())

    def _located(self, text: str) -> str:
        """Paths of a computer become those of this one."""
        text = re.sub(r"(?<![\w./~-])/(?=(?:var|etc|usr/local|run)/)", f"{self.folder}/", text)
        text = re.sub(r"^docket serve(?!.*--port)", "docket serve --port 8080", text, flags=re.M)
        return text.replace("8080", str(self._port))

    def _shown(self, text: str) -> str:
        text = text.replace(f"{self.folder}/", "/").replace(str(self._port), "8080")
        return re.sub(rf"(?<=  ){re.escape(getpass.getuser())}(?=: )", "ada", text)
