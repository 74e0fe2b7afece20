"""Every page of the example site, and of a site that has everything: its links, its markup, what screen readers make of it."""

import http.client
import mimetypes
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import everything
import pytest
from axe_playwright_python.sync_playwright import Axe
from crawler import Crawl, Links
from test_markup import NEWER


def build(docket, root, site, folder):
    """The pages of a site, as files."""
    subprocess.run(
        [docket, "build", site, "--templates", root / "templates", "--output", folder / "public", "--home", folder / "home"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return folder / "public"


@pytest.fixture(scope="module")
def folders(docket, root, tmp_path_factory):
    """The pages of both sites."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "example").mkdir()
    (folder / "everything").mkdir()
    return {
        "example": build(docket, root, root / "site", folder / "example"),
        "everything": build(docket, root, everything.write(folder / "everything/site"), folder / "everything"),
    }


@pytest.fixture(scope="module")
def everything_crawl(folders):
    """The site with everything, from its files."""

    def fetch(path):
        below = path.partition("?")[0].removeprefix(unquote(everything.ROOT))
        if below == path.partition("?")[0]:
            # The gateway is another program, and the servers' tests ask it.
            return (200, "", b"") if path.startswith("/cgi-bin/docket-cgi/") else (404, "", b"")
        file = folders["everything"] / below
        file = file / "index.html" if path.endswith("/") else file
        kind = mimetypes.guess_type(file)[0] or ""
        return (200, kind, file.read_bytes()) if file.is_file() else (404, "", b"")

    return Crawl(everything.ORIGIN, fetch).run(unquote(everything.ROOT))


@pytest.fixture(scope="module")
def example_crawl(manual):
    """The example site, from the server."""
    connection = http.client.HTTPConnection(urlsplit(manual.address).netloc, timeout=10)

    def fetch(path):
        connection.request("GET", quote(path, safe="/?=&%"))
        response = connection.getresponse()
        return response.status, response.headers.get_content_type(), response.read()

    # A preview calls itself by its own address.
    return Crawl(manual.address, fetch).run("/")


def test_every_address_of_the_example_site_leads_somewhere(example_crawl):
    assert example_crawl.problems == []
    assert len(example_crawl.reached) > 60 and len(example_crawl.listed) > 60
    # Addresses of every kind were looked at.
    kinds = {re.search(r"\(([^)]*)\)$", source).group(1) for source in example_crawl.found.values() if "(" in source}
    assert kinds >= {"a", "stylesheet", "icon", "script", "alternate"}, kinds
    assert "/docket/feed.xml" in example_crawl.found and "/customer-care/feed.xml" not in example_crawl.found


def test_every_address_of_a_site_in_two_languages_leads_somewhere(everything_crawl):
    assert everything_crawl.problems == []
    root = unquote(everything.ROOT)
    below = {path.removeprefix(root) for path in everything_crawl.reached if "?" not in path}
    assert below >= {
        "", "care/", "care/contact/", "care/articles/things/", "care/articles/things/everything/", "it/",
        "care/articles/things/questions/", "it/care/articles/things/questions/", "it/care/articles/solo/", "empty/",
    }  # fmt: skip
    assert "care/articles/solo/" not in below and "it/care/articles/things/everything/" not in below
    assert not any("draft" in path or "secret" in path for path in everything_crawl.found)


def test_an_address_without_its_slash_is_led_to_it(manual):
    for path in ("/docket", "/docket/articles/start/first-site", "/customer-care/contact"):
        connection = http.client.HTTPConnection(urlsplit(manual.address).netloc, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        assert (response.status, response.headers["Location"]) == (301, path + "/")


def test_the_crawler_finds_what_is_wrong():
    """A check that cannot fail says nothing."""
    pages = {
        "/": b'<a href="/a/">a</a><link rel="canonical" href="/gone/"><img src="/none.png"><a href="javascript:x">x</a>',
        "/a/": b'<p id="here"><a href="/#nowhere">b</a><a href="#here">c</a><script type="application/ld+json">{"@context":"https://schema.org","x":[{"url":"https://x.example/lost/"}]}</script>',
        "/orphan/": b"", "/unlisted/": b"",
        "/sitemap.xml": b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://x.example/</loc></url><url><loc>https://x.example/orphan/</loc></url></urlset>',
        "/robots.txt": b"Sitemap: https://x.example/map.xml\n",
    }  # fmt: skip

    def fetch(path):
        return (200, "text/html" if path.endswith("/") else "", pages[path]) if path in pages else (404, "", b"")

    crawl = Crawl("https://x.example", fetch).run("/")
    assert sorted(crawl.problems) == sorted([
        "/ (canonical) names /gone/, which is answered with 404", "/ (img) names /none.png, which is answered with 404",
        "/ links to javascript:x", "/a/ (data) names /lost/, which is answered with 404",
        "/a/ links to /#nowhere, and nothing there is called so", "/a/ is not in the sitemap",
        "no link leads to /orphan/, which is in the sitemap",
        "/robots.txt (robots.txt) names /map.xml, which is answered with 404",
    ])  # fmt: skip
    with pytest.raises(AssertionError, match="two elements have the id 'a'"):
        Links('<p id="a"><p id="a">')


def html_files(folder: Path) -> list[Path]:
    """All documents; a fragment is a part of another site's page."""
    return [path for path in sorted(folder.rglob("*.html")) if path.name != "fragment.html"]


def test_the_markup_of_every_page_is_valid(folders, check_markup):
    pages = {
        f"{site}_{'_'.join(path.relative_to(folder).parts)}".removesuffix(".html"): path.read_bytes()
        for site, folder in folders.items() for path in html_files(folder)
    }  # fmt: skip
    assert len(pages) > 80
    # A page that must be told of, so that silence means something.
    pages["broken"] = b"<!DOCTYPE html><html lang=en><title>x</title><section><p>x</section>"
    found = [(page, message) for page, message in check_markup(pages) if message not in NEWER]
    assert [page for page, _ in found] == ["broken"] and found[0][1].startswith("Section lacks heading."), found


OPEN_GRAPH = {"og:title", "og:type", "og:url", "og:site_name", "og:locale"}


def test_open_graph_is_whole(folders):
    count = 0
    for site, folder in folders.items():
        for path in html_files(folder):
            html = path.read_text()
            properties = re.findall(r'<meta property="(og:[a-z_:]+)" content="([^"]*)">', html)
            if not properties:
                # What search engines do not list, and forms, which hardly anybody passes on.
                assert "noindex" in html or "/contact/" in str(path), path
                continue
            names = [name for name, _ in properties]
            assert len(names) == len(set(names)) and set(names) - {"og:description"} == OPEN_GRAPH, path
            values = dict(properties)
            assert all(values.values()), path
            assert re.search(r'<link rel="canonical" href="([^"]*)">', html).group(1) == values["og:url"]
            is_article = "<article class=" in html
            assert values["og:type"] == ("article" if is_article else "website")
            assert values["og:locale"] == ("it_IT" if '<html lang="it"' in html else "en_US")
            described = re.search(r'<meta name="description" content="([^"]*)">', html)
            assert (described and described.group(1)) == values.get("og:description"), path
            count += 1
    assert count > 70


ATOM = "{http://www.w3.org/2005/Atom}"


def test_feeds_are_what_rfc_4287_asks_for(folders):
    feeds = [path for folder in folders.values() for path in sorted(folder.rglob("feed.xml"))]
    assert len(feeds) == 3, feeds
    ids = []
    for path in feeds:
        feed = ElementTree.fromstring(path.read_bytes())
        assert feed.tag == f"{ATOM}feed"
        # §4.1.1: exactly one of each, an author, and a link to itself.
        for name in ("id", "title", "updated", "author"):
            assert len(feed.findall(f"{ATOM}{name}")) == 1, name
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        links = {link.attrib.get("rel", "alternate"): link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
        assert set(links) == {"self", "alternate"} and links["self"] == links["alternate"] + "feed.xml"
        assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] in ("en", "it")
        entries = feed.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= 20
        ids += [feed.findtext(f"{ATOM}id")] + [entry.findtext(f"{ATOM}id") for entry in entries]
        days = []
        for entry in entries:
            # §4.1.2: exactly one of each, and a link to the page, as there is no content.
            for name in ("id", "title", "updated"):
                assert len(entry.findall(f"{ATOM}{name}")) == 1, name
            [link] = entry.findall(f"{ATOM}link")
            assert link.attrib == {"href": entry.findtext(f"{ATOM}id")}
            assert not list(entry.find(f"{ATOM}title")) and entry.findtext(f"{ATOM}title").strip()
            days.append(datetime.strptime(entry.findtext(f"{ATOM}updated"), "%Y-%m-%dT%H:%M:%SZ"))
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    # §4.2.6: an id is an address, and no other entry of the world has it.
    assert len(ids) == len(set(ids)) and all(re.match(r"https://help\.example\.com/\S*$", found) for found in ids)
    texts = [entry.text for path in feeds for entry in ElementTree.fromstring(path.read_bytes()).iter() if entry.text]
    assert 'Everything & "more" <than> one\'s words' in texts
    assert "All that Markdown has: <b>tables</b> & 'notes'." in texts


def paths(folder: Path) -> list[str]:
    """The pages as files of a server that shows them below `/`."""
    return ["/" + str(path.relative_to(folder)) for path in html_files(folder) if "http-equiv=\"refresh\"" not in path.read_text()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["example", "everything"])
def test_axe_finds_nothing_on_any_page(site, scheme, folders, chromium):
    """From the files themselves: what scripts do to a page, other tests look at. In the dark every fifth page."""
    folder = folders[site]
    root = "/" if site == "example" else unquote(everything.ROOT)
    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")

    def answer(route):
        path = unquote(urlsplit(route.request.url).path)
        file = folder / path.removeprefix(root)
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    context.route("**/*", answer)
    page = context.new_page()
    chosen = paths(folder) if scheme == "light" or site == "everything" else paths(folder)[::5]
    # Behind a form for a frame is the page around it, which axe takes for white.
    chosen = [path for path in chosen if scheme == "light" or "/embed/" not in path]
    assert len(chosen) > (60 if (site, scheme) == ("example", "light") else 5)
    axe = Axe()
    for path in chosen:
        page.goto(f"http://pages.example{quote(root + path[1:])}")
        # The first element of what passes will do.
        results = axe.run(page, options={"resultTypes": ["violations"]})
        assert len(results.response["passes"]) > 10, f"axe has looked at nothing of {path}"
        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
    context.close()
