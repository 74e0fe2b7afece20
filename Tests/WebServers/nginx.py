"""nginx, with docket-cgi as a service, or started for each request by fcgiwrap."""

from __future__ import annotations

import shlex

import daemons
from processes import IS_ROOT, SERVER_USER, answers_on, program
from web_server import AGENTS, DEPLOY, WebServer


class Nginx(WebServer):
    name = "nginx"
    configuration = "nginx.conf"

    def replacements(self) -> dict[str, str]:
        return {
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "listen [::]:80;": "# (one loopback port)",
            "root /var/www/docket;": f"root {self.place.public};",
            "/etc/docket/agents;": f"{self.place.agents};",
            "/etc/docket/redirects/": f"{self.place.redirects}/",
            "unix:/run/docket-cgi/docket-cgi.socket;": f"unix:{self.place.socket};",
            "/var/log/nginx/docket.access.log": f"{self.place.logs}/docket.access.log",
            "/var/log/nginx/docket.error.log": f"{self.place.logs}/docket.error.log",
        }

    def start(self) -> None:
        nginx = program("nginx", "nginx-light")
        self.place.agents.write_text(AGENTS)
        temporary = self.place.folder / "temporary"
        main = self.write(
            "main.conf",
            f"""
            {f"user {SERVER_USER};" if IS_ROOT else ""}
            daemon off;
            worker_processes 2;
            pid {self.place.folder}/nginx.pid;
            error_log {self.place.logs}/error.log;
            events {{ worker_connections 768; }}
            http {{
                sendfile on;
                tcp_nopush on;
                types_hash_max_size 2048;
                include /etc/nginx/mime.types;
                default_type application/octet-stream;
                access_log {self.place.logs}/access.log;
                gzip on;
                client_body_temp_path {temporary}-body;
                fastcgi_temp_path {temporary}-fastcgi;
                proxy_temp_path {temporary}-proxy;
                scgi_temp_path {temporary}-scgi;
                uwsgi_temp_path {temporary}-uwsgi;
                include {self.configured()};
            }}
            """,
        )
        self.start_gateway()
        self.run([nginx, "-e", str(self.place.logs / "error.log"), "-c", str(main)], answers_on(self.port))

    def start_gateway(self) -> None:
        self.place.socket.unlink(missing_ok=True)
        starts = self.log().count("Listening at")
        gateway = daemons.socket_activated(self.place)
        self.services.insert(0, gateway)
        # The socket is there before the program that answers at it.
        gateway.wait_until_ready(lambda: self.log().count("Listening at") > starts)

    def use_new_home(self) -> None:
        """A daemon keeps the files open that it has: who changes the home starts it anew."""
        self.services.pop(0).stop()
        self.start_gateway()


class NginxWithFcgiwrap(Nginx):
    name = "nginx-fcgiwrap"

    def replacements(self) -> dict[str, str]:
        others = super().replacements()
        del others["unix:/run/docket-cgi/docket-cgi.socket;"]
        return others | {
            "    server unix:/run/docket-cgi/docket-cgi.socket;\n": "",
            "    #server unix:/run/fcgiwrap.socket;": f"    server unix:{self.place.socket};",
            "        fastcgi_request_buffering off;\n": "",
            "        if ($http_transfer_encoding) {\n            return 411;\n        }\n": "",
            "SCRIPT_FILENAME /usr/local/lib/docket/docket-cgi;": f"SCRIPT_FILENAME {self.place.executable};",
            "DOCKET_HOME /var/lib/docket;": f"DOCKET_HOME {self.place.home};",
        }

    def start_gateway(self) -> None:
        self.run(self.bridge_command(), self.place.socket.exists, as_server_user=True)

    def use_new_home(self) -> None:
        pass

    def bridge_command(self) -> list[str]:
        """fcgiwrap as the systemd drop-in starts it, with a socket that systemd would have opened."""
        lines = (DEPLOY / "fcgiwrap.conf").read_text().splitlines()
        command = shlex.split([line.removeprefix("ExecStart=") for line in lines if line.startswith("ExecStart=/")][-1])
        assert command[0] == "/usr/sbin/fcgiwrap"
        return [program("fcgiwrap", "fcgiwrap"), *command[1:], "-s", f"unix:{self.place.socket}"]
