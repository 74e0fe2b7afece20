"""Requests and answers, with the standard library alone."""

from __future__ import annotations

import http.client
import json
import re
import socket
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode
from uuid import uuid4

from web_server import HOST_NAME

TIMEOUT_SECONDS = 30
URLENCODED = "application/x-www-form-urlencoded"


@dataclass
class Answer:
    """What came back."""

    status: int
    fields: list[tuple[str, str]]
    body: bytes

    def field(self, name: str) -> str | None:
        """A header field; several of one name are joined, as HTTP allows."""
        values = [value for key, value in self.fields if key.lower() == name.lower()]
        return ", ".join(values) if values else None

    def count(self, name: str) -> int:
        return sum(key.lower() == name.lower() for key, _ in self.fields)

    @property
    def type(self) -> str:
        return (self.field("Content-Type") or "").split(";")[0].strip()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def page(self) -> Page:
        return Page(self.text)


def without_ids(answer: Answer) -> str:
    """The text without what is another each time: the request's id, and the form's."""
    text = answer.text.replace(answer.field("X-Request-Id") or "-", "ID")
    return re.sub(r'name="_id" value="[^"]*"', 'name="_id" value="ID"', text)


class Browser:
    """Sends requests to one server."""

    def __init__(self, port: int):
        self.port = port

    def request(
        self, method: str, path: str, fields: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            wanted = {"Host": HOST_NAME, "Connection": "close"} | (fields or {})
            if body is not None and "Transfer-Encoding" not in wanted:
                wanted.setdefault("Content-Length", str(len(body)))
            for name, value in wanted.items():
                connection.putheader(name, value)
            try:
                connection.endheaders(body)
            except (BrokenPipeError, ConnectionResetError):
                # The server has answered before it had read all, and closed; the answer is there to be read.
                pass
            response = connection.getresponse()
            return Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()

    def get(self, path: str, **fields: str) -> Answer:
        return self.request("GET", path, named(fields))

    def post(self, path: str, answers: dict[str, str], **fields: str) -> Answer:
        """Sends a form as a browser does: line ends as CRLF, and an `_id` of its own."""
        lines = {name: value.replace("\n", "\r\n") for name, value in answers.items()} | {"_id": uuid4().hex}
        return self.request("POST", path, {"Content-Type": URLENCODED} | named(fields), urlencode(lines).encode())

    def raw(self, data: bytes, *, is_cut_off: bool = False) -> bytes:
        """Sends bytes as they are and returns whatever comes until the server closes.

        Where a server waits for more, say that the request is cut off: then the sending side is closed.
        """
        with socket.create_connection(("127.0.0.1", self.port), timeout=TIMEOUT_SECONDS) as connection:
            received = b""
            try:
                connection.sendall(data)
                if is_cut_off:
                    connection.shutdown(socket.SHUT_WR)
                while portion := connection.recv(65_536):
                    received += portion
            except (BrokenPipeError, ConnectionResetError):
                pass
            return received


def named(fields: dict[str, str]) -> dict[str, str]:
    """Header fields from keyword arguments: Accept_Encoding is Accept-Encoding."""
    return {name.replace("_", "-"): value for name, value in fields.items()}


def multipart(
    parts: list[tuple[str, str, str | None]], boundary: str = "----BrowserBoundary7aGk2"
) -> tuple[str, bytes]:
    """Content-Type and body of multipart/form-data.

    Parts are name, value, and for a file its name.
    """
    body = ""
    for name, value, file in parts:
        disposition = f'form-data; name="{name}"' + (f'; filename="{file}"' if file is not None else "")
        body += f"--{boundary}\r\nContent-Disposition: {disposition}\r\n"
        body += "Content-Type: text/plain\r\n\r\n" if file is not None else "\r\n"
        body += value.replace("\n", "\r\n") + "\r\n"
    return f"multipart/form-data; boundary={boundary}", (body + f"--{boundary}--\r\n").encode()


class Page(HTMLParser):
    """A page as a browser reads it: its form's values, the answers of a ticket, links and text."""

    def __init__(self, html: str):
        super().__init__()
        self.values: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.links: list[str] = []
        self.invalid: set[str] = set()
        self.action: str | None = None
        self.title = ""
        self.text = ""
        self.tags: set[str] = set()
        self._within: list[str] = []
        self._area: str | None = None
        self._select: str | None = None
        self._term = ""
        # HTML's own first step (§13.2.3.5): line ends become LF.
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        name = values.get("name") or ""
        # The site's own modules are in every page with a form.
        if tag != "script" or not (values.get("src") or "").startswith("/assets/"):
            self.tags.add(tag)
        self._within.append(tag)
        if values.get("aria-invalid") == "true":
            self.invalid.add(name)
        match tag:
            case "a" | "link":
                self.links.append(values.get("href") or "")
            case "form":
                self.action = values.get("action")
            case "input" if values.get("type") in ("checkbox", "radio"):
                if "checked" in values:
                    self.values[name] = values.get("value") or "on"
            # What begins so is Docket's own.
            case "input" if name.startswith("_"):
                pass
            case "input":
                self.values[name] = values.get("value") or ""
            case "textarea":
                self._area = name
                self.values[name] = ""
            case "select":
                self._select = name
            case "option" if self._select and "selected" in values:
                self.values[self._select] = values.get("value") or ""
            case "dt":
                self._term = ""
            case "dd":
                self.answers[self._term.strip()] = ""

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass
        if tag == "textarea" and self._area:
            # HTML takes the first line end after the tag away.
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self.values[self._area] += data
        elif "title" in self._within:
            self.title += data
        elif "dt" in self._within:
            self._term += data
        elif "dd" in self._within:
            self.answers[self._term.strip()] += data
