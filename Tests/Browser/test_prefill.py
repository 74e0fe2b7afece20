"""Links that fill in a form: the page’s script and the gateway make the same of them."""

import pytest
from teams import team_with

TEAM = team_with("""\
- { type: email, label: Email, multiple: true, default: a@x.example, prefill: true }
- { type: custom, name: product, input_type: radio, label: Product, options: [Printer, Scanner], default: Printer, prefill: true }
- { type: custom, name: shop, input_type: selection, label: Shop, options: [Oslo, Rome], default: Rome, prefill: true }
- { type: custom, name: city, input_type: selection, label: City, options: [Bonn, Bern], prefill: true }
- { type: custom, name: parts, input_type: checkboxes, label: Parts, options: [Lid, Tray], default: [Lid], prefill: true }
- { type: custom, name: news, input_type: checkbox, label: News, value: Please, default: true, prefill: true }
- { type: custom, name: pieces, input_type: number, label: Pieces, default: 5, prefill: true }
- { type: custom, name: day, input_type: date, label: Day, default: 2026-12-24, prefill: true }
- { type: custom, name: visit, input_type: datetime, label: Visit, default: 2026-12-24 18:00, prefill: true }
- { type: subject, label: Subject, default: Hello, prefill: true }
- { type: company, label: Company, default: ACME }
""")
DEFAULTS = {
    "email": "a@x.example", "product": "Printer", "shop": "Rome", "city": "", "parts": "Lid", "news": "Please",
    "pieces": "5", "day": "2026-12-24", "visit": "2026-12-24T18:00", "subject": "Hello", "company": "ACME",
}  # fmt: skip
LINKS = {
    "": {},
    "email=c@z.example": {"email": "c@z.example"},
    "email=c@z.example, d@z.example": {"email": "c@z.example,d@z.example"},
    "product=Scanner&shop=Oslo&city=Bern&parts=Tray&company=Other": {
        "product": "Scanner", "shop": "Oslo", "city": "Bern", "parts": "Tray",
    },
    "product=Fax&shop=Paris&city=Paris&parts=Wheel&news=No": {},
    "product=&shop=&city=&parts=&news=": {},
    "parts=Wheel&parts=Tray&parts=Lid&product=Fax&product=Scanner": {"parts": "Lid Tray", "product": "Scanner"},
    "pieces=many&day=soon&visit=2026-12-24": {},
    "pieces=1e1&day=2026-01-01&visit=2026-01-01 09:30": {"pieces": "1e1", "day": "2026-01-01", "visit": "2026-01-01T09:30"},
    "pieces=&day=&visit=&subject=": {"pieces": "", "day": "", "visit": "", "subject": ""},
    "subject= a {label}": {"subject": " a {label}"},
}
VALUES = """() => {
  const values = {};
  for (const field of document.querySelectorAll("[data-name]")) {
    const controls = [...field.querySelectorAll("input, select, textarea")];
    const isBox = ["radio", "checkbox"].includes(controls[0].type);
    values[field.dataset.name] = controls.filter((one) => !isBox || one.checked).map((one) => one.value).join(" ");
  }
  return values;
}"""


@pytest.fixture
def site(server, form_of):
    form_of(TEAM)
    return server


@pytest.mark.parametrize("place", ["/customer-care/contact/", "/cgi-bin/docket-cgi/forms/customer-care"], ids=["script", "gateway"])
def test_a_link_fills_in_what_the_controls_can_hold(chromium, site, place):
    context = chromium.new_context(java_script_enabled="contact" in place)
    page = context.new_page()
    for link, changed in LINKS.items():
        page.goto(f"{site.address}{place}?{link.replace(' ', '%20')}")
        if "contact" in place:
            page.locator("[name=_id]").wait_for(state="attached")
        assert page.evaluate(VALUES) == {**DEFAULTS, **changed}, link
    context.close()
