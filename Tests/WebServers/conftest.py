"""What the tests of the web servers stand on: each server, really started over a built site.

`make test` runs these; by hand: `pytest Tests/WebServers`, with the executables named by DOCKET and DOCKET_CGI or built
where the Makefile builds them. Root is welcome, and then the servers run as www-data, as on Debian.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import help_centre
from homes import Home
from servers import SERVERS
from web_server import WebServer, new_place
from web import Browser


@pytest.fixture(scope="session", autouse=True)
def stopping() -> Iterator[None]:
    """Whoever ends the tests politely gets all servers stopped and all disks unmounted, as after Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A temporary folder that the server's user can reach; pytest's own are for their owner alone."""
    path = Path(tempfile.mkdtemp(prefix="docket-web-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="session")
def site(folder: Path) -> Path:
    return help_centre.write_site(folder / "site")


@pytest.fixture(scope="session")
def gateway_executable(folder: Path) -> Path:
    """docket-cgi where the server's user can start it."""
    path = folder / "lib" / "docket-cgi"
    path.parent.mkdir()
    shutil.copy2(help_centre.docket_cgi(), path)
    path.chmod(0o755)
    return path


@pytest.fixture(scope="session", params=SERVERS, ids=lambda kind: kind.name)
def server(request: pytest.FixtureRequest, folder: Path, site: Path, gateway_executable: Path) -> Iterator[WebServer]:
    """Each of the servers, over a site and a home of its own."""
    running: WebServer = request.param(new_place(folder, request.param.name, gateway_executable))
    real_home = help_centre.make_home(running.place.folder / "real-home")
    running.place.home.symlink_to(real_home)
    help_centre.build(site, running.place.public, real_home)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def browser(server: WebServer) -> Browser:
    return Browser(server.port)


@pytest.fixture
def home(server: WebServer) -> Iterator[Home]:
    """The server's home, which a test may break; afterwards it is whole again."""
    home = Home(server.place.home, server.use_new_home)
    try:
        yield home
    finally:
        home.mend()
