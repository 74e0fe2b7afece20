"""Apache, with docket-cgi as a service (mod_proxy_fcgi), started by mod_fcgid, or for each request by mod_cgid."""

from __future__ import annotations

from pathlib import Path

import daemons
from processes import IS_ROOT, SERVER_USER, answers_on, missing, program
from web_server import AGENTS, WebServer


class Apache(WebServer):
    name = "apache-proxy_fcgi"
    configuration = "apache.conf"
    # What Debian has on after “apt install apache2”, as far as it matters, and what the configuration asks for.
    debian_modules = (
        "mpm_event",
        "authz_core",
        "alias",
        "auth_basic",
        "authn_core",
        "authn_file",
        "authz_host",
        "authz_user",
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
    asked_modules: tuple[str, ...] = ("headers", "rewrite")
    way = "proxy_fcgi"
    way_modules: tuple[str, ...] = ("proxy", "proxy_fcgi")

    def replacements(self) -> dict[str, str]:
        return {
            "Define DOCKET_BY_proxy_fcgi\n": f"Define DOCKET_BY_{self.way}\n",
            "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{self.port}>",
            "Define DOCKET_PUBLIC /var/www/docket\n": f"Define DOCKET_PUBLIC {self.place.public}\n",
            "Define DOCKET_CGI    /usr/local/lib/docket/docket-cgi\n": f"Define DOCKET_CGI {self.place.executable}\n",
            "Define DOCKET_HOME   /var/lib/docket\n": f"Define DOCKET_HOME {self.place.home}\n",
            "Define DOCKET_SOCKET /run/docket-cgi/docket-cgi.socket\n": f"Define DOCKET_SOCKET {self.place.socket}\n",
            "Define DOCKET_AGENTS /etc/docket/agents\n": f"Define DOCKET_AGENTS {self.place.agents}\n",
            "Define DOCKET_REDIRECTS /etc/docket/redirects\n": f"Define DOCKET_REDIRECTS {self.place.redirects}\n",
        }

    def start(self) -> None:
        apache = program("apache2", "apache2")
        self.place.agents.write_text(AGENTS)
        self.start_gateway()
        modules = "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
            for name in self.debian_modules + self.asked_modules + self.way_modules
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
{self.main()}
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

    def start_gateway(self) -> None:
        gateway = daemons.spawned(self.place)
        self.services.append(gateway)
        gateway.wait_until_ready(lambda: daemons.answers_at(self.place.socket))

    def main(self) -> str:
        """What Debian's own configuration of the module says, with paths of this place."""
        return ""


class ApacheWithFcgid(Apache):
    name = "apache-fcgid"
    way = "fcgid"
    way_modules = ("fcgid",)

    def start_gateway(self) -> None:
        if not Path("/usr/lib/apache2/modules/mod_fcgid.so").exists():
            missing("Apache’s mod_fcgid", "libapache2-mod-fcgid")

    def main(self) -> str:
        folder = self.place.folder
        return f"FcgidIPCDir {folder}/fcgidsock\nFcgidProcessTableFile {folder}/fcgid_shm\nFcgidConnectTimeout 20"


class ApacheWithCgid(Apache):
    name = "apache-cgid"
    way = "cgid"
    way_modules = ("cgid",)

    def start_gateway(self) -> None:
        pass

    def main(self) -> str:
        return f"ScriptSock {self.place.folder}/cgisock"
