"""What the manual's commands call and a test cannot: each is replaced by a small script, for the reason beside it."""

NOTHING = "exit 0"

STUBS = {
    "sudo": (
        "tests run without rights",
        """while [ $# -gt 0 ]; do case $1 in -u) shift 2;; -*) shift;; *) break;; esac; done
exec "$@" """,
    ),
    "apt-get": ("it changes the computer", NOTHING),
    "adduser": ("it changes the computer", NOTHING),
    "systemctl": ("there is no systemd in a container", NOTHING),
    "journalctl": ("there is no systemd in a container", NOTHING),
    "a2enmod": ("it changes the computer; Tests/WebServers starts Apache with these modules", NOTHING),
    "a2ensite": ("it changes the computer", NOTHING),
    "apache2ctl": ("it reads the computer's own configuration; Tests/WebServers starts Apache with deploy/apache.conf", NOTHING),
    "nginx": ("it reads the computer's own configuration; Tests/WebServers starts nginx with deploy/nginx.conf", NOTHING),
    "lighttpd": ("it reads the computer's own configuration; Tests/WebServers starts lighttpd with deploy/lighttpd.conf", NOTHING),
    "lighty-enable-mod": ("it changes the computer", NOTHING),
    "caddy": ("it asks for a certificate; Tests/WebServers starts Caddy with deploy/Caddyfile", NOTHING),
    "certbot": ("it asks for a certificate", NOTHING),
    "editor": ("it waits for a person", NOTHING),
    "make": ("it builds for minutes; Tests/Installation installs what it builds", NOTHING),
    "install": (
        "only root makes files of other users",
        """owned= ; for word do shift; case $owned$word in -o|-g) owned=-; continue;; --*) ;; esac
if [ -n "$owned" ]; then owned= ; continue; fi; set -- "$@" "$word"; done
exec /usr/bin/install "$@" """,
    ),
    "curl": (
        "no web server runs as help.example.org; Tests/WebServers asks each server the same",
        """case "$*" in *help.example.org*) exit 0;; esac
exec /usr/bin/curl "$@" """,
    ),
}
