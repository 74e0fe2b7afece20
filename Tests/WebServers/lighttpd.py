"""lighttpd, which starts docket-cgi itself: once (mod_fastcgi), or for each request (mod_cgi)."""

from __future__ import annotations

from pathlib import Path

from processes import IS_ROOT, SERVER_USER, answers_on, missing, program
from web_server import AGENTS, WebServer


class Lighttpd(WebServer):
    name = "lighttpd"
    configuration = "lighttpd.conf"

    def replacements(self) -> dict[str, str]:
        return {
            'var.docket_public = "/var/www/docket"': f'var.docket_public = "{self.place.public}"',
            'var.docket_cgi    = "/usr/local/lib/docket/docket-cgi"': f'var.docket_cgi = "{self.place.executable}"',
            'var.docket_home   = "/var/lib/docket"': f'var.docket_home = "{self.place.home}"',
            'var.docket_socket = "/run/lighttpd/docket-cgi.socket"': f'var.docket_socket = "{self.place.socket}"',
            'var.docket_agents = "/etc/docket/agents"': f'var.docket_agents = "{self.place.agents}"',
            'var.docket_redirects = "/etc/docket/redirects"': f'var.docket_redirects = "{self.place.redirects}"',
            '"/var/log/lighttpd/cgi.log"': f'"{self.place.logs}/cgi.log"',
        }

    def start(self) -> None:
        lighttpd = program("lighttpd", "lighttpd")
        if not Path("/usr/lib/lighttpd/mod_deflate.so").exists():
            missing("lighttpd’s mod_deflate", "lighttpd-mod-deflate")
        self.place.agents.write_text(AGENTS)
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


class LighttpdWithCGI(Lighttpd):
    name = "lighttpd-cgi"

    def replacements(self) -> dict[str, str]:
        return super().replacements() | {
            "fastcgi.server = ": "#fastcgi.server = ",
            '            "socket" => var': '            #"socket" => var',
            '            "bin-path"': '            #"bin-path"',
            '            "bin-environment"': '            #"bin-environment"',
            '            "max-procs"': '            #"max-procs"',
            '            "check-local"': '            #"check-local"',
            "        )) )\n": "",
            "#alias.url": "alias.url",
            "#cgi.assign": "cgi.assign",
            "#setenv.add-environment": "setenv.add-environment",
        }
