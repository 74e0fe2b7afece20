"""The requests that every server must answer alike: what is sent, what comes back, what is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from help_centre import ANSWERS, GATEWAY, ORIGIN
from web import URLENCODED, Answer, Browser, multipart

FORM = f"{GATEWAY}/forms/care"
JSON = {"Accept": "application/json"}
FORM_METHODS = "GET, HEAD, POST"
NAME_ONLY = {"customer_name": "Ada", "email": "ada@example.com"}
FOREIGN = (
    "This form was sent from another site",
    "Nothing was stored, because forms are taken from this site’s own pages alone. Please open the form here and send it again.",
)
HOSTILE = '"><script>alert(1)</script>'


@dataclass(frozen=True)
class Case:
    """One request and all that is expected of it."""

    name: str
    status: int
    method: str = "POST"
    path: str = FORM
    fields: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    # The keys and values that the one new ticket has; None where nothing may be stored.
    stored: dict | None = None
    check: Callable[[Answer], None] = lambda answer: None
    # What follows the answer, as in a browser.
    then: Callable[[Browser, Answer], None] = lambda browser, answer: None
    # The server, if any, that makes another request of it before the gateway sees it.
    unless: str = ""


def get(name: str, status: int, path: str, **more) -> Case:
    return Case(name, status, "GET", path, **more)


def form(name: str, status: int, body: bytes | dict[str, str] | list[tuple[str, str]], **more) -> Case:
    """A form as a browser sends it, unless `fields` says otherwise."""
    if not isinstance(body, bytes):
        # What is accepted is a submission of its own, though others have the same answers.
        body = [*(body.items() if isinstance(body, dict) else body), *([("_id", name)] if "stored" in more else [])]
    encoded = body if isinstance(body, bytes) else urlencode(body).encode()
    fields = {"Content-Type": URLENCODED} | more.pop("fields", {})
    return Case(name, status, fields=fields, body=encoded, **more)


def parts(name: str, status: int, values: list[tuple[str, str, str | None]], **more) -> Case:
    content_type, body = multipart([*values, *([("_id", name, None)] if "stored" in more else [])])
    return Case(name, status, fields={"Content-Type": content_type} | more.pop("fields", {}), body=body, **more)


# Checks, each of which says what it expects.


def shows_form(answer: Answer) -> None:
    page = answer.page
    assert page.action == FORM
    assert set(ANSWERS) - {"call", "product"} <= set(page.values)


def is_head(answer: Answer) -> None:
    assert answer.body == b""
    assert answer.type == "text/html"


def allows(methods: str) -> Callable[[Answer], None]:
    def check(answer: Answer) -> None:
        assert answer.field("Allow") == methods

    return check


def says(*texts: str) -> Callable[[Answer], None]:
    """A page of the gateway's own, not one that the server made."""

    def check(answer: Answer) -> None:
        assert answer.type == "text/html"
        assert answer.field("Cache-Control") == "no-store"
        for text in texts:
            assert text in answer.page.text

    return check


def is_problem(title: str, detail: str) -> Callable[[Answer], None]:
    def check(answer: Answer) -> None:
        assert answer.type == "application/problem+json"
        assert answer.json == {"type": "about:blank", "title": title, "status": answer.status, "detail": detail}

    return check


def has_errors(*errors: tuple[str, str, str]) -> Callable[[Answer], None]:
    """A problem with exactly these errors: field, code, message."""

    def check(answer: Answer) -> None:
        assert answer.type == "application/problem+json"
        expected = [{"field": name, "code": code, "message": message} for name, code, message in errors]
        assert answer.json == {
            "type": "about:blank",
            "title": "There is a problem",
            "status": 422,
            "detail": " ".join(message for _, _, message in errors),
            "errors": expected,
        }

    return check


def keeps(answers: dict[str, str], invalid: set[str]) -> Callable[[Answer], None]:
    """The form again, with every answer and with errors at these fields."""

    def check(answer: Answer) -> None:
        page = answer.page
        assert page.title.startswith("Error: ")
        assert {name: page.values.get(name) for name in answers} == answers
        assert page.invalid == invalid
        assert "script" not in page.tags

    return check


def is_created(answer: Answer) -> None:
    assert answer.type == "application/json"
    assert set(answer.json) == {"ticket"}
    assert set(answer.json["ticket"]) == {"number", "url"}
    assert answer.json["ticket"]["url"] == ORIGIN + (answer.field("Location") or "")
    assert answer.json["ticket"]["url"].startswith(f"{ORIGIN}{GATEWAY}/tickets/")


NAME_MISSING = ("customer_name", "value_missing", "Fill in “Full name”.")
EMAIL_MISSING = ("email", "value_missing", "Fill in “Email address”.")
UNKNOWN = ("Page not found", "There is no form at this address. If you have just sent one, it was not stored.")
CLOSED = (
    "Closed at the moment",
    "This team takes no new questions at the moment. If you have just sent one, it was not stored. Please try again later.",
)
NO_TICKET = (
    "Ticket not found",
    "There is no ticket at this address. Check that you have the whole address of the ticket’s page.",
)
NOT_WHOLE = "The form could not be read"
NO_FORM = (
    "This is not a form",
    "Nothing was stored. A form must be sent as application/x-www-form-urlencoded or multipart/form-data.",
)
NO_FILES = (
    "Please look at your files",
    "This form has no place for these files: notes.txt. Nothing was sent yet. Send the form again to go on without them.",
)
TOO_LONG = ("The message is too long", "All answers together may have at most 2 MB.")
WRONG = {
    "customer_name": HOSTILE + "x" * 60,
    "email": f"nobody{HOSTILE}",
    "subject": HOSTILE,
    "description": f"\n{HOSTILE}</textarea>\nlast line",
    "copies": "three",
    "product": "Scanner",
    "call": "Agreed",
}
SCRIPTS = "🦉 αβγ – مرحبا بالعالم – שלום – 日本語 – e\u0301 – \u202eدعم"
LIMIT = 2_000_000


def padded(size: int) -> bytes:
    """A form that passes, with a body of exactly this size."""
    start = urlencode(NAME_ONLY | {"description": ""}).encode()
    return start + b"x" * (size - len(start))


CASES: list[Case] = [
    # The form and its methods.
    get("the form", 200, FORM, check=shows_form),
    Case("the form's head", 200, "HEAD", check=is_head),
    *[
        Case(f"{method} on a form", 405, method, check=allows(FORM_METHODS))
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS")
    ],
    Case(
        "a JSON client's DELETE on a form",
        405,
        "DELETE",
        fields=JSON,
        check=is_problem(
            "This address does not work like that", f"Nothing was stored. The methods allowed here are: {FORM_METHODS}."
        ),
    ),
    form("a form sent to a ticket", 405, ANSWERS, path=f"{GATEWAY}/tickets/{'a' * 24}", check=allows("GET, HEAD")),
    form("a long form sent to a ticket", 405, padded(LIMIT), path=f"{GATEWAY}/tickets/x", check=allows("GET, HEAD")),
    form("a form sent to an unknown route", 404, ANSWERS, path=f"{GATEWAY}/nothing", check=says("Page not found")),
    # What another site's page sends in a customer's name.
    form("a form from another site", 403, ANSWERS, fields={"Origin": "https://evil.example"}, check=says(*FOREIGN)),
    form("a form from nowhere", 403, ANSWERS, fields={"Origin": "null"}, check=says(*FOREIGN)),
    form("a form from another site, by its metadata", 403, ANSWERS, fields={"Sec-Fetch-Site": "cross-site"}, check=says(*FOREIGN)),
    form("a JSON client's form from another site", 403, ANSWERS, fields=JSON | {"Origin": ORIGIN + ".evil.example"}, check=is_problem(*FOREIGN)),
    # What is accepted.
    form("a form", 303, ANSWERS, stored=ANSWERS),
    form("a form from the site itself", 303, ANSWERS | {"copies": "4"}, fields={"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}, stored=ANSWERS | {"copies": "4"}),
    form(
        "a form from a browser that names JSON last",
        303,
        NAME_ONLY,
        fields={"Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"},
        stored=NAME_ONLY,
    ),
    parts("a multipart form", 303, [(name, value, None) for name, value in ANSWERS.items()], stored=ANSWERS),
    form("a JSON client's form", 201, ANSWERS, fields=JSON, stored=ANSWERS, check=is_created),
    form(
        "a JSON client with a forged host",
        201,
        NAME_ONLY,
        fields=JSON | {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"},
        stored=NAME_ONLY,
        check=is_created,
    ),
    form(
        "every script",
        303,
        NAME_ONLY | {"subject": SCRIPTS, "description": SCRIPTS},
        stored=NAME_ONLY | {"subject": SCRIPTS, "description": SCRIPTS},
    ),
    form(
        "CRLF and CR in a value",
        303,
        NAME_ONLY | {"description": "one\r\ntwo\rthree"},
        stored={"description": "one\ntwo\nthree"},
    ),
    form(
        "a value that would be a header field",
        303,
        NAME_ONLY | {"subject": "x\r\nSet-Cookie: evil=1"},
        stored={"subject": "xSet-Cookie: evil=1"},
    ),
    form(
        "a repeated name",
        303,
        [("subject", "first"), *NAME_ONLY.items(), ("subject", "second")],
        stored={"subject": "first"},
    ),
    form(
        "unknown parameters",
        303,
        NAME_ONLY | {"priority": "3", "token": "mine", "stage": "Solved", "_new": "x"},
        stored=NAME_ONLY | {"priority": 0, "stage": "New", "answers": {}},
    ),
    form("%zz", 303, urlencode(NAME_ONLY).encode() + b"&subject=100%zz+%e2%82", stored={"subject": "100%zz \ufffd"}),
    form(
        "invalid UTF-8",
        303,
        urlencode(NAME_ONLY).encode() + b"&subject=%ff%fea\xc3(",
        stored={"subject": "\ufffd\ufffda\ufffd("},
    ),
    form("NUL", 303, urlencode(NAME_ONLY).encode() + b"&subject=a%00b", stored={"subject": "a\ufffdb"}),
    form("a Proxy field", 303, NAME_ONLY, fields={"Proxy": "http://203.0.113.9:80/"}, stored=NAME_ONLY),
    form("a body as long as the limit", 303, padded(LIMIT), stored=NAME_ONLY),
    # What does not pass.
    form("wrong answers", 422, WRONG, check=keeps(WRONG, {"customer_name", "email", "copies"})),
    parts(
        "wrong answers in multipart",
        422,
        [(name, value, None) for name, value in WRONG.items()],
        check=keeps(WRONG, {"customer_name", "email", "copies"}),
    ),
    form(
        "wrong answers of a JSON client",
        422,
        {"email": "nobody", "copies": "21", "product": "Plotter"},
        fields=JSON,
        check=has_errors(
            NAME_MISSING,
            ("email", "type_mismatch", "Write “Email address” as one email address, such as name@example.com."),
            ("copies", "range_overflow", "“Copies” must be 20 or less."),
            ("product", "not_an_option", "Choose one of the answers offered for “Product”."),
        ),
    ),
    form("an empty form", 422, b"", check=keeps({"customer_name": "", "email": ""}, {"customer_name", "email"})),
    form("a JSON client's empty form", 422, b"", fields=JSON, check=has_errors(NAME_MISSING, EMAIL_MISSING)),
    Case("no body and no type", 422, fields=JSON, body=b"", check=has_errors(NAME_MISSING, EMAIL_MISSING)),
    # What is no form.
    form("a body longer than the limit", 413, padded(LIMIT + 1), check=says(*TOO_LONG)),
    form("a body far longer than the limit", 413, padded(5 * LIMIT), check=says(*TOO_LONG)),
    parts(
        "a file where none is asked for",
        422,
        [*((name, value, None) for name, value in NAME_ONLY.items()), ("attachments", "secret", "notes.txt")],
        check=says(*NO_FILES),
    ),
    parts(
        "a JSON client's file where none is asked for",
        422,
        [*((name, value, None) for name, value in NAME_ONLY.items()), ("attachments", "x", "notes.txt")],
        fields=JSON,
        check=is_problem(*NO_FILES),
    ),
    form("plain text", 415, NAME_ONLY, fields={"Content-Type": "text/plain"}, check=says(*NO_FORM)),
    form(
        "JSON",
        415,
        b'{"email":"ada@example.com"}',
        fields=JSON | {"Content-Type": "application/json"},
        check=is_problem(*NO_FORM),
    ),
    # Caddy takes a body without a type for a form of the usual one.
    Case("a body without a type", 415, body=b"email=ada", check=says(*NO_FORM), unless="caddy"),
    form(
        "10,000 parameters",
        400,
        b"&".join(b"a%d=1" % number for number in range(10_000)),
        check=says(NOT_WHOLE, "The form has more than 1,000 parameters."),
    ),
    Case(
        "a multipart form that is cut off",
        400,
        fields={"Content-Type": "multipart/form-data; boundary=b"},
        body=b'--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nada',
        check=says(NOT_WHOLE, "was cut off"),
    ),
    Case(
        "multipart without a boundary",
        400,
        fields={"Content-Type": "multipart/form-data"},
        body=b"x",
        check=says(NOT_WHOLE),
    ),
    # What is not there.
    get("an unknown team", 404, f"{GATEWAY}/forms/nobody", check=says(*UNKNOWN)),
    get("an unpublished team", 404, f"{GATEWAY}/forms/board", check=says(*UNKNOWN)),
    form("a form to an unknown team", 404, ANSWERS, path=f"{GATEWAY}/forms/nobody", check=says(*UNKNOWN)),
    form("a form to an unpublished team", 404, ANSWERS, path=f"{GATEWAY}/forms/board", check=says(*UNKNOWN)),
    form(
        "a JSON client's form to an unpublished team",
        404,
        ANSWERS,
        path=f"{GATEWAY}/forms/board",
        fields=JSON,
        check=is_problem(*UNKNOWN),
    ),
    get("a closed form", 410, f"{GATEWAY}/forms/press", check=says(*CLOSED)),
    form("an answer to a closed form", 410, ANSWERS, path=f"{GATEWAY}/forms/press", check=says(*CLOSED)),
    form(
        "a JSON client's answer to a closed form",
        410,
        ANSWERS,
        path=f"{GATEWAY}/forms/press",
        fields=JSON,
        check=is_problem(*CLOSED),
    ),
    get("an unknown token", 404, f"{GATEWAY}/tickets/{'a' * 24}", check=says(*NO_TICKET)),
    get("no token", 404, f"{GATEWAY}/tickets/1", check=says(*NO_TICKET)),
    get(
        "an unknown token of a JSON client",
        404,
        f"{GATEWAY}/tickets/{'a' * 24}",
        fields=JSON,
        check=is_problem(*NO_TICKET),
    ),
    get("the gateway itself", 404, GATEWAY, check=says("Page not found")),
    get("an unknown route", 404, f"{GATEWAY}/forms/care/more", check=says("Page not found")),
    get("a route with an encoded slash, or none", 404, f"{GATEWAY}/forms%2fnobody"),
]
