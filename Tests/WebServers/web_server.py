"""What all web servers have in common: a place of their own, and the configuration in the folder “deploy”.

The configuration stays as it is, but for the values that an admin changes too: `WebServer.configured` replaces exact
strings and insists on how often each is there. Around it stands the least of Debian's own main configuration.
"""

from __future__ import annotations

import shutil
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from processes import IS_ROOT, SERVER_USER, Service, free_port

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HOST_NAME = "help.example.org"
# Who may use the desk: as “htpasswd” writes it, and as “caddy hash-password” does.
AGENT, PASSWORD = "grace", "open sesame"
AGENTS = f"{AGENT}:$apr1$docket00$Npk48C3J/18ThnpL14SbW0\n"
AGENTS_OF_CADDY = f"{AGENT} $2a$14$oJdF8Osah1e7L63oh.NjpOfpHkat2t9VRv8ujUzUbO.RT5I1Ak7ki\n"


@dataclass
class Place:
    """The folders and files of one server; all may be read by the server's user."""

    folder: Path
    public: Path
    home: Path
    executable: Path

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def socket(self) -> Path:
        """Where docket-cgi listens, or whoever starts it."""
        return self.folder / "gateway.socket"

    @property
    def redirects(self) -> Path:
        """Where the admin has put what a build says of old addresses."""
        return self.folder / "redirects"

    @property
    def agents(self) -> Path:
        """Who may use the desk."""
        return self.folder / "agents"


def new_place(folder: Path, name: str, executable: Path) -> Place:
    """Folders for one server; the public ones and the home are still to be made."""
    own = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder))
    own.chmod(0o755)
    place = Place(own, own / "public", own / "home", executable)
    place.logs.mkdir()
    if IS_ROOT:
        for path in (place.folder, place.logs):
            shutil.chown(path, SERVER_USER)
    return place


class WebServer(ABC):
    """A server that runs until it is stopped."""

    name: str
    configuration: str

    def __init__(self, place: Place):
        self.place = place
        self.port = free_port()
        self.services: list[Service] = []

    @property
    def server(self) -> str:
        """The program, whatever way the gateway runs: nginx, apache, lighttpd or caddy."""
        return self.name.partition("-")[0]

    @abstractmethod
    def start(self) -> None:
        """Starts the server and returns when it listens."""

    @abstractmethod
    def replacements(self) -> dict[str, str]:
        """What to replace in the configuration."""

    def use_new_home(self) -> None:
        """Lets the gateway see that its home is another one: a CGI program is started for each request anyway."""

    def stop(self) -> None:
        for service in reversed(self.services):
            service.stop()
        self.services = []

    def configured(self) -> Path:
        """The configuration of the folder “deploy” with this place's values.

        What stands there more than once is changed everywhere, as its head says.
        """
        text = (DEPLOY / self.configuration).read_text()
        for old, new in self.replacements().items():
            assert old in text, f"deploy/{self.configuration} has no {old!r}"
            text = text.replace(old, new)
        return self.write(self.configuration, text)

    def write(self, name: str, text: str) -> Path:
        path = self.place.folder / name
        path.write_text(text)
        return path

    def run(self, command: list[str], is_ready, **options) -> Service:
        service = Service(command, self.place.logs / "messages.log", **options)
        self.services.append(service)
        service.wait_until_ready(is_ready)
        return service

    def log(self) -> str:
        """Everything that the server and the gateway have logged."""
        files = sorted(path for path in self.place.logs.iterdir() if path.is_file())
        return "".join(path.read_text(errors="replace") for path in files)

    def reported(self) -> list[str]:
        """The gateway's lines about what failed."""
        return [line for line in self.log().splitlines() if "docket-cgi: error: " in line]

    def requests(self) -> list[str]:
        """The gateway's lines for each request, from “id=” on."""
        return [line.partition("docket-cgi: info: request ")[2] for line in self.log().splitlines() if " request id=" in line]
