"""The development server: what it answers, and what a change of the site does."""

import gzip
import http.client
import json
import subprocess
import time
from urllib.parse import urlparse


def get(server, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response, response.read()


def test_files_have_types_tags_and_ranges(server):
    response, html = get(server, "/customer-care/")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    tag = response.headers["ETag"]
    assert get(server, "/customer-care/", **{"If-None-Match": tag})[0].status == 304
    response, part = get(server, "/customer-care/", Range="bytes=0-14")
    assert (response.status, part) == (206, b"<!DOCTYPE html>")
    assert get(server, "/sitemap.xml")[0].headers["Content-Type"].startswith("application/xml")
    assert get(server, "/robots.txt")[0].headers["Content-Type"] == "text/plain; charset=utf-8"
    twin = get(server, "/customer-care/index.html.gz")[1]
    assert gzip.decompress(twin) == (server.home / "preview/customer-care/index.html").read_bytes()
    stylesheet = html.decode().split('rel="stylesheet" href="')[1].split('"')[0]
    assert get(server, stylesheet)[0].headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_folder_without_its_slash_is_redirected(server):
    response, _ = get(server, "/customer-care")
    assert (response.status, response.headers["Location"]) == (301, "/customer-care/")


def test_docket_s_own_files_and_paths_out_of_the_folder_are_not_served(server):
    for path in ["/.docket-manifest", "/%2edocket-manifest", "/../home/tickets.db", "/%2e%2e/bundle"]:
        assert get(server, path)[0].status in (400, 404), path


def test_the_gateway_answers_in_json(server):
    body = "customer_name=Ada&email=ada%40example.com&subject=Hi&description=Hello"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    response, content = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", body, **kind)
    assert response.status == 201
    ticket = json.loads(content)["ticket"]
    assert ticket["number"] == 1
    assert ticket["url"].startswith(f"{server.address}/cgi-bin/docket-cgi/tickets/")
    response, _ = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", b"x" * 2_000_001, **kind)
    assert response.status == 413


def test_a_form_may_come_from_this_server_by_any_of_its_names_and_from_nowhere_else(server):
    body = "customer_name=Ada&email=ada%40example.com&subject=Hi&description=Hello"
    name = server.address.replace("http://127.0.0.1", "localhost")
    for origin, status in [(f"http://{name}", 303), (server.address, 303), ("http://evil.example", 403), ("null", 403)]:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Host": name, "Origin": origin}
        assert get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", body, **kind)[0].status == status, origin
    assert len(server.tickets()) == 1, "the same form of the same sender is one ticket"


def test_a_change_is_shown_and_a_broken_one_shows_its_problems_until_they_are_mended(server):
    team = server.site / "teams/customer-care/team.yaml"
    good = team.read_text()

    team.write_text(good.replace("name: Customer Care", "name: Customer Happiness"))
    server.wait_for(r"(?s)Built.*Built")
    assert b"<h1>Customer Happiness</h1>" in get(server, "/customer-care/")[1]

    team.write_text(good.replace("published: true", "publishd: true", 1))
    server.wait_for("The pages show this until it is mended.")
    assert f"{team}:4:1: error: team.yaml has no key “publishd”. Did you mean “published”?" in server.log
    response, html = get(server, "/customer-care/")
    assert response.status == 500
    assert "team.yaml has no key “publishd”. Did you mean “published”?" in html.decode()

    team.write_text(good)
    server.wait_for(r"(?s)until it is mended.*Built")
    assert b"<h1>Customer Care</h1>" in get(server, "/customer-care/")[1]


def test_settings_behind_a_link_are_read_whenever_anything_is_built(server):
    settings = server.site / "site.yaml"
    hidden = server.site / ".settings/site.yaml"
    hidden.parent.mkdir()
    settings.rename(hidden)
    settings.symlink_to(".settings/site.yaml")
    server.wait_for(r"(?s)Built.*Built")
    hidden.write_text(hidden.read_text().replace("name: ", "name: Another ", 1))
    builds = server.log.count("Built")
    team = server.site / "teams/customer-care/team.yaml"
    team.write_text(team.read_text().replace("name: Customer Care", "name: Customer Happiness"))
    server.wait_for("(?s)" + "Built.*" * (builds + 1))
    html = get(server, "/customer-care/")[1].decode()
    assert "<h1>Customer Happiness</h1>" in html
    assert "Another " in html.split("</title>")[0]


def test_the_gateway_s_path_may_change_while_the_server_runs(server):
    with (server.site / "site.yaml").open("a") as file:
        file.write("gateway: /gw\n")
    server.wait_for(r"(?s)Built.*Built")
    response, html = get(server, "/customer-care/contact/")
    assert b'action="/gw/forms/customer-care"' in html
    assert get(server, "/gw/forms/customer-care")[0].status == 200
    head, nothing = get(server, "/gw/forms/customer-care", "HEAD")
    assert (nothing, int(head.headers["Content-Length"]) > 1000) == (b"", True)


def test_a_ticket_in_a_home_within_the_site_is_no_reason_to_build(docket, root, tmp_path):
    """A site's own folder is a natural place to start the server in."""
    subprocess.run(["cp", "-r", root / "site", tmp_path / "site"], check=True)
    log = tmp_path / "log"
    process = subprocess.Popen(
        [docket, "serve", ".", "--templates", root / "templates", "--port", "0"],
        cwd=tmp_path / "site", stdout=log.open("wb"), stderr=subprocess.STDOUT)  # fmt: skip
    try:
        for _ in range(200):
            if "Serving" in log.read_text():
                break
            time.sleep(0.05)
        (tmp_path / "site/site.yaml").write_text("name: Other\nurl: https://help.example.com/\n")
        time.sleep(2)
        assert log.read_text().count("Built") == 2
    finally:
        process.terminate()
        process.wait(10)


def test_a_port_that_is_taken_is_named(docket, root, server, tmp_path):
    port = server.address.rsplit(":", 1)[1]
    result = subprocess.run(
        [docket, "serve", root / "site", "--templates", root / "templates", "--home", tmp_path / "other", "--port", port],
        capture_output=True, text=True, timeout=30)  # fmt: skip
    assert (result.returncode, result.stdout) == (74, "")
    assert result.stderr == f"Port {port} is taken by another program. Choose another with “--port”.\n"
    assert not (tmp_path / "other").exists()


def test_a_build_that_cannot_be_written_keeps_the_last_good_site(server):
    mine = server.home / "preview/sales/index.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    team = server.site / "teams/sales/team.yaml"
    team.parent.mkdir()
    team.write_text("name: Sales\npublished: true\n")
    server.wait_for("The pages show this until it is mended.")
    assert f"{mine} was not written by Docket, and a page must stand there." in server.log
    response, html = get(server, "/customer-care/")
    assert response.status == 500
    assert f"{mine} was not written by Docket, and a page must stand there." in html.decode()
    assert b"<h1>Customer Care</h1>" in (server.home / "preview/customer-care/index.html").read_bytes()
    mine.unlink()
    team.write_text("name: Sales and more\npublished: true\n")
    server.wait_for(r"(?s)until it is mended.*Built")
    assert b"Sales and more" in get(server, "/sales/")[1]
