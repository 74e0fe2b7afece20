"""kill -9 at random moments under load: what was acknowledged is there, nothing twice, nothing half."""

import os
import random
import subprocess
import time

import pytest
from fastcgi import Daemon
from load import FORM, Customers, check

ROUNDS = 200 if os.environ.get("DOCKET_TEST_FULL") == "1" else 20


@pytest.mark.parametrize("hasFiles", [False, True], ids=["answers", "answers and files"])
def test_a_server_that_is_killed_loses_nothing(hasFiles, daemon, site):
    generator = random.Random(7)
    customers = Customers(daemon.socket, hasFiles=hasFiles)
    try:
        for _ in range(ROUNDS):
            time.sleep(generator.uniform(0.02, 0.4))
            daemon.kill()
            daemon.start()
        time.sleep(0.5)
    finally:
        customers.stop()
    assert len(customers.acknowledged) > ROUNDS
    assert customers.refused == []
    check(site.home, customers)


def test_cgi_programs_and_servers_work_on_one_home(daemon, site, docket_cgi, tmp_path):
    """Two servers and CGI programs, sixteen at once in all."""
    other = Daemon(docket_cgi, site.home, tmp_path / "other", tmp_path / "log")
    other.start()
    seconds = 60 if os.environ.get("DOCKET_TEST_FULL") == "1" else 6
    first, second = Customers(daemon.socket, 6, seed=1), Customers(other.socket, 6, seed=2)
    programs: list[subprocess.Popen[bytes]] = []
    sent = 0
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            programs = [program for program in programs if program.poll() is None]
            while len(programs) < 4:
                sent += 1
                body = f"customer_name=Ada&subject=cgi.{sent}&description=x".encode()
                program = subprocess.Popen(
                    [docket_cgi], stdin=subprocess.PIPE, stdout=(tmp_path / f"cgi.{sent}").open("wb"),
                    env={
                        "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "PATH_INFO": FORM,
                        "SCRIPT_NAME": "/cgi-bin/docket-cgi", "CONTENT_LENGTH": str(len(body)),
                        "CONTENT_TYPE": "application/x-www-form-urlencoded", "DOCKET_HOME": str(site.home),
                    })  # fmt: skip
                program.stdin.write(body)
                program.stdin.close()
                programs.append(program)
            time.sleep(0.005)
        for program in programs:
            assert program.wait(30) == 0
    finally:
        first.stop()
        second.stop()
        other.stop()
    assert first.refused == second.refused == []
    stored = check(site.home, first)
    assert check(site.home, second) == stored
    for number in range(1, sent + 1):
        assert (tmp_path / f"cgi.{number}").read_bytes().startswith(b"Status: 303"), number
        assert len(stored[f"cgi.{number}"]) == 1
    assert len(stored) >= len(first.acknowledged) + len(second.acknowledged) + sent
