"""The web servers, each started from its configuration in the folder “deploy”.

The configuration stays as it is, but for the values that an admin changes too: `WebServer.configured` replaces exact
strings and insists that each is there exactly once. Around it stands the least of Debian's own main configuration.
"""

from __future__ import annotations

import shlex
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from processes import IS_ROOT, SERVER_USER, Service, answers_on, free_port, missing, program

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HOST_NAME = "help.example.org"


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


def new_place(folder: Path, name: str, executable: Path) -> Place:
    """Folders for one server; the public ones and the home are still to be made."""
    place = Place(folder / name, folder / name / "public", folder / name / "home", executable)
    place.folder.mkdir()
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

    @abstractmethod
    def start(self) -> None:
        """Starts the server and returns when it listens."""

    @abstractmethod
    def replacements(self) -> dict[str, str]:
        """What to replace in the configuration."""

    def stop(self) -> None:
        for service in reversed(self.services):
            service.stop()
        self.services = []

    def configured(self) -> Path:
        """The configuration of the folder “deploy” with this place's values."""
        text = (DEPLOY / self.configuration).read_text()
        for old, new in self.replacements().items():
            assert text.count(old) == 1, f"deploy/{self.configuration} has {old!r} {text.count(old)} times, not once"
            text = text.replace(old, new)
        path = self.place.folder / self.configuration
        path.write_text(text)
        return path

    def write(self, name: str, text: str) -> Path:
        path = self.place.folder / name
        path.write_text(text)
        return path

    def run(self, command: list[str], is_ready, **options) -> None:
        service = Service(command, self.place.logs / "messages.log", **options)
        self.services.append(service)
        service.wait_until_ready(is_ready)

    def log(self) -> str:
        """Everything that the server and the gateway have logged."""
        files = sorted(path for path in self.place.logs.iterdir() if path.is_file())
        return "".join(path.read_text(errors="replace") for path in files)

    def reported(self) -> list[str]:
        """The gateway's own lines in the log."""
        return [line for line in self.log().splitlines() if "docket-cgi: " in line]


class Nginx(WebServer):
    name = "nginx"
    configuration = "nginx.conf"

    @property
    def socket(self) -> Path:
        return self.place.folder / "fcgiwrap.socket"

    def replacements(self) -> dict[str, str]:
        return {
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "listen [::]:80;": "# (one loopback port)",
            "root /var/www/docket;": f"root {self.place.public};",
            "SCRIPT_FILENAME /usr/local/lib/docket/docket-cgi;": f"SCRIPT_FILENAME {self.place.executable};",
            "DOCKET_HOME /var/lib/docket;": f"DOCKET_HOME {self.place.home};",
            "unix:/run/fcgiwrap.socket;": f"unix:{self.socket};",
            "/var/log/nginx/docket.access.log": f"{self.place.logs}/docket.access.log",
            "/var/log/nginx/docket.error.log": f"{self.place.logs}/docket.error.log",
        }

    def start(self) -> None:
        nginx = program("nginx", "nginx-light")
        bridge = self.bridge_command()
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
        self.run(bridge, self.socket.exists, as_server_user=True)
        self.run([nginx, "-e", str(self.place.logs / "error.log"), "-c", str(main)], answers_on(self.port))

    def bridge_command(self) -> list[str]:
        """fcgiwrap as the systemd drop-in starts it, with a socket that systemd would have opened."""
        lines = (DEPLOY / "fcgiwrap.conf").read_text().splitlines()
        command = shlex.split([line.removeprefix("ExecStart=") for line in lines if line.startswith("ExecStart=/")][-1])
        assert command[0] == "/usr/sbin/fcgiwrap"
        return [program("fcgiwrap", "fcgiwrap"), *command[1:], "-s", f"unix:{self.socket}"]


class Apache(WebServer):
    name = "apache"
    configuration = "apache.conf"
    # What Debian has on after “apt install apache2”, as far as it matters, and what the configuration asks for.
    debian_modules = (
        "mpm_event",
        "authz_core",
        "alias",
        "autoindex",
        "deflate",
        "dir",
        "env",
        "filter",
        "mime",
        "negotiation",
        "reqtimeout",
        "setenvif",
    )
    asked_modules = ("cgid", "headers", "rewrite")

    def replacements(self) -> dict[str, str]:
        return {
            "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{self.port}>",
            "Define DOCKET_PUBLIC /var/www/docket\n": f"Define DOCKET_PUBLIC {self.place.public}\n",
            "Define DOCKET_CGI    /usr/local/lib/docket/docket-cgi\n": f"Define DOCKET_CGI {self.place.executable}\n",
            "Define DOCKET_HOME   /var/lib/docket\n": f"Define DOCKET_HOME {self.place.home}\n",
        }

    def start(self) -> None:
        apache = program("apache2", "apache2")
        modules = "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
            for name in self.debian_modules + self.asked_modules
        )
        main = self.write(
            "main.conf",
            f"""
ServerRoot {self.place.folder}
ServerName localhost
DefaultRuntimeDir {self.place.folder}
PidFile {self.place.folder}/apache2.pid
Listen 127.0.0.1:{self.port}
{modules}
{f"User {SERVER_USER}" if IS_ROOT else ""}
{f"Group {SERVER_USER}" if IS_ROOT else ""}
ErrorLog ${{APACHE_LOG_DIR}}/error.log
LogLevel warn
TypesConfig /etc/mime.types
AddType application/x-gzip .gz .tgz
AddLanguage en .en
DirectoryIndex index.html index.cgi index.pl index.php index.xhtml index.htm
AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript
AddOutputFilterByType DEFLATE application/javascript application/xml
RequestReadTimeout header=20-40,minrate=500
RequestReadTimeout body=10,minrate=500
ScriptSock {self.place.folder}/cgisock
ScriptAlias /cgi-bin/ /usr/lib/cgi-bin/
AccessFileName .htaccess
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
Include {self.configured()}
""",
        )
        self.run(
            [apache, "-D", "FOREGROUND", "-f", str(main)],
            answers_on(self.port),
            environment={"APACHE_LOG_DIR": str(self.place.logs), "LANG": "C"},
        )


class Lighttpd(WebServer):
    name = "lighttpd"
    configuration = "lighttpd.conf"

    def replacements(self) -> dict[str, str]:
        return {
            'var.docket_public = "/var/www/docket"': f'var.docket_public = "{self.place.public}"',
            'var.docket_cgi    = "/usr/local/lib/docket/docket-cgi"': f'var.docket_cgi = "{self.place.executable}"',
            'var.docket_home   = "/var/lib/docket"': f'var.docket_home = "{self.place.home}"',
            '"/var/log/lighttpd/cgi.log"': f'"{self.place.logs}/cgi.log"',
        }

    def start(self) -> None:
        lighttpd = program("lighttpd", "lighttpd")
        if not Path("/usr/lib/lighttpd/mod_deflate.so").exists():
            missing("lighttpd’s mod_deflate", "lighttpd-mod-deflate")
        uploads = self.place.folder / "uploads"
        uploads.mkdir(mode=0o777)
        uploads.chmod(0o1777)
        main = self.write(
            "main.conf",
            f"""
server.modules = ( "mod_indexfile", "mod_access", "mod_alias", "mod_redirect" )
server.document-root = "/var/www/html"
server.upload-dirs = ( "{uploads}" )
server.errorlog = "{self.place.logs}/error.log"
server.pid-file = "{self.place.folder}/lighttpd.pid"
{f'server.username = "{SERVER_USER}"' if IS_ROOT else ""}
{f'server.groupname = "{SERVER_USER}"' if IS_ROOT else ""}
server.port = {self.port}
server.bind = "127.0.0.1"
server.feature-flags += ( "server.h2proto" => "enable" )
server.feature-flags += ( "server.h2c" => "enable" )
server.feature-flags += ( "server.graceful-shutdown-timeout" => 5 )
server.http-parseopts = (
  "header-strict"            => "enable",
  "host-strict"              => "enable",
  "host-normalize"           => "enable",
  "url-normalize-unreserved" => "enable",
  "url-normalize-required"   => "enable",
  "url-ctrls-reject"         => "enable",
  "url-path-2f-decode"       => "enable",
  "url-path-dotseg-remove"   => "enable",
)
index-file.names = ( "index.php", "index.html" )
url.access-deny = ( "~", ".inc" )
static-file.exclude-extensions = ( ".php", ".pl", ".fcgi" )
include_shell "/usr/share/lighttpd/create-mime.conf.pl"
include "{self.configured()}"
server.modules += ( "mod_dirlisting", "mod_staticfile" )
""",
        )
        self.run([lighttpd, "-D", "-f", str(main)], answers_on(self.port))


SERVERS: tuple[type[WebServer], ...] = (Nginx, Apache, Lighttpd)
