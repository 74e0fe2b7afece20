"""What the development server tells browsers, and which changes of files it notices."""

import http.client
import os
import re
import shutil
import subprocess
import time
from urllib.parse import urlparse

import pytest
from conftest import Server
from events import Events, version


def get(server, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response, response.read()


@pytest.fixture
def events(server):
    events = Events(server, version(server))
    yield events
    events.close()


def team(server):
    return server.site / "teams/customer-care/team.yaml"


def renamed(server, name):
    """The team's file with another name for the team."""
    return re.sub("(?m)^name: .*$", f"name: {name}", team(server).read_text(), count=1)


def test_the_stream_is_one_of_events_that_nobody_keeps(server, events):
    assert events.response.status == 200
    assert events.response.headers["Content-Type"] == "text/event-stream"
    assert events.response.headers["Cache-Control"] == "no-store"
    assert events.lines[0] == "retry: 300"


def test_a_page_that_is_shown_is_told_of_a_change_and_one_that_is_not_current_at_once(server, events):
    old = version(server)
    team(server).write_text(renamed(server, "Happiness"))
    assert events.next()[0] == "reload"
    assert version(server) != old
    late = Events(server, old)
    assert late.next()[0] == "reload"
    current = Events(server, version(server))
    assert current.is_silent(0.5)
    for stream in [late, current]:
        stream.close()


def test_a_change_of_no_page_tells_nobody(server, events):
    text = team(server).read_text()
    team(server).write_text(text + "# A comment.\n")
    server.wait_for("(?s)Built.*Built")
    os.utime(team(server))
    server.wait_for("(?s)Built.*Built.*Built")
    assert events.is_silent(0.5)


def test_problems_and_their_end_are_told(server, events):
    good = team(server).read_text()
    team(server).write_text(good.replace("published: true", "publishd: true", 1))
    assert events.next()[0] == "problems"
    team(server).write_text(good)
    assert events.next()[0] == "reload"


def test_every_way_to_save_is_noticed(server, events):
    path = team(server)

    def in_place(text):
        path.write_text(text)

    def by_rename(text):
        (path.parent / ".team.yaml.new").write_text(text)
        (path.parent / ".team.yaml.new").rename(path)

    def with_backup(text):
        path.rename(path.parent / "team.yaml~")
        path.write_text(text)
        (path.parent / "team.yaml~").unlink()

    def by_folder(text):
        copy = server.site / "new"
        shutil.copytree(path.parent, copy)
        (copy / "team.yaml").write_text(text)
        shutil.rmtree(path.parent)
        copy.rename(path.parent)

    for number, save in enumerate([in_place, by_rename, with_backup, by_folder, in_place]):
        save(renamed(server, f"Team {number}"))
        end = time.monotonic() + 20
        while f"<h1>Team {number}</h1>".encode() not in get(server, "/customer-care/")[1]:
            assert time.monotonic() < end, (save, server.log)
            time.sleep(0.05)


def test_folders_that_come_later_are_watched_with_all_below_them(server, events):
    sales = server.site / "teams/sales"
    sales.mkdir()
    time.sleep(0.3)
    (sales / "team.yaml").write_text("name: Sales\npublished: true\nhelp_center: { published: true }\n")
    assert server.wait_for(r"Built 4 pages")
    articles = sales / "articles/first"
    articles.mkdir(parents=True)
    time.sleep(0.3)
    (articles / "hello.md").write_text("---\ntitle: Hello\npublished: true\n---\n\nText.\n")
    end = time.monotonic() + 20
    while get(server, "/sales/articles/first/hello/")[0].status != 200:
        assert time.monotonic() < end, server.log
        time.sleep(0.05)
    shutil.rmtree(sales)
    end = time.monotonic() + 20
    while get(server, "/sales/")[0].status != 404:
        assert time.monotonic() < end, server.log
        time.sleep(0.05)


def test_a_site_that_is_gone_for_a_moment_is_found_again(server):
    server.site.rename(server.site.parent / "away")
    server.wait_for("There is no folder here")
    (server.site.parent / "away").rename(server.site)
    server.wait_for("(?s)no folder here.*Built")
    team(server).write_text(renamed(server, "Back"))
    server.wait_for("(?s)no folder here.*Built.*Built")
    assert b"<h1>Back</h1>" in get(server, "/customer-care/")[1]


def test_a_burst_of_changes_is_one_build(server, events):
    for number in range(50):
        team(server).write_text(renamed(server, f"Team {number}"))
    server.wait_for("(?s)Built.*Built")
    time.sleep(1)
    assert b"<h1>Team 49</h1>" in get(server, "/customer-care/")[1]
    assert server.log.count("Built") <= 4, "a build in the middle may have begun, but not one for each change"


def test_failed_builds_that_make_their_own_folders_within_the_site_do_not_go_on_for_ever(docket, root, tmp_path):
    shutil.copytree(root / "site", tmp_path / "site")
    (tmp_path / "site/site.yaml").write_text("nam: x\n")
    log = tmp_path / "log"
    process = subprocess.Popen(
        [docket, "serve", ".", "--templates", root / "templates", "--home", "a/b/home", "--port", "0"],
        cwd=tmp_path / "site", stdout=log.open("wb"), stderr=subprocess.STDOUT)  # fmt: skip
    try:
        end = time.monotonic() + 20
        while "Serving" not in log.read_text():
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(1)
        assert log.read_text().count("There is nothing to show yet.") == 1
    finally:
        process.terminate()
        process.wait(10)


def test_a_server_that_is_stopped_ends_its_streams(server, events):
    server.process.terminate()
    assert server.process.wait(10) == 0
    assert events.next()[0] == "end"


def test_a_user_who_may_watch_no_more_is_told_how_to_raise_the_limit_and_changes_are_noticed(docket, root, tmp_path):
    """In a namespace of its own the limit is a test's to set (user_namespaces(7))."""
    command = 'echo "$1" > /proc/sys/user/max_inotify_watches && shift && exec "$@"'
    wrapper = tmp_path / "docket"
    for limit in ["0", "2"]:
        wrapper.write_text(f"#!/bin/sh\nexec unshare --user --map-root-user sh -c '{command}' - {limit} {docket} \"$@\"\n")
        wrapper.chmod(0o755)
        folder = tmp_path / limit
        folder.mkdir()
        server = Server(wrapper, root, folder)
        try:
            assert server.wait_for("The system lets this user.*") == (
                "The system lets this user watch no more files, so that Docket looks for changes five times a second instead. "
                "To have pages at once, raise the limit: sudo sysctl fs.inotify.max_user_watches=524288")  # fmt: skip
            events = Events(server, version(server))
            team(server).write_text(renamed(server, "Polled"))
            assert events.next()[0] == "reload"
            events.close()
            assert server.log.count("The system lets") == 1
        finally:
            server.stop()


def test_pages_have_the_script_and_files_of_the_build_have_not(server):
    script = b'<script type="module" src="/_docket/live.js?since='
    for path, status in [("/", 200), ("/customer-care/", 200), ("/customer-care/contact/", 200), ("/nowhere/", 404),
                         ("/cgi-bin/docket-cgi/forms/customer-care", 200)]:  # fmt: skip
        response, html = get(server, path)
        assert (response.status, html.count(script), html.count(b"&amp;answer=1")) == (status, 1, 0), path
        assert int(response.headers["Content-Length"]) == len(html)
        head, nothing = get(server, path, "HEAD")
        assert (head.status, nothing, head.headers["Content-Length"]) == (status, b"", str(len(html))), path
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    response, html = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", "customer_name=Ada", **kind)
    assert (response.status, html.count(b"&amp;answer=1")) == (422, 1)
    for file in (server.home / "preview").rglob("*"):
        if file.is_file():
            assert b"_docket" not in file.read_bytes(), file
    assert b"_docket" not in get(server, "/sitemap.xml")[1]


def test_only_files_of_the_server_itself_are_below_its_own_path(server):
    response, script = get(server, "/_docket/live.js?since=x")
    assert (response.status, response.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert script.startswith(b"// @ts-check\n")
    assert get(server, "/_docket/problems.css")[0].headers["Content-Type"] == "text/css; charset=utf-8"
    for path in ["/_docket/", "/_docket/other", "/_docket/../site.yaml"]:
        assert get(server, path)[0].status in (400, 404), path


def test_a_site_that_was_never_good_shows_its_problems_at_once(docket, root, tmp_path):
    class Broken(Server):
        def wait_for(self, pattern, seconds=20):
            if pattern.startswith("Serving"):
                # Before the server is asked for anything, the first build must have failed.
                super().wait_for("There is nothing to show yet. Waiting for the problems to be mended…")
            return super().wait_for(pattern, seconds)

    source = tmp_path / "source"
    shutil.copytree(root / "site", source / "site")
    (source / "templates").symlink_to(root / "templates")
    (source / "site/site.yaml").write_text('nam: "</code><script>alert(1)</script>"\nurl: https://help.example.com/\n')
    server = Broken(docket, source, tmp_path / "new")
    try:
        response, html = get(server, "/")
        text = html.decode()
        assert (response.status, response.headers["Cache-Control"]) == (500, "no-store")
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert f'<h2>{server.site}/site.yaml<span class="position">:1:1</span></h2>' in text
        assert '<code>nam: &quot;&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;\n<span aria-hidden="true">^</span></code>' in text
        assert "alert(1)</script>" not in text
        events = Events(server, version(server))
        shutil.copy(root / "site/site.yaml", server.site)
        assert events.next()[0] == "reload"
        assert get(server, "/")[0].status == 200
        events.close()
    finally:
        server.stop()


def test_an_answer_of_the_gateway_is_given_also_while_there_are_problems(server):
    good = team(server).read_text()
    team(server).write_text(good.replace("published: true", "publishd: true", 1))
    server.wait_for("until it is mended")
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    response, html = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", "customer_name=Ada", **kind)
    assert (response.status, b'value="Ada"' in html) == (422, True)
