"""The admin's command as a person meets it: what it prints, and the status that it ends with."""

import json
import os
import pty
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import termios
import time
from fcntl import ioctl

import pytest

FORM = "customer_name={name}&email=a%40example.com&subject={subject}&description=d"


class Site:
    """A copy of the example site without the manual, with folders of its own and a team that is not published."""

    def __init__(self, docket, docket_cgi, root, folder):
        self.docket, self.docket_cgi, self.root, self.folder = docket, docket_cgi, root, folder
        shutil.copytree(root / "site", folder / "site", ignore=shutil.ignore_patterns("docket"))
        (folder / "site/teams/quiet").mkdir()
        (folder / "site/teams/quiet/team.yaml").write_text("name: Quiet\n")

    def run(self, *arguments, **options):
        return subprocess.run(
            [self.docket, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60, **options
        )

    def build(self, *arguments, **options):
        return self.run("build", "--templates", self.root / "templates", *arguments, **options)

    def post(self, form):
        return subprocess.run(
            [self.docket_cgi], input=form.encode(), capture_output=True, timeout=60,
            env={
                "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "PATH_INFO": "/forms/customer-care",
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(form.encode())),
                "DOCKET_HOME": self.folder / "home",
            },
        )  # fmt: skip


@pytest.fixture
def site(docket, docket_cgi, root, tmp_path):
    return Site(docket, docket_cgi, root, tmp_path)


def test_build_ends_with_one_line(site):
    result = site.build()
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith("Built 3 pages and 1 form, 1 not published, in ")


def test_check_shows_every_problem_with_its_place(site):
    (site.folder / "site/site.yaml").write_text("nam: Example\nurl: help.example.com\n")
    result = site.run("check", "--templates", site.root / "templates")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "site/site.yaml:1:1: error: site.yaml has no key “nam”. Did you mean “name”?\n    nam: Example\n    ^\n" in result.stderr
    assert "site/site.yaml:2:6: error: “url” must begin with https:// or http://, such as https://help.example.com/." in result.stderr
    assert result.stderr.endswith("3 errors.\n")
    assert site.build().returncode == 1
    assert not (site.folder / "public").exists()


def test_a_folder_that_is_no_site_is_named(site):
    result = site.run("check", "nowhere", "--templates", site.root / "templates")
    assert result.returncode == 1
    assert result.stderr == (
        "nowhere: error: There is no folder here. Name the folder of a site, or make one with “docket new”.\n1 error.\n")  # fmt: skip


def test_wrong_usage_ends_with_64(site):
    for arguments in [["biuld"], ["tickets", "set", "1"], ["tickets", "set", "1", "--priority", "4"], ["serve", "--port", "x"]]:
        assert site.run(*arguments).returncode == 64, arguments
    assert "There is no stage “Nwe”. The stages are New, In progress, Solved and Cancelled." in site.run(
        "tickets", "set", "1", "--stage", "Nwe").stderr  # fmt: skip


def test_new_writes_a_site_that_builds_and_nothing_into_a_folder_with_files(site):
    options = ["--templates", site.root / "templates"]
    result = site.run("new", "mine", *options)
    assert (result.returncode, result.stderr) == (0, "")
    result = site.build("mine")
    assert (result.returncode, result.stderr) == (0, "")
    taken = "{} is there already and is not an empty folder. Name a folder that does not exist yet.\n"
    result = site.run("new", "mine", *options)
    assert (result.returncode, result.stderr) == (74, taken.format("mine"))
    for kind in ["file", "link"]:
        path = site.folder / kind
        path.write_text("mine") if kind == "file" else path.symlink_to("nowhere")
        result = site.run("new", kind, *options)
        assert (result.returncode, result.stderr) == (74, taken.format(kind))
        assert path.is_symlink() or path.read_text() == "mine"


def test_new_fills_an_empty_folder_and_quotes_names_for_the_shell(site):
    (site.folder / "meine Seite").mkdir()
    result = site.run("new", "meine Seite", "--templates", site.root / "templates")
    assert result.returncode == 0
    assert "  docket serve 'meine Seite'    look at it in a browser\n" in result.stdout
    result = site.run("new", "x", "--templates", "nowhere")
    assert result.returncode == 74
    assert result.stderr == "There are no templates in nowhere. Name the right folder with “--templates”.\n"


def test_folders_that_cannot_be_right_are_refused(site):
    for output, home, message in [
        ("both", "both", "The pages and the home are one folder, both. Everybody could read the tickets: choose another “--output”.\n"),
        ("site", "home", "site holds the files of a site. Choose another “--output”, so that pages and sources do not mix.\n"),
        ("/proc/x", "home", "/proc/x cannot be made. The system says: No such file or directory.\n"),
    ]:  # fmt: skip
        result = site.build("--output", output, "--home", home)
        assert (result.returncode, result.stderr) == (74, message)


def test_check_finds_what_a_build_would_find_in_a_template(site):
    subprocess.run(["cp", "-r", site.root / "templates", site.folder / "templates"], check=True)
    page = site.folder / "templates/pages/team.mustache"
    page.write_text(page.read_text().replace("{{title}}", "{{titel}}"))
    result = site.run("check", "--templates", "templates")
    assert result.returncode == 1
    assert result.stderr.startswith(
        "templates/pages/team.mustache:3:5: error: No parameter is called “titel” here. Did you mean “title”?\n")  # fmt: skip


def test_output_that_cannot_be_written_is_no_success(site):
    site.build()
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [site.docket, "tickets", "list", "--json"], cwd=site.folder, stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 74
    assert result.stderr == "The output cannot be written. The disk may be full, or the reader has gone.\n"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become a user who may not read a home")
def test_a_home_that_may_not_be_read_is_not_called_none(site):
    site.build()
    site.folder.chmod(0o755)
    for folder in [site.folder.parent, site.folder.parent.parent]:
        folder.chmod(folder.stat().st_mode | 0o5)
    shutil.copy(site.docket, site.folder / "docket")
    result = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", site.folder / "docket", "tickets", "list"],
        cwd=site.folder, capture_output=True, text=True)  # fmt: skip
    assert result.stderr == "This user may not read home. Become a member of its group, sign in again, and try again.\n"
    assert result.returncode == 74


@pytest.mark.skipif(os.getuid() != 0, reason="only root can make a folder of another group")
def test_a_home_whose_group_cannot_be_kept_is_refused(site):
    home = site.folder / "home"
    home.mkdir(mode=0o777)
    os.chown(home, 65534, 33)
    home.chmod(0o2777)
    site.folder.chmod(0o777)
    for folder in [site.folder.parent, site.folder.parent.parent]:
        folder.chmod(folder.stat().st_mode | 0o5)
    for name in ["docket", "templates"]:
        source = {"docket": site.docket, "templates": site.root / "templates"}[name]
        subprocess.run(["cp", "-r", source, site.folder / name], check=True)
    result = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", site.folder / "docket", "build", "--templates", "templates"],
        cwd=site.folder, capture_output=True, text=True)  # fmt: skip
    assert result.returncode == 74
    assert result.stderr == (
        "home/bundles cannot be shared with the group “www-data”, because this user is not in it. "
        "Add the user with “adduser USER www-data”, sign in again, and build again.\n")  # fmt: skip
    assert list(home.iterdir()) == []


def test_tickets_are_listed_by_priority_then_age_and_changed(site):
    site.build()
    assert site.run("tickets", "list").stdout == "There are no open tickets.\n"
    for name in ["Ada", "Bob", "Cleo"]:
        site.post(FORM.format(name=name, subject=f"From+{name}"))
    assert site.run("tickets", "set", "2", "--priority", "3").stdout == "Ticket 2: priority ★★★, stage New.\n"
    assert site.run("tickets", "set", "3", "--priority", "1", "--stage", "in progress").stdout == (
        "Ticket 3: priority ★☆☆, stage In progress.\n")  # fmt: skip
    rows = site.run("tickets", "list").stdout.splitlines()
    assert [row.split()[0] for row in rows] == ["No.", "2", "3", "1"]
    site.run("tickets", "set", "2", "--stage", "Solved")
    assert [ticket["number"] for ticket in json.loads(site.run("tickets", "list", "--json").stdout)] == [3, 1]
    everything = json.loads(site.run("tickets", "list", "--json", "--all").stdout)
    assert [(ticket["number"], ticket["priority"], ticket["stage"]) for ticket in everything] == [
        (2, 3, "Solved"), (3, 1, "In progress"), (1, 0, "New")]  # fmt: skip
    shown = site.run("tickets", "show", "2").stdout
    assert "Ticket 2  ★★★  Solved" in shown
    assert ": stage from New to Solved" in shown
    assert site.run("tickets", "list", "--team", "nobody").stdout == "There are no open tickets of a team called “nobody”.\n"


def test_tickets_are_shown_in_the_words_of_the_form_and_the_time_of_the_site(site):
    settings = (site.folder / "site/site.yaml").read_text()
    settings = re.sub(r"^time_zone:.*\n", "", settings, flags=re.M)
    (site.folder / "site/site.yaml").write_text(f"{settings}\ntime_zone: Asia/Tokyo\n")
    (site.folder / "site/teams/customer-care/team.yaml").write_text(
        """name: Care
published: true
form:
  published: true
  fields:
    - { type: subject, label: About, input_type: radio, options: [{ value: scan, label: Scanner }, Printer] }
    - { type: custom, name: parts, label: Parts, input_type: checkboxes, options: [Lid, { value: x7, label: Tray }] }
""")
    assert site.build().returncode == 0
    site.post("subject=scan&parts=Lid&parts=x7")
    shown = site.run("tickets", "show", "1").stdout
    assert "\nAbout\n  Scanner (scan)\nParts\n  Lid\n  Tray (x7)\n" in shown
    with sqlite3.connect(site.folder / "home/tickets.db") as database:
        [(moment,)] = database.execute("SELECT created_at FROM tickets")
    local = time.strftime("%Y-%m-%d %H:%M", time.gmtime(moment // 1000 + 9 * 3600))
    assert f"Team customer-care, received {local} Asia/Tokyo by form\n" in shown
    head, row = site.run("tickets", "list").stdout.splitlines()
    assert head.split("  ")[-1] == "Received (Asia/Tokyo)"
    assert row.split("  ")[-1] == local and "  Scanner  " in row
    [ticket] = json.loads(site.run("tickets", "list", "--json").stdout)
    assert (ticket["subject"], ticket["answers"]) == ("scan", {"parts": ["Lid", "x7"]})
    assert ticket["created_at"] == time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment // 1000))
    # A bundle that is gone, or that another version wrote, hides no ticket.
    (site.folder / "home/bundle").unlink()
    shown = site.run("tickets", "show", "1").stdout
    assert "\nAbout\n  scan\nParts\n  Lid\n  x7\n" in shown and " UTC by form\n" in shown


def test_the_quarantine_is_listed_released_and_erased(site):
    site.build()
    assert site.run("tickets", "list", "--quarantine").stdout == "There are no tickets in quarantine.\n"
    for name in ["Ada", "Bob"]:
        site.post(FORM.format(name=name, subject="Hi") + "&_homepage=http%3A%2F%2Fspam.example")
    site.post(FORM.format(name="Cleo", subject="Hi"))
    assert [ticket["number"] for ticket in json.loads(site.run("tickets", "list", "--json").stdout)] == [3]
    assert [ticket["number"] for ticket in json.loads(site.run("tickets", "list", "--json", "--all").stdout)] == [3]
    kept = json.loads(site.run("tickets", "list", "--quarantine", "--json").stdout)
    assert [(ticket["number"], ticket["suspicions"]) for ticket in kept] == [(1, ["honeypot"]), (2, ["honeypot"])]
    rows = site.run("tickets", "list", "--quarantine").stdout.splitlines()
    assert rows[0].split()[:3] == ["No.", "Priority", "Reasons"] and rows[1].split()[2] == "honeypot"
    assert "\nIn quarantine, because something was written into the field that people do not see\n" in (
        site.run("tickets", "show", "1").stdout)  # fmt: skip
    assert site.run("tickets", "release", "1").stdout == "Ticket 1 is out of quarantine, in the list.\n"
    assert site.run("tickets", "release", "1").stdout == "Ticket 1 is not in quarantine.\n"
    assert ": released from quarantine (honeypot)" in site.run("tickets", "show", "1").stdout
    assert [ticket["number"] for ticket in json.loads(site.run("tickets", "list", "--json").stdout)] == [1, 3]
    assert site.run("tickets", "erase", "2").stdout == "Ticket 2 is erased, with its answers and its history.\n"
    for command in ["show", "release", "erase"]:
        result = site.run("tickets", command, "2")
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.startswith("There is no ticket 2 in home.")
    assert site.run("tickets", "list", "--quarantine").stdout == "There are no tickets in quarantine.\n"


def test_an_unknown_ticket_and_a_folder_that_is_no_home_are_named(site):
    site.build()
    result = site.run("tickets", "show", "7")
    assert (result.returncode, result.stderr) == (
        1, "There is no ticket 7 in home. “docket tickets list --all” shows those that there are, and with --quarantine those kept apart.\n")  # fmt: skip
    result = site.run("tickets", "list", "--home", "elsewhere")
    assert (result.returncode, result.stderr) == (
        74, "elsewhere is not a home. Name the right folder with “--home”, or make one with “docket build”.\n")  # fmt: skip


def test_a_home_of_a_newer_version_is_refused_and_left_alone(site):
    site.build()
    site.post(FORM.format(name="Ada", subject="Hi"))
    with sqlite3.connect(site.folder / "home/tickets.db") as database:
        database.execute("PRAGMA user_version = 999")
    result = site.run("tickets", "list")
    assert result.returncode == 74
    assert result.stderr == (
        "home/tickets.db was written by a newer version of Docket. Use that version, or restore an older backup.\n")  # fmt: skip
    answer = site.post(FORM.format(name="Bob", subject="Hi"))
    assert answer.stdout.startswith(b"Status: 503 Service Unavailable\r\n")


def test_the_table_fits_the_terminal_and_hostile_text_cannot_steer_it(site):
    site.build()
    site.post(FORM.format(name="%1B%5B31mEve%E2%80%AE", subject="%E6%97%A5%E6%9C%AC%E8%AA%9E" * 30))
    terminal, child = pty.openpty()
    ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 90, 0, 0))
    process = subprocess.Popen([site.docket, "tickets", "list"], cwd=site.folder, stdout=child)
    os.close(child)
    output = b""
    while chunk := read(terminal):
        output += chunk
    process.wait(10)
    rows = output.decode().splitlines()
    assert len(rows) == 2
    wide = sum(2 if "\u3000" <= character <= "\u9fff" else 1 for character in rows[1])
    assert wide <= 90
    assert "…" in rows[1]
    assert "·[31mEve·" in rows[1]
    assert "\x1b" not in output.decode()


def read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_build_that_is_killed_leaves_a_site_that_works_and_the_next_one_mends_all(site):
    """Kills builds at random moments; after each, every page that stands must be whole and of one of the two sites."""
    team = site.folder / "site/teams/customer-care/team.yaml"
    old = team.read_text()
    new = old.replace("Customer Care", "Customer Happiness")
    for number in range(60):
        (site.folder / f"site/teams/t{number}").mkdir()
        (site.folder / f"site/teams/t{number}/team.yaml").write_text(f"name: Team {number}\npublished: true\nform: {{ published: true }}\n")
    started = time.monotonic()
    assert site.build().returncode == 0
    whole = time.monotonic() - started
    public = site.folder / "public"
    rounds = 200 if os.environ.get("DOCKET_TEST_FULL") else 20
    for number in range(rounds):
        team.write_text(new if number % 2 == 0 else old)
        process = subprocess.Popen(
            [site.docket, "build", "--templates", site.root / "templates"], cwd=site.folder, stdout=subprocess.DEVNULL)
        time.sleep(whole * (number % 20) / 20)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        for page in ["index.html", "customer-care/index.html", "customer-care/contact/index.html", "t59/index.html"]:
            html = (public / page).read_text()
            assert html.endswith("</html>\n"), page
            stylesheet = html.split('rel="stylesheet" href="/')[1].split('"')[0]
            assert (public / stylesheet).stat().st_size > 0
        answer = site.post(FORM.format(name="Ada", subject="Hi"))
        assert answer.stdout.startswith(b"Status: 303 "), answer
    team.write_text(old)
    assert site.build().returncode == 0
    site.folder.joinpath("fresh").mkdir()
    assert site.build("--output", "fresh/public", "--home", "fresh/home").returncode == 0
    difference = subprocess.run(["diff", "-r", public, site.folder / "fresh/public"], capture_output=True, text=True)
    assert difference.stdout == ""
    assert os.readlink(site.folder / "home/bundle") == os.readlink(site.folder / "fresh/home/bundle")


def test_builds_at_the_same_time_wait_for_each_other(site):
    commands = [[site.docket, "build", "--templates", site.root / "templates"]] * 6
    processes = [subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for command in commands]
    assert [process.wait(60) for process in processes] == [0] * 6
    for process in processes:
        assert process.stderr.read().decode() in ("", "Another build is running. Waiting for it to end…\n")
        process.stderr.close()
    assert not (site.folder / "public/.docket-staging").exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_leaves_a_site_that_works_and_the_next_build_mends_all(site):
    disk = site.folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk], check=True)
    try:
        folders = ["--output", disk / "public", "--home", disk / "home"]
        assert site.build(*folders).returncode == 0
        before = (disk / "public/index.html").read_text()
        bundle = os.readlink(disk / "home/bundle")
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        team = site.folder / "site/teams/customer-care/team.yaml"
        team.write_text(team.read_text().replace("Customer Care", "Customer Happiness"))
        result = site.build(*folders)
        assert result.returncode == 74
        assert "The disk is full. Make room and build again." in result.stderr
        assert (disk / "public/index.html").read_text() == before
        assert os.readlink(disk / "home/bundle") == bundle
        filler.unlink()
        assert site.build(*folders).returncode == 0
        assert "Customer Happiness" in (disk / "public/index.html").read_text()
    finally:
        subprocess.run(["umount", disk], check=True)
