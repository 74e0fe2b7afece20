"""The development server: what it answers, and what a change of the site does."""

import gzip
import http.client
import json
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
    assert gzip.decompress(twin) == html
    stylesheet = html.decode().split('rel="stylesheet" href="')[1].split('"')[0]
    assert get(server, stylesheet)[0].headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_folder_without_its_slash_is_redirected(server):
    response, _ = get(server, "/customer-care")
    assert (response.status, response.headers["Location"]) == (301, "/customer-care/")


def test_docket_s_own_files_and_paths_out_of_the_folder_are_not_served(server):
    for path in ["/.docket-manifest.json", "/%2edocket-manifest.json", "/../home/tickets.db", "/%2e%2e/bundle"]:
        assert get(server, path)[0].status in (400, 404), path


def test_the_gateway_answers_in_json(server):
    body = "customer_name=Ada&email=ada%40example.com&subject=Hi&description=Hello"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    response, content = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", body, **kind)
    assert response.status == 201
    ticket = json.loads(content)["ticket"]
    assert ticket["number"] == 1
    assert ticket["url"].startswith("http://127.0.0.1:")
    assert "/cgi-bin/docket-cgi/tickets/" in ticket["url"]
    response, _ = get(server, "/cgi-bin/docket-cgi/forms/customer-care", "POST", b"x" * 2_000_001, **kind)
    assert response.status == 413


def test_a_change_is_shown_and_a_broken_one_keeps_the_last_good_site(server):
    team = server.site / "teams/customer-care/team.yaml"
    good = team.read_text()

    team.write_text(good.replace("name: Customer Care", "name: Customer Happiness"))
    server.wait_for(r"(?s)Built.*Built")
    assert b"<h1>Customer Happiness</h1>" in get(server, "/customer-care/")[1]

    team.write_text(good.replace("published: true", "publishd: true", 1))
    server.wait_for("The last good site is still shown")
    assert f"{team}:3:1: error: team.yaml has no key “publishd”. Did you mean “published”?" in server.log
    assert b"<h1>Customer Happiness</h1>" in get(server, "/customer-care/")[1]

    team.write_text(good)
    server.wait_for(r"(?s)still shown.*Built")
    assert b"<h1>Customer Care</h1>" in get(server, "/customer-care/")[1]
