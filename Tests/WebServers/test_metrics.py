"""docket-cgi --metrics, behind nginx: the numbers that a monitor would see."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

import help_centre
import open_metrics
from cases import FORM
from daemons import answers_at
from help_centre import ANSWERS, GATEWAY
from nginx import Nginx
from processes import Service, answers_on, free_port
from web import URLENCODED, Browser
from web_server import new_place


class NginxWithMetrics(Nginx):
    """nginx, with a docket-cgi that serves its metrics."""

    def start_gateway(self) -> None:
        self.metrics_port = free_port()
        gateway = Service(
            [str(self.place.executable), "--listen", str(self.place.socket), "--socket-mode", "666"]
            + ["--metrics", f"127.0.0.1:{self.metrics_port}"],
            self.place.logs / "messages.log",
            environment={"DOCKET_HOME": str(self.place.home)},
            as_server_user=True,
        )
        self.services.append(gateway)
        gateway.wait_until_ready(lambda: answers_at(self.place.socket) and answers_on(self.metrics_port)())


@pytest.fixture(scope="module")
def measured(folder: Path, site: Path, gateway_executable: Path) -> Iterator[NginxWithMetrics]:
    running = NginxWithMetrics(new_place(folder, "measured", gateway_executable))
    help_centre.make_home(running.place.home)
    help_centre.build(site, running.place.public, running.place.home)
    try:
        running.start()
        yield running
    finally:
        running.stop()


def ask(server: NginxWithMetrics, method: str, path: str) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.metrics_port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def metrics(server: NginxWithMetrics) -> dict[str, open_metrics.Family]:
    status, fields, text = ask(server, "GET", "/metrics")
    assert status == 200
    assert fields["Content-Type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8"
    assert int(fields["Content-Length"]) == len(text.encode())
    return open_metrics.parse(text)


def send(browser: Browser, subject: str) -> int:
    """The same again, with the same subject."""
    body = urlencode(ANSWERS | {"subject": subject}).encode()
    return browser.request("POST", FORM, {"Content-Type": URLENCODED}, body).status


def test_metrics_count_what_was_done(measured: NginxWithMetrics) -> None:
    browser = Browser(measured.port)
    before = metrics(measured)
    assert before["docket_requests"].samples == {}
    with ThreadPoolExecutor(8) as customers:
        sent = list(customers.map(lambda number: send(browser, str(number)), range(16)))
    assert sent == [303] * 16
    assert send(browser, "0") == 303
    assert browser.post(FORM, {}).status == 422
    assert browser.get(f"{GATEWAY}/forms/nobody").status == 404
    families = metrics(measured)
    requests = families["docket_requests"].samples

    def answered(method: str, route: str, status: int) -> float:
        return requests["_total", (("route", route), ("method", method), ("status", str(status)))]

    assert answered("POST", "/forms/{team}", 303) == 17
    assert answered("POST", "/forms/{team}", 422) == 1
    assert answered("GET", "/forms/{team}", 404) == 1
    durations = families["docket_request_duration_seconds"].samples
    assert durations["_count", (("route", "/forms/{team}"),)] == 19
    assert 0 < durations["_sum", (("route", "/forms/{team}"),)] < 60
    submissions = {dict(its)["outcome"]: value for (_, its), value in families["docket_submissions"].samples.items()}
    assert submissions == {"stored": 16, "repeated": 1, "quarantined": 0, "limited": 0, "failed": 0}
    groups = families["docket_commit_group_size"].samples
    assert groups["_sum", ()] == 17
    assert 1 <= groups["_count", ()] <= 17
    assert families["docket_connections"].samples["", ()] >= 0
    assert 5e6 < families["process_resident_memory_bytes"].samples["", ()] < 64e6
    assert families["process_start_time_seconds"].samples["", ()] > 1.7e9


def test_open_connections_are_counted(measured: NginxWithMetrics) -> None:
    before = metrics(measured)["docket_connections"].samples["", ()]
    with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
        for connection in (one, other):
            connection.connect(str(measured.place.socket))
        assert metrics(measured)["docket_connections"].samples["", ()] == before + 2


@pytest.mark.parametrize(
    "method, path, status",
    [("GET", "/", 404), ("GET", "/metrics/", 404), ("POST", "/metrics", 405), ("GET", "/metrics?x=1", 200)],
)
def test_the_listener_serves_nothing_else(method: str, path: str, status: int, measured: NginxWithMetrics) -> None:
    answered, fields, _ = ask(measured, method, path)
    assert answered == status
    assert fields["Allow"] == ("GET, HEAD" if status == 405 else None)


def test_head_has_no_content(measured: NginxWithMetrics) -> None:
    status, fields, text = ask(measured, "HEAD", "/metrics")
    assert (status, text) == (200, "")
    assert int(fields["Content-Length"]) > 500


@pytest.mark.parametrize("data", [b"nonsense\r\n\r\n", b"GET /metrics\r\n\r\n", b"x" * 9000, b"\0" * 9000])
def test_what_is_no_request_is_refused(data: bytes, measured: NginxWithMetrics) -> None:
    with socket.create_connection(("127.0.0.1", measured.metrics_port), timeout=10) as connection:
        connection.sendall(data)
        received = b""
        try:
            while portion := connection.recv(65_536):
                received += portion
        except ConnectionResetError:
            pass
    assert received.startswith(b"HTTP/1.1 400 Bad Request\r\n")


def run(executable: Path, *arguments: str) -> tuple[int, str]:
    environment = {name: value for name, value in os.environ.items() if name != "GATEWAY_INTERFACE"}
    done = subprocess.run(
        [executable, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("address", ["example.org:9464", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "/run/metrics", ""])
def test_wrong_address(address: str, gateway_executable: Path) -> None:
    assert run(gateway_executable, "--listen", "127.0.0.1:0", "--metrics", address) == (
        64,
        f"“{address}” is not an address for “--metrics”. "
        "Write an IP address and a port, such as 127.0.0.1:9464 or [::1]:9464.\n",
    )


def test_taken_address(gateway_executable: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(gateway_executable, "--listen", "127.0.0.1:0", "--metrics", str(port)) == (
            74,
            f"The metrics cannot be served at 127.0.0.1:{port}: Address already in use. "
            "Choose another address with “--metrics”, or stop the program that uses it.\n",
        )
