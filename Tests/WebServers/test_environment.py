"""What each server hands to a CGI program: the same configurations, with a program that shows its environment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from help_centre import GATEWAY
from servers import SERVERS, WebServer, new_place
from web import URLENCODED, Browser

SHOW_ENVIRONMENT = r"""#!/bin/sh
cat > /dev/null
printf 'Status: 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n'
exec env -0
"""


@pytest.fixture(scope="module", params=SERVERS, ids=lambda kind: kind.name)
def showing_server(request: pytest.FixtureRequest, folder: Path) -> Iterator[WebServer]:
    executable = folder / f"show-environment-{request.param.name}"
    executable.write_text(SHOW_ENVIRONMENT)
    executable.chmod(0o755)
    running: WebServer = request.param(new_place(folder, f"showing-{request.param.name}", executable))
    running.place.public.mkdir()
    try:
        running.start()
        yield running
    finally:
        running.stop()


def environment(
    server: WebServer, method: str, path: str, fields: dict[str, str] | None = None, body: bytes | None = None
) -> dict[str, str]:
    answer = Browser(server.port).request(method, path, fields, body)
    assert answer.status == 200, answer.body
    return dict(entry.split("=", 1) for entry in answer.text.split("\0") if entry)


def test_meta_variables(showing_server: WebServer) -> None:
    shown = environment(
        showing_server,
        "POST",
        f"{GATEWAY}/forms/caf%C3%A9%20x%2B+&y?a=b%20c&d=%C3%A9",
        {"Content-Type": URLENCODED, "Accept": "application/json", "Accept-Language": "de", "X-Odd_Name": "1"},
        b"email=ada",
    )
    assert shown["SCRIPT_NAME"] == GATEWAY
    assert shown["PATH_INFO"] == "/forms/café x++&y"
    assert shown["QUERY_STRING"] == "a=b%20c&d=%C3%A9"
    assert shown["REQUEST_METHOD"] == "POST"
    assert shown["CONTENT_TYPE"] == URLENCODED
    assert shown["CONTENT_LENGTH"] == "9"
    assert shown["GATEWAY_INTERFACE"] == "CGI/1.1"
    assert shown["SERVER_PROTOCOL"] == "HTTP/1.1"
    assert shown["REMOTE_ADDR"] == "127.0.0.1"
    assert shown["HTTP_ACCEPT"] == "application/json"
    assert shown["HTTP_ACCEPT_LANGUAGE"] == "de"
    assert shown["DOCKET_HOME"] == str(showing_server.place.home)


@pytest.mark.parametrize(
    "path, path_info",
    [
        (GATEWAY, ""),
        (f"{GATEWAY}/", "/"),
        (f"{GATEWAY}/.x", "/.x"),
        (f"{GATEWAY}/forms/x.html", "/forms/x.html"),
        (f"{GATEWAY}/x?", "/x"),
    ],
)
def test_path_info(path: str, path_info: str, showing_server: WebServer) -> None:
    shown = environment(showing_server, "GET", path)
    assert shown["SCRIPT_NAME"] == GATEWAY
    assert shown.get("PATH_INFO", "") == path_info
    assert shown.get("QUERY_STRING", "") == ""
    assert shown.get("CONTENT_LENGTH", "") in ("", "0")


def test_client_cannot_set_variables_of_the_program(showing_server: WebServer) -> None:
    shown = environment(
        showing_server,
        "GET",
        f"{GATEWAY}/forms/care",
        {
            "Proxy": "http://203.0.113.9/",
            "Docket-Home": "/tmp/elsewhere",
            "Docket-Desk": "1",
            "DOCKET_HOME": "/tmp/elsewhere",
            "Remote-User": "root",
        },
    )
    assert "HTTP_PROXY" not in shown
    assert shown["DOCKET_HOME"] == str(showing_server.place.home)
    assert "DOCKET_DESK" not in shown
    assert shown.get("REMOTE_USER", "") == ""


def test_body_reaches_the_program_whatever_the_method(showing_server: WebServer) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert environment(showing_server, method, f"{GATEWAY}/forms/care")["REQUEST_METHOD"] == method
