"""Every web server and every way in which it runs the gateway."""

from apache import Apache, ApacheWithCgid, ApacheWithFcgid
from caddy import Caddy
from lighttpd import Lighttpd, LighttpdWithCGI
from nginx import Nginx, NginxWithFcgiwrap
from web_server import WebServer

SERVERS: tuple[type[WebServer], ...] = (
    Nginx,
    NginxWithFcgiwrap,
    Apache,
    ApacheWithFcgid,
    ApacheWithCgid,
    Lighttpd,
    LighttpdWithCGI,
    Caddy,
)
