"""`docket serve --drafts`: what is not published, in a preview of its own and nowhere else."""

import http.client
import re
import subprocess
from urllib.parse import urlparse

import pytest
from conftest import Server


def get(server, path):
    connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read().decode()


@pytest.fixture
def drafts(docket, root, tmp_path):
    (tmp_path / "source").mkdir()
    subprocess.run(["cp", "-r", root / "site", root / "templates", tmp_path / "source"], check=True)
    site = tmp_path / "source/site"
    team = site / "teams/secret"
    (team / "articles").mkdir(parents=True)
    (team / "team.yaml").write_text("name: Secret\n")
    (team / "articles/plan.md").write_text("---\ntitle: The plan\n---\nText.\n")
    server = Server(docket, tmp_path / "source", tmp_path, "--drafts")
    yield server
    server.stop()


def test_drafts_are_shown_with_a_note_and_what_is_published_without(drafts):
    drafts.wait_for("Drafts are shown too. Tickets of this preview go to .*home-drafts.")
    for path in ["/secret/", "/secret/contact/", "/secret/articles/plan/"]:
        status, html = get(drafts, path)
        assert status == 200, path
        assert 'class="draft"' in html, path
    status, html = get(drafts, "/customer-care/")
    assert status == 200 and 'class="draft"' not in html


def test_links_to_drafts_are_marked_and_others_are_not(drafts):
    team = drafts.site / "teams/open"
    (team / "articles/kept").mkdir(parents=True)
    (team / "articles/shown").mkdir()
    (team / "articles/kept/category.yaml").write_text("title: Kept\npublished: false\n")
    (team / "articles/shown/category.yaml").write_text("title: Shown\n")
    for path, published in [("a", "true"), ("b", "false"), ("shown/c", "true"), ("shown/d", "false"), ("kept/e", "true")]:
        (team / f"articles/{path}.md").write_text(f"---\ntitle: Title {path[-1]}\npublished: {published}\n---\nText.\n")
    # Without it no build succeeds, so that the second one has all of the files.
    (team / "team.yaml").write_text("name: Open\npublished: true\nhelp_center: { published: true }\n")
    drafts.wait_for(r"(?s)Built.*Built")
    mark = '<small class="draft-mark">Draft</small>'

    def marked(path):
        """What the links that have a mark are called, and those that have none."""
        status, html = get(drafts, path)
        assert status == 200, path
        links = re.findall(r">(\S[^<>]*)</a>\s*(<small[^>]*>Draft</small>)?", html.split("<h1>")[1].split("</main>")[0])
        links += re.findall(r"</span> ([^<>]+?)\s*(<small[^>]*>Draft</small>)?\s*</a>", html)
        assert all(one in ("", mark) for _, one in links)
        return [name for name, one in links if one], [name for name, one in links if not one and name != "Contact us"]

    with_mark, without = marked("/")
    assert "Secret" in with_mark and "Open" in without and "Customer Care" in without
    assert marked("/open/") == (["Kept", "Title e", "Title d", "Title b"], ["Shown", "Title c", "Title a"])
    assert marked("/open/articles/shown/") == (["Title d"], ["Title c"])
    assert marked("/open/articles/shown/c/") == (["Title d"], [])
    assert marked("/open/articles/shown/d/") == ([], ["Title c"])


def test_drafts_are_in_a_home_of_their_own_and_in_no_build(drafts, docket, root, tmp_path):
    assert not drafts.home.exists()
    assert (tmp_path / "home-drafts/preview/secret/articles/plan/index.html").exists()
    result = subprocess.run(
        [docket, "build", drafts.site, "--templates", root / "templates", "--home", drafts.home, "--output", tmp_path / "public"],
        capture_output=True, text=True, timeout=60)  # fmt: skip
    assert result.returncode == 0, result.stderr
    for folder in [tmp_path / "public", drafts.home]:
        assert not [path for path in folder.rglob("*") if path.is_file() and (b"The plan" in path.read_bytes() or "secret" in path.name)]


def test_drafts_go_to_no_folder_that_is_named(docket, tmp_path):
    result = subprocess.run(
        [docket, "serve", "--drafts", "--output", "public"], cwd=tmp_path, capture_output=True, text=True, timeout=30)  # fmt: skip
    assert result.returncode == 64
    assert result.stderr.startswith(
        "Error: --drafts writes its pages into a home of its own and nowhere else, so that no web server shows them. Leave --output out.\n")  # fmt: skip
