"""What a browser loads for a form: the page given back with its errors, the style sheets and the scripts, compressed."""

import gzip
import re
import urllib.error
import urllib.parse
import urllib.request

from teams import team_with

TEAM = team_with("""\
- { type: customer_name, label: Full name, required: true, width: 6 }
- { type: email, label: Email address, width: 6 }
- { type: phone, label: Phone, width: 6, pattern: "[0-9 +]{5,20}", pattern_message: "Write digits, spaces and + only." }
- { type: company, label: Company, width: 6 }
- { type: custom, name: product, input_type: radio, label: Which product is it about?, options: [Printer, Scanner, Other], required: true }
- { type: custom, name: other_product, label: Which one?, required: true, visibility: { only_if: { field: product, selected: Other } } }
- { type: custom, name: bought, input_type: date, label: When did you buy it?, min: 2020-01-01, max: 2030-12-31 }
- { type: custom, name: pages, input_type: number, label: How many pages has it printed?, min: 0, visibility: { only_if: { field: product, selected: Printer } } }
- { type: custom, name: parts, input_type: checkboxes, label: Which parts are affected?, options: [Lid, Paper tray, Cable, Display], required: { only_if: { field: product, not_selected: Other } } }
- { type: subject, label: Subject, required: true, max_length: 80 }
- { type: description, label: What happened?, required: true, rows: 6, max_length: 2000 }
- { type: attachments, label: Photographs or documents, max_files: 3, max_size: 5 MB, accept: [image/*, .pdf], visibility: { only_if: { field: subject, set: true } } }
""", form="title: Report a problem\nat_least_one_of: [[email, phone]]", name="Repairs")


def test_a_form_of_twelve_fields_weighs_at_most_14_kb(server):
    folder = server.site / "teams" / "repairs"
    folder.mkdir()
    (folder / "team.yaml").write_text(TEAM)
    server.wait_for("and 2 forms")
    address = f"{server.address}/cgi-bin/docket-cgi/forms/repairs"
    body = urllib.parse.urlencode({"subject": "x", "pages": "many", "product": "Printer"}).encode()
    try:
        urllib.request.urlopen(address, body)
        raise AssertionError("accepted")
    except urllib.error.HTTPError as error:
        assert error.code == 422
        page = error.read().decode()
    assert page.count('class="error-message"') == 5
    weights = {"page": len(gzip.compress(page.encode(), 9))}
    for asset in re.findall(r'(?:href|src)="(/assets/[^"]+\.(?:css|js))"', page):
        request = urllib.request.Request(server.address + asset)
        with urllib.request.urlopen(request) as response:
            weights[asset] = len(gzip.compress(response.read(), 9))
    assert len(weights) == 4, weights
    assert sum(weights.values()) <= 14_000, weights
