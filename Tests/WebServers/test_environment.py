"""What each server hands to a program: the same configurations, with one that shows its environment or parameters."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from help_centre import GATEWAY
from servers import SERVERS
from web_server import AGENT, PASSWORD, WebServer, new_place
from web import URLENCODED, Browser

@pytest.fixture(scope="module", params=SERVERS, ids=lambda kind: kind.name)
def showing_server(request: pytest.FixtureRequest, folder: Path) -> Iterator[WebServer]:
    executable = folder / f"show-environment-{request.param.name}"
    shutil.copy(Path(__file__).with_name("show_environment.py"), executable)
    executable.chmod(0o755)
    running: WebServer = request.param(new_place(folder, f"showing-{request.param.name}", executable))
    running.place.public.mkdir()
    running.place.home.mkdir()
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


def test_only_the_desk_behind_its_sign_in_is_the_desk(showing_server: WebServer) -> None:
    browser = Browser(showing_server.port)
    desk = f"{GATEWAY}/desk/tickets"
    right, wrong = (
        {"Authorization": "Basic " + base64.b64encode(f"{AGENT}:{password}".encode()).decode()}
        for password in (PASSWORD, "wrong")
    )
    for path in (desk, f"{GATEWAY}/desk", f"{GATEWAY}/d%65sk/tickets"):
        assert browser.request("GET", path).status == 401
        assert browser.request("GET", path, wrong).status == 401
        shown = environment(showing_server, "GET", path, right)
        assert (shown["DOCKET_DESK"], shown["REMOTE_USER"]) == ("1", AGENT)
        assert shown["PATH_INFO"] == path.removeprefix(GATEWAY).replace("%65", "e")
    for path in (f"{GATEWAY}/forms/care", f"{GATEWAY}/desks", f"{GATEWAY}/forms/desk"):
        assert "DOCKET_DESK" not in environment(showing_server, "GET", path, right)


def test_nobody_gets_to_the_desk_without_a_list_of_agents(showing_server: WebServer) -> None:
    if showing_server.server == "caddy":
        pytest.skip("Caddy reads its list at its start.")
    agents = showing_server.place.agents
    text = agents.read_text()
    agents.unlink()
    try:
        fields = {"Authorization": "Basic " + base64.b64encode(f"{AGENT}:{PASSWORD}".encode()).decode()}
        assert Browser(showing_server.port).request("GET", f"{GATEWAY}/desk/", fields).status in (401, 403, 500)
    finally:
        agents.write_text(text)
