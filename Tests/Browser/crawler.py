"""Follows every address of a site, wherever one can stand: links, pictures, scripts, metadata, sitemap, feeds, robots.txt."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# The attributes that hold an address, and the properties of meta elements that do.
ATTRIBUTES = {"href", "src", "poster", "data", "cite"}
PROPERTIES = {"og:url", "og:image"}


class Links(HTMLParser):
    """What a page links to and what can be linked to in it."""

    def __init__(self, html: str):
        super().__init__()
        self.anchors: set[str] = set()
        # Every address, with what it is: the element's name, or that of the metadata.
        self.addresses: list[tuple[str, str]] = []
        self.is_listed = True
        self.refresh: str | None = None
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            assert values["id"] not in self.anchors, f"two elements have the id {values['id']!r}"
            self.anchors.add(values["id"])
        kind = tag if tag != "link" else values["rel"]
        self.addresses += [(kind, values[name]) for name in ATTRIBUTES & values.keys() if tag != "base"]
        if values.get("property") in PROPERTIES:
            self.addresses.append((values["property"], values["content"]))
        if values.get("name") == "robots":
            self.is_listed = "noindex" not in values["content"]
        if values.get("http-equiv") == "refresh":
            self.refresh = values["content"].partition("url=")[2]
            self.addresses.append(("refresh", self.refresh))
        self._is_data = values.get("type") == "application/ld+json"

    def handle_data(self, text):
        if self._is_data:
            self.addresses += [("data", address) for address in addresses_in(json.loads(text))]
            self._is_data = False


def addresses_in(value) -> list[str]:
    """Every address in JSON-LD but the name of its vocabulary."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() if key != "@context" for found in addresses_in(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in addresses_in(inner)]
    return [value] if isinstance(value, str) and re.match(r"https?://", value) else []


@dataclass
class Crawl:
    """Everything that can be found from a start page.

    `fetch` gives the status, the type and the body that answer a path.
    """

    origin: str
    fetch: Callable[[str], tuple[int, str, bytes]]
    pages: dict[str, Links] = field(default_factory=dict)
    # By path without an anchor, who names it first.
    found: dict[str, str] = field(default_factory=dict)
    # Pages that links lead to from the start page.
    reached: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    listed: dict[str, str] = field(default_factory=dict)
    _anchors: list[tuple[str, str, str]] = field(default_factory=list)

    def run(self, root: str) -> "Crawl":
        self._visit(root, "the start")
        links = [root]
        while links:
            path = links.pop()
            if path in self.reached or path not in self.pages:
                continue
            self.reached.add(path)
            page = self.pages[path]
            for kind, address in page.addresses:
                target = self._note(kind, urljoin(self.origin + path, address), path)
                if target and kind == "a":
                    links.append(target)
            if page.refresh:
                links.append(unquote(urljoin(path, page.refresh)))
        self._read_sitemap(root + "sitemap.xml")
        self._read_robots(root + "robots.txt")
        for path in sorted(self.listed.keys() - self.reached):
            self.problems.append(f"no link leads to {path}, which is in the sitemap")
        for path in sorted(self.reached - self.listed.keys()):
            if self.pages[path].is_listed:
                self.problems.append(f"{path} is not in the sitemap")
        for path, anchor, source in self._anchors:
            if path in self.pages and anchor not in self.pages[path].anchors:
                self.problems.append(f"{source} links to {path}#{anchor}, and nothing there is called so")
        return self

    def _note(self, kind: str, address: str, source: str) -> str | None:
        """Looks at an address once; gives its path where it is one of this site."""
        address, anchor = urldefrag(address)
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            if parts.scheme not in ("https", "http", "mailto", "tel"):
                self.problems.append(f"{source} links to {address}")
            return None
        path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
        if anchor:
            self._anchors.append((path, unquote(anchor), source))
        if path not in self.found:
            self._visit(path, f"{source} ({kind})")
        return path

    def _visit(self, path: str, source: str) -> None:
        self.found[path] = source
        status, kind, body = self.fetch(path)
        if status != 200:
            self.problems.append(f"{source} names {path}, which is answered with {status}")
        elif kind == "text/html":
            self.pages[path] = Links(body.decode())
        elif path.endswith("feed.xml"):
            self._read_feed(path, body)

    def _read_feed(self, path: str, body: bytes) -> None:
        atom = "{http://www.w3.org/2005/Atom}"
        feed = ElementTree.fromstring(body)
        for link in feed.iter(f"{atom}link"):
            self._note("feed", urljoin(self.origin + path, link.attrib["href"]), path)
        for name in feed.iter(f"{atom}id"):
            self._note("feed", name.text or "", path)

    def _read_sitemap(self, path: str) -> None:
        status, _, body = self.fetch(path)
        assert status == 200, path
        names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
        for entry in ElementTree.fromstring(body).iterfind("s:url", names):
            place = entry.findtext("s:loc", "", names)
            target = self._note("sitemap", place, path)
            assert target, f"{place} is on another server"
            if target in self.listed:
                self.problems.append(f"{target} is in the sitemap twice")
            self.listed[target] = entry.findtext("s:lastmod", "", names)
            alternates = [link.attrib["href"] for link in entry.iterfind("x:link", names)]
            for alternate in alternates:
                self._note("sitemap", alternate, path)
            if alternates and place not in alternates:
                self.problems.append(f"{target} does not name itself among its translations")

    def _read_robots(self, path: str) -> None:
        status, _, body = self.fetch(path)
        assert status == 200, path
        [sitemap] = re.findall(r"^Sitemap: (.*)$", body.decode(), flags=re.M)
        self._note("robots.txt", sitemap, path)
