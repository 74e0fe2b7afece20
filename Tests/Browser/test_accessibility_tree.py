"""What Chromium tells assistive technology of each control: role, name, description, whether it is needed and valid."""

import pytest
from teams import team_with

TEAM = team_with("""\
- { type: customer_name, label: Name, required: true, max_length: 9 }
- { type: email, label: Email, description: A *hint*., required: true }
- { type: phone, label: Phone }
- { type: custom, name: site, label: Site, input_type: url }
- { type: custom, name: seats, label: Seats, input_type: number, min: 1, max: 9, required: true }
- { type: custom, name: size, label: Size, input_type: decimal, step: 0.5 }
- { type: custom, name: terms, label: Terms, input_type: checkbox, required: true, description: All of them. }
- { type: custom, name: color, label: Colour, input_type: radio, options: [Red, Green], required: true }
- { type: custom, name: land, label: Country, input_type: selection, options: [IT, JP], required: true }
- { type: description, label: Question, required: true }
""", form="", name="Kinds")
# (role, name): (required, description and error where there is none to mend, the same with every mistake)
CONTROLS = {
    ("textbox", "Name"): (True, "At most 9 characters.", "At most 9 characters. Error: Fill in “Name”."),
    ("textbox", "Email"): (
        True, "A hint.", "A hint. Error: Write “Email” as one email address, such as name@example.com."),
    ("textbox", "Phone"): (False, "", ""),
    ("textbox", "Site"): (False, "", "Error: Write “Site” as a full web address, such as https://example.com."),
    ("spinbutton", "Seats"): (True, "From 1 to 9.", "From 1 to 9. Error: “Seats” must be 9 or less."),
    ("spinbutton", "Size"): (
        False, "In steps of 0.5.", "In steps of 0.5. Error: “Size” must be 1 or 1.5, the nearest values allowed."),
    ("checkbox", "Terms"): (True, "All of them.", "All of them. Error: Tick “Terms” to go on."),
    ("radio", "Red"): (True, "", ""),
    ("radio", "Green"): (True, "", ""),
    ("combobox", "Country"): (True, "", "Error: Choose an answer to “Country”."),
    ("textbox", "Question"): (True, "", "Error: Fill in “Question”."),
}  # fmt: skip


def nodes(page):
    """The tree's nodes that are not ignored, as (role, name) with description and properties."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in tree:
        if not node["ignored"]:
            properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
            yield (
                (node["role"]["value"], node.get("name", {}).get("value", "")),
                node.get("description", {}).get("value", ""), properties,
            )  # fmt: skip


@pytest.fixture
def form(server, chromium):
    (server.site / "teams/kinds").mkdir()
    (server.site / "teams/kinds/team.yaml").write_text(TEAM)
    server.wait_for(r"(?s)Built.*Built 5 pages and 2 forms")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server.address}/kinds/contact/")
    yield page
    context.close()


def controls(page):
    roles = {role for role, _ in CONTROLS}
    return {key: (description, properties) for key, description, properties in nodes(page) if key[0] in roles}


def test_each_control_has_role_name_and_description(form):
    found = controls(form)
    assert found.keys() == CONTROLS.keys()
    for key, (required, description, _) in CONTROLS.items():
        shown, properties = found[key]
        assert (shown, properties.get("invalid")) == (description, "false"), key
        # Chromium’s tree has it for none of these; radio buttons have a group.
        if key[0] not in ("radio", "checkbox", "combobox"):
            assert properties.get("required", False) == required, key
    [group] = [properties for key, _, properties in nodes(form) if key == ("radiogroup", "Colour")]
    assert (group.get("required"), group.get("invalid", "false")) == (True, "false")


@pytest.mark.parametrize("judge", ["script", "server"])
def test_each_control_says_what_is_wrong(form, judge):
    form.get_by_label("Email").fill("nobody")
    form.get_by_label("Site").fill("nowhere")
    form.get_by_label("Seats").fill("10")
    form.get_by_label("Size").fill("1.2")
    if judge == "script":
        form.get_by_role("button").click()
    else:
        form.evaluate("() => document.querySelector('form[method=post]').submit()")
        form.wait_for_url("**/forms/kinds")
    form.get_by_role("alert").wait_for()
    found = controls(form)
    assert found.keys() == CONTROLS.keys()
    for key, (_, before, after) in CONTROLS.items():
        shown, properties = found[key]
        assert shown == after, key
        is_wrong = after != before or key[0] == "radio"
        assert properties.get("invalid") == ("true" if is_wrong else "false"), key
    groups = {key: (description, properties) for key, description, properties in nodes(form) if key[0] == "radiogroup"}
    description, properties = groups[("radiogroup", "Colour")]
    assert (description, properties["invalid"]) == ("Error: Choose an answer to “Colour”.", "true")
    alerts = [key for key, _, _ in nodes(form) if key[0] == "alert"]
    assert alerts == [("alert", "There is a problem")]
