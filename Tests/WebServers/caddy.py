"""Caddy, with docket-cgi as a service."""

from __future__ import annotations

import daemons
from processes import answers_on, program
from web_server import AGENTS_OF_CADDY, WebServer


class Caddy(WebServer):
    name = "caddy"
    configuration = "Caddyfile"

    def replacements(self) -> dict[str, str]:
        return {
            # Without certificates, which Caddy would ask others for.
            "\nhelp.example.org {\n": f"\nhttp://help.example.org:{self.port} {{\n\tbind 127.0.0.1\n",
            # More than one Caddy may run here.
            "\n{\n\tlog {": "\n{\n\tadmin off\n\tlog {",
            "root * /var/www/docket": f"root * {self.place.public}",
            "unix//run/docket-cgi/docket-cgi.socket": f"unix/{self.place.socket}",
            "/etc/docket/agents.caddy*": f"{self.place.agents}*",
            "/etc/docket/redirects/": f"{self.place.redirects}/",
            "/var/log/caddy/docket.access.log": f"{self.place.logs}/docket.access.log",
        }

    def start(self) -> None:
        caddy = program("caddy", "caddy")
        self.place.agents.write_text(AGENTS_OF_CADDY)
        gateway = daemons.listening(self.place)
        self.services.append(gateway)
        gateway.wait_until_ready(lambda: daemons.answers_at(self.place.socket))
        folders = {name: str(self.place.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        self.run(
            [caddy, "run", "--config", str(self.configured()), "--adapter", "caddyfile"],
            answers_on(self.port),
            environment=folders,
            as_server_user=True,
        )
