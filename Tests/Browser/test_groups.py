"""Groups whose questions depend on others, and the help that controls name."""

import pytest
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: custom, name: kind, input_type: radio, label: Kind, options: [A, B, C], default: C }
- group: Two
  fields:
    - { heading: About it }
    - { text: "Tell us *more*." }
    - { type: custom, name: first, label: First, max_length: 20, visibility: { only_if: { field: kind, selected: A } } }
    - { type: custom, name: second, label: Second, visibility: { only_if: { field: kind, selected: B } } }
    - { type: tags, input_type: hidden, default: x }
- group: Texts
  fields:
    - { text: Only a text. }
    - { type: custom, name: always, label: Always }
- group: Wide
  fields:
    - { type: custom, name: wide, label: Wide one, devices: { mobile: false } }
- { type: custom, name: mixed, label: Mixed, visibility: { only_if: { all: [{ field: kind, selected: B }, { any: [{ field: always, set: true }, { all: [{ field: kind, not_selected: A }, { field: wide, set: true }] }] }] } } }
""")
WORDS = (
    "Only if “Kind” is “B” and (at least one of these: “Always” has an answer or "
    "(all of these: “Kind” is not “A” and “Wide one” has an answer))."
)


@pytest.fixture
def form(page, form_of):
    page.goto(form_of(TEAM))
    return page


def legends(page) -> list[str]:
    return [one.inner_text() for one in page.locator(".form-group > legend").all() if one.is_visible()]


def test_a_frame_goes_with_the_last_of_its_questions(form):
    form.set_viewport_size({"width": 1200, "height": 800})
    assert legends(form) == ["Texts", "Wide"]
    expect(form.get_by_text("About it")).to_be_hidden()
    for option, name in [("A", "First"), ("B", "Second")]:
        form.get_by_label(option, exact=True).check()
        assert legends(form) == ["Two", "Texts", "Wide"]
        expect(form.get_by_text("About it")).to_be_visible()
        expect(form.get_by_label(name)).to_be_visible()
    form.get_by_label("C", exact=True).check()
    assert legends(form) == ["Texts", "Wide"]
    form.set_viewport_size({"width": 400, "height": 800})
    assert legends(form) == ["Texts"]


ON_SCREENS = team_with("""\
- { type: custom, name: kind, input_type: radio, label: Kind, options: [A, B, C], default: C }
- group: For desktops
  fields:
    - { type: custom, name: first, label: First, visibility: { only_if: { field: kind, selected: A } } }
    - { type: custom, name: second, label: Second, devices: { mobile: false } }
- group: For phones
  fields:
    - { type: custom, name: third, label: Third, devices: { desktop: false } }
    - { type: custom, name: fourth, label: Fourth, visibility: { only_if: { field: kind, selected: B } }, devices: { mobile: false } }
""")


def test_a_frame_goes_where_a_screen_hides_one_question_and_a_condition_the_other(page, form_of):
    page.goto(form_of(ON_SCREENS))
    shown = {"A": ["For desktops"], "B": ["For desktops", "For phones"], "C": ["For desktops"]}
    page.set_viewport_size({"width": 1200, "height": 800})
    for option, frames in shown.items():
        page.get_by_label(option, exact=True).check()
        assert legends(page) == frames, option
    shown = {"A": ["For desktops", "For phones"], "B": ["For phones"], "C": ["For phones"]}
    page.set_viewport_size({"width": 400, "height": 800})
    for option, frames in shown.items():
        page.get_by_label(option, exact=True).check()
        assert legends(page) == frames, option


def dangling(page) -> list[str]:
    """Names of elements that describe a control and are not there, or are hidden while the control is not."""
    return page.evaluate(
        """() => [...document.querySelectorAll("[aria-describedby]")].filter((one) => one.checkVisibility()).flatMap((one) =>
            one.getAttribute("aria-describedby").split(" ").filter((id) => {
                const other = document.getElementById(id);
                return !other || getComputedStyle(other).display === "none";
            }))"""
    )


def test_no_control_is_described_by_what_is_hidden_or_gone(form):
    has_script = form.locator('input[name="_id"]').count() == 1
    for option in ["C", "A", "B"]:
        form.get_by_label(option, exact=True).check()
        assert dangling(form) == []
    # A style sheet shows it in time, so that nothing is said of when.
    expect(form.get_by_label("Second")).to_have_accessible_description("")
    form.get_by_label("A", exact=True).check()
    expect(form.get_by_label("First")).to_have_accessible_description("At most 20 characters.")
    form.get_by_label("B", exact=True).check()
    if not has_script:
        expect(form.get_by_label("Mixed")).to_have_accessible_description(WORDS)
