"""The Nu HTML checker finds nothing in any page and state. It is of 2020: what is newer is written down here."""

import http.client
from urllib.parse import urlencode, urlparse

# What the checker of 2020 does not know yet.
NEWER = [
    # HTML §6.8.7: only a warning, and every browser of today has it.
    "The “inputmode” attribute is not supported in all browsers. Please be sure to test, and consider using a polyfill.",
]
FORM = "/cgi-bin/docket-cgi/forms/kinds"
TEAM = """
name: "Kinds & <kinds>"
description: A *team* with `every` [kind](https://example.com/) of field.
published: true
form:
  published: true
  introduction: "Two\\n\\nparagraphs"
  fields:
    - { type: customer_name, label: Name, required: true, placeholder: Ada, min_length: 2, max_length: 9 }
    - { type: email, label: Email, description: A *hint*. }
    - { type: phone, label: "Phone \\"home\\"" }
    - { type: custom, name: site, label: Site, input_type: url }
    - { type: custom, name: seats, label: Seats, input_type: number, min: 1, max: 9 }
    - { type: custom, name: size, label: Size, input_type: decimal, step: 0.5, default: 1.5 }
    - { type: custom, name: terms, label: Terms, input_type: checkbox, required: true, description: All of them. }
    - { type: custom, name: color, label: Colour, input_type: radio, options: [Red, Green], required: true, default: Red }
    - { type: custom, name: land, label: Country, input_type: selection, options: [{ group: Europe, options: [IT, DE] }, JP] }
    - { type: custom, name: plan, label: Plan, input_type: selection, options: [A, B], required: true, default: B }
    - { type: description, label: Question, rows: 4 }
    - { type: attachments, label: Files, max_files: 2, accept: [image/*, .pdf, text/csv] }
    - { type: custom, name: proof, label: Proof, input_type: file }
"""


def fetch(server, path, form=None):
    connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=10)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection.request("POST" if form else "GET", path, urlencode(form) if form else None, kind)
    response = connection.getresponse()
    return response, response.read()


def test_the_nu_checker_finds_nothing(server, check_markup):
    (server.site / "teams/kinds").mkdir()
    (server.site / "teams/kinds/team.yaml").write_text(TEAM)
    server.wait_for(r"(?s)Built.*Built 5 pages and 2 forms")
    wrong = {"email": "x", "seats": "many", "size": "1.25", "land": "XX", "plan": "old", "description": "\n</textarea>"}
    right = {"customer_name": "Ada", "terms": "Yes", "color": "Green", "plan": "A"}
    pages = {
        "home": (200, fetch(server, "/")), "team": (200, fetch(server, "/kinds/")),
        "form": (200, fetch(server, "/kinds/contact/")), "missing": (404, fetch(server, "/nothing/")),
        "errors": (422, fetch(server, FORM, wrong)), "unknown": (404, fetch(server, FORM + "x")),
    }  # fmt: skip
    accepted = fetch(server, FORM, right)[0]
    pages["ticket"] = (200, fetch(server, accepted.headers["Location"]))
    for name, (status, (response, _)) in pages.items():
        assert response.status == status, name
    found = check_markup({name: html for name, (_, (_, html)) in pages.items()})
    assert [entry for entry in found if entry[1] not in NEWER] == []
    # The checker has really read the page: it knows what it does not know.
    assert ("errors", NEWER[0]) in found
