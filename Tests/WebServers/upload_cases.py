"""The part of the list that sends files, and fetches them again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from cases import JSON, Case, says
from help_centre import GATEWAY
from web import URLENCODED, Answer, Browser

FILES = f"{GATEWAY}/forms/files"
# “max_size” of a file and “limits” of a body, by default: 1 MB, and 25 MB of files with 2 MB of text.
FILE_LIMIT = 1_000_000
BODY_LIMIT = 27_000_000
# Every byte, line ends of all kinds, and what looks like the end of a part.
BINARY = bytes(range(256)) * 40 + b"\r\n--boundar\r\n--boundaryX\r\n\n\r"
LONG_NAME = "C:\\Logs\\Drucker „1“.log"
SHOWN_NAME = "Drucker „1“.log"
SUMMARY_TOO_LARGE = "Choose a smaller file for “Logs”. “a.log” has more than 1 MB."
BODY_TOO_LARGE = ("The message is too long", "All answers and files together may have at most 27 MB.")
KEPT = re.compile(r'name="_files" type="checkbox" value="([^"]+)" data-size="\d+" checked')
SANDBOX = "sandbox; default-src 'none'"


def stored_file(name: str, content: bytes) -> dict:
    """A file as “docket tickets list --json” shows it."""
    return {
        "name": name,
        "size": len(content),
        "type": "text/plain",
        "sha256": hashlib.sha256(content).hexdigest(),
        "field": "attachments",
    }


def body(answers: dict[str, str], files: list[tuple[str, bytes]]) -> bytes:
    sent = b""
    for name, value in answers.items():
        sent += f'--boundary\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, content in files:
        head = f'--boundary\r\nContent-Disposition: form-data; name="attachments"; filename="{name}"\r\n'
        sent += head.encode() + b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n"
    return sent + b"--boundary--\r\n"


def upload(name: str, status: int, subject: str, files: list[tuple[str, bytes]], **more) -> Case:
    answers = {"subject": subject} | ({"_id": name} if "stored" in more else {})
    fields = {"Content-Type": "multipart/form-data; boundary=boundary"} | more.pop("fields", {})
    return Case(name, status, path=FILES, fields=fields, body=body(answers, files), **more)


def gives_out(name: str, ascii_name: str, content: bytes) -> Callable[[Browser, Answer], None]:
    """The ticket has one file, under its own address alone, which no browser shows within the site."""

    def then(browser: Browser, answer: Answer) -> None:
        ticket = answer.field("Location") or ""
        shown = browser.get(ticket)
        assert f"{ticket}/files/1" in shown.page.links
        assert name in shown.page.text
        file = browser.get(f"{ticket}/files/1")
        assert (file.status, file.body) == (200, content)
        assert file.field("Content-Type") == "application/octet-stream"
        assert (file.field("Content-Disposition") or "").startswith(f'attachment; filename="{ascii_name}"; filename*=UTF-8')
        assert file.field("Content-Security-Policy") == SANDBOX
        assert file.field("X-Content-Type-Options") == "nosniff"
        assert file.field("Cache-Control") == "no-store"
        head = browser.request("HEAD", f"{ticket}/files/1")
        assert (head.status, head.body) == (200, b"")
        assert head.field("Content-Security-Policy") == SANDBOX
        other = ticket[:-1] + ("a" if ticket[-1] != "a" else "b")
        for path in (f"{ticket}/files/2", f"{ticket}/files/0", f"{other}/files/1"):
            unknown = browser.get(path)
            assert (unknown.status, unknown.type) == (404, "text/html")

    return then


def is_sent_again(browser: Browser, answer: Answer) -> None:
    """What was kept becomes a part of the ticket without another upload."""
    [token] = KEPT.findall(answer.text)
    sent = browser.post(FILES, {"subject": "Now with a subject", "_files": token})
    assert sent.status == 303, sent.text
    gives_out("a.log", "a.log", BINARY)(browser, sent)


def is_sent_again_by_a_program(browser: Browser, answer: Answer) -> None:
    [file] = answer.json["files"]
    assert {key: file[key] for key in ("field", "name", "size")} == {
        "field": "attachments", "name": "a.log", "size": len(BINARY),
    }  # fmt: skip
    sent = browser.post(FILES, {"subject": "Now with a subject", "_files": file["token"]}, **JSON)
    assert sent.status == 201, sent.text
    gives_out("a.log", "a.log", BINARY)(browser, sent)


def has_subject_missing(answer: Answer) -> None:
    assert answer.type == "application/problem+json"
    assert [(error["field"], error["code"]) for error in answer.json["errors"]] == [("subject", "value_missing")]


UPLOADS: list[Case] = [
    upload(
        "a file",
        303,
        "With a file",
        [(LONG_NAME, BINARY)],
        stored={"team": "files", "subject": "With a file", "attachments": [stored_file(SHOWN_NAME, BINARY)]},
        then=gives_out(SHOWN_NAME, "Drucker _1_.log", BINARY),
    ),
    upload(
        "a file as large as the limit",
        303,
        "With a large file",
        [("a.log", b"x" * FILE_LIMIT)],
        stored={"attachments": [stored_file("a.log", b"x" * FILE_LIMIT)]},
        then=gives_out("a.log", "a.log", b"x" * FILE_LIMIT),
    ),
    upload("a file that is too large", 422, "x", [("a.log", b"x" * (FILE_LIMIT + 1))], check=says(SUMMARY_TOO_LARGE)),
    upload(
        "a file of another kind beside one that is kept",
        422,
        "x",
        [("a.exe", b"x"), ("a.log", b"x")],
        check=says("“a.exe” is none of .log.", "Keep a.log (1 B)"),
    ),
    upload(
        "three files, two of them the same",
        303,
        "Three",
        [("a.log", b"1"), ("b.log", b"2"), ("c.log", b"1")],
        stored={
            "attachments": [stored_file("a.log", b"1"), stored_file("b.log", b"2"), stored_file("c.log", b"1")],
        },
    ),
    upload("a file beside a mistake", 422, "", [("a.log", BINARY)], check=says("Keep a.log ("), then=is_sent_again),
    upload(
        "a program's file beside a mistake",
        422,
        "",
        [("a.log", BINARY)],
        fields=JSON,
        check=has_subject_missing,
        then=is_sent_again_by_a_program,
    ),
    upload("a body longer than any form may be", 413, "x", [("a.log", b"x" * BODY_LIMIT)], check=says(*BODY_TOO_LARGE)),
    Case(
        "a file that is not kept any more",
        422,
        path=FILES,
        fields={"Content-Type": URLENCODED},
        body=b"subject=x&_files=AAAA",
        check=says("A file from an earlier try is no longer kept. Choose it again."),
    ),
]
