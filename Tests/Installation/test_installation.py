"""What `make install` installs runs where there is nothing else: no toolchain, no library, no locale, no shell."""

import os
import re
import shutil
import subprocess

import pytest

SUBMISSION = b"customer_name=Ada&email=ada%40example.com&topic=An+order&order=AB-1&subject=Hi&description=Hello"


@pytest.fixture
def machine(tmp_path, root):
    """A folder tree that holds the installation and /proc, and nothing else."""
    subprocess.run(
        [root / "scripts/install", root / ".build-static/release", tmp_path / "usr/local"], check=True, capture_output=True
    )
    if os.getuid() != 0:
        pytest.skip("only root can enter a folder as if it were the whole machine")
    proc = tmp_path / "proc"
    proc.mkdir()
    subprocess.run(["mount", "-t", "proc", "proc", proc], check=True)
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", proc], check=True)


def run(machine, *arguments, environment=None, body=b""):
    return subprocess.run(
        ["/usr/sbin/chroot", machine, *arguments], capture_output=True, timeout=60, input=body, env=environment or {}
    )


def test_a_new_site_is_checked_and_built_and_takes_a_ticket(machine):
    new = run(machine, "/usr/local/bin/docket", "new", "/site")
    assert (new.returncode, new.stderr) == (0, b"")
    assert b"/site is ready." in new.stdout
    check = run(machine, "/usr/local/bin/docket", "check", "/site")
    assert (check.returncode, check.stdout, check.stderr) == (0, b"/site has no errors: 1 team.\n", b"")
    build = run(machine, "/usr/local/bin/docket", "build", "/site", "--output", "/public", "--home", "/home")
    assert build.returncode == 0, build.stderr
    assert build.stdout.startswith(b"Built 3 pages and 1 form, 0 not published, in ")

    answer = run(
        machine, "/usr/local/lib/docket/docket-cgi", body=SUBMISSION,
        environment={
            "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "PATH_INFO": "/forms/customer-care",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(SUBMISSION)),
            "DOCKET_HOME": "/home",
        },
    )  # fmt: skip
    assert answer.stdout.startswith(b"Status: 303 See Other\r\nLocation: /cgi-bin/docket-cgi/tickets/"), answer
    listed = run(machine, "/usr/local/bin/docket", "tickets", "list", "--home", "/home")
    assert listed.stdout.splitlines()[1].startswith(b"1    " + "☆☆☆       New    customer-care  Ada   Hi".encode())


def test_docket_cgi_finds_its_home_by_the_file_beside_it(machine):
    library = machine / "usr/local/lib/docket"
    run(machine, "/usr/local/bin/docket", "new", "/site")
    run(machine, "/usr/local/bin/docket", "build", "/site", "--output", "/public", "--home", "/elsewhere")
    (library / "docket-home").write_text("/elsewhere\n")
    request = {"GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "GET", "PATH_INFO": "/forms/customer-care"}
    answer = run(machine, library.relative_to(machine).as_posix().join(["/", "/docket-cgi"]), environment=request)
    assert answer.stdout.startswith(b"Status: 200 OK\r\n"), answer
    (library / "docket-home").unlink()
    answer = run(machine, "/usr/local/lib/docket/docket-cgi", environment=request)
    assert answer.stdout.startswith(b"Status: 503 Service Unavailable\r\n")
    error, request, end = answer.stderr.decode().split("\n")
    name, _, sentence = error.partition(" /")
    assert re.fullmatch(r"docket-cgi: error: id=[0-9a-z]{8}", name)
    assert sentence == "var/lib/docket has no bundle. Build the site with “docket build --home /var/lib/docket”."
    assert request.startswith("docket-cgi: info: request id=") and " status=503 " in request and end == ""


def test_the_manual_pages_are_installed(machine):
    for page in ["man1/docket.1", "man8/docket-cgi.8"]:
        assert (machine / "usr/local/share/man" / page).read_text().startswith(".TH ")
