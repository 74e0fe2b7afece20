"""Files in a real browser: chosen, kept after a mistake, sent once, downloaded as they were."""

import hashlib
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: email, label: Email address, required: true }
- { type: attachments, label: Photos, required: true, max_files: 3, max_size: 3 MB, accept: [image/*, .log] }
""", form="title: What is broken?", name="Repairs")
PHOTO = bytes(range(256)) * 8_000
NAME = "Drucker „kaputt“ 日本.png"


@pytest.fixture
def form(page, server, tmp_path):
    """The page of a form that takes files, with two files to choose from."""
    (server.site / "teams/repairs").mkdir()
    (server.site / "teams/repairs/team.yaml").write_text(TEAM)
    server.wait_for(r"(?s)Built.*Built \d+ pages and 2 forms")
    (tmp_path / NAME).write_bytes(PHOTO)
    (tmp_path / "print.log").write_bytes(b"jammed\n")
    (tmp_path / "virus.exe").write_bytes(b"MZ")
    page.goto(f"{server.address}/repairs/contact/")
    return page


def choose(page, tmp_path, *names):
    page.get_by_label("Photos").set_input_files([tmp_path / name for name in names])


def send(page):
    page.get_by_role("button", name="Send").click()


def send_unchecked(page):
    """Sends the form past its script, which would have told the mistake before anything is sent."""
    page.evaluate("() => document.querySelector('form[method=post]').submit()")


def test_what_a_form_takes_is_said_beforehand(form):
    expect(form.get_by_label("Photos")).to_have_accessible_description(
        "Up to 3 files of at most 3 MB each: images or .log."
    )


def test_a_file_survives_a_mistake_elsewhere_and_comes_back_as_it_was(form, server, tmp_path):
    page = form
    page.get_by_label("Email address").fill("ada@")
    choose(page, tmp_path, NAME, "print.log")
    send_unchecked(page)

    # The mistake is elsewhere, and both files are still there.
    expect(page.get_by_role("alert", name="There is a problem").get_by_role("link")).to_have_count(1)
    photo = page.get_by_role("checkbox", name=f"Keep {NAME} (2.1 MB)")
    expect(photo).to_be_checked()
    expect(page.get_by_role("checkbox", name="Keep print.log (7 B)")).to_be_checked()
    assert server.tickets() == []

    # What is not wanted any more loses its tick; nothing is chosen again.
    page.get_by_role("checkbox", name="Keep print.log (7 B)").uncheck()
    page.get_by_label("Email address").fill("ada@example.com")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Your ticket number is 1.")
    assert len(sent[0].post_data_buffer) < 10_000

    digest = hashlib.sha256(PHOTO).hexdigest()
    [ticket] = server.tickets()
    assert ticket["attachments"] == [
        {"name": NAME, "size": len(PHOTO), "type": "image/png", "sha256": digest, "field": "attachments"}
    ]
    shown = subprocess.run(
        [server.docket, "tickets", "show", "1", "--home", server.home], check=True, capture_output=True, text=True,
        timeout=30,
    ).stdout  # fmt: skip
    assert f"{server.home}/attachments/{digest[:2]}/{digest}" in shown
    with page.expect_download() as download:
        page.get_by_role("link", name=NAME).click()
    assert download.value.suggested_filename == NAME
    assert download.value.path().read_bytes() == PHOTO


def test_a_file_of_another_kind_is_told_and_the_others_are_kept(form, tmp_path):
    page = form
    page.get_by_label("Email address").fill("ada@example.com")
    choose(page, tmp_path, "virus.exe", "print.log")
    send_unchecked(page)
    message = "Choose another file for “Photos”. “virus.exe” is none of images or .log."
    photos = page.get_by_label("Photos")
    expect(photos).to_have_accessible_description(
        f"Up to 3 files of at most 3 MB each: images or .log. Error: {message}"
    )
    page.get_by_role("link", name=message).click()
    expect(photos).to_be_focused()
    expect(page.get_by_role("checkbox")).to_have_count(1)
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Your ticket number is 1.")
    assert page.get_by_role("link", name="print.log").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_files_that_are_kept(chromium, form, server, tmp_path, scheme):
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce", viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(form.url)
    choose(page, tmp_path, "virus.exe", NAME)
    send_unchecked(page)
    expect(page.get_by_role("checkbox")).to_have_count(1)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Email address").fill("ada@example.com")
    send(page)
    expect(page.get_by_role("heading", name="Your files")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_script_tells_what_is_wrong_with_files_before_they_are_sent(form, server, tmp_path):
    if not form.evaluate("() => document.querySelector('input[name=_id]') !== null"):
        pytest.skip("without a script the server tells it")
    sent = []
    form.on("request", lambda request: sent.append(request.url) if request.method == "POST" or request.is_navigation_request() else None)
    form.get_by_label("Email address").fill("ada@example.com")
    for number in range(4):
        (tmp_path / f"{number}.log").write_bytes(b"x")
    (tmp_path / "large.log").write_bytes(bytes(3_000_001))
    mistakes = {
        ("virus.exe", "print.log"): "Choose another file for “Photos”. “virus.exe” is none of images or .log.",
        ("large.log",): "Choose a smaller file for “Photos”. “large.log” has more than 3 MB.",
        ("0.log", "1.log", "2.log", "3.log"): "Choose 3 files at most for “Photos”. There are 4 now.",
    }
    for names, message in mistakes.items():
        choose(form, tmp_path, *names)
        send(form)
        expect(form.get_by_role("alert").get_by_role("link")).to_have_text(message)
        expect(form.get_by_label("Photos")).to_have_accessible_description(
            f"Up to 3 files of at most 3 MB each: images or .log. Error: {message}"
        )
    assert sent == []
    choose(form, tmp_path, "print.log")
    expect(form.locator(".error-message")).to_have_count(0)
    send(form)
    expect(form.get_by_role("status")).to_contain_text("Your ticket number is 1.")


def test_a_form_without_its_file_is_told(form):
    form.get_by_label("Email address").fill("ada@example.com")
    send(form)
    expect(form.get_by_role("alert").get_by_role("link")).to_have_text("Choose a file for “Photos”.")


TOGETHER = team_with("""\
- { type: email, label: Email address, required: true }
- { type: custom, name: kind, label: Kind, input_type: checkbox }
- { type: attachments, label: Photos, max_files: 3, max_size: 3 MB, accept: [.log] }
- { type: custom, name: bill, label: Bill, input_type: file, max_size: 3 MB, visibility: { only_if: { field: kind, not_selected: "Yes" } } }
""", form="title: What is broken?")
FEWER = "Choose fewer or smaller files. All together may have at most 3 MB."


@pytest.fixture
def together(page, server, form_of, tmp_path):
    """A form whose fields alone would take more than all files of a form may have."""
    with (server.site / "site.yaml").open("a") as file:
        file.write("limits:\n  files: 3 MB\n")
    page.goto(form_of(TOGETHER))
    for size in (1_000_000, 1_000_001, 2_000_000, 3_000_001):
        (tmp_path / f"{size}.log").write_bytes(bytes(size))
    page.get_by_label("Email address").fill("ada@example.com")
    return page


def alert(page):
    return page.get_by_role("alert").get_by_role("link")


def test_all_files_together_are_judged_in_the_same_words_by_the_script_and_the_server(together, server, tmp_path):
    page = together
    is_scripted = page.locator("input[name=_id]").count() == 1
    posts = []
    page.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    choose(page, tmp_path, "2000000.log")
    page.get_by_label("Bill").set_input_files([tmp_path / "1000001.log"])
    expect(page.locator(".error-message")).to_have_count(1 if is_scripted else 0)
    send(page)
    # The field whose files are the first that do not fit any more, and no other.
    expect(alert(page)).to_have_text([FEWER])
    expect(page.locator(".field-error")).to_have_count(1)
    expect(page.get_by_label("Bill")).to_have_accessible_description(f"One file of at most 3 MB. All files of the form together may have at most 3 MB. Error: {FEWER}")
    assert len(posts) == (0 if is_scripted else 1)
    # Of what was sent, all is kept but the file that did not fit.
    expect(page.get_by_role("checkbox", name="Keep")).to_have_count(0 if is_scripted else 1)
    # Exactly as many bytes as the limit pass.
    page.get_by_label("Bill").set_input_files([tmp_path / "1000000.log"])
    if is_scripted:
        # What is mended is taken back at once.
        expect(page.locator(".error-message, .error-summary")).to_have_count(0)
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Your ticket number is 1.")
    assert [one["size"] for one in server.tickets()[0]["attachments"]] == [2_000_000, 1_000_000]


def test_the_script_counts_kept_files_and_none_that_a_condition_hides(together, tmp_path):
    page = together
    if page.locator("input[name=_id]").count() == 0:
        pytest.skip("without a script the server tells it")
    bill = page.get_by_label("Bill")
    choose(page, tmp_path, "2000000.log")
    bill.set_input_files([tmp_path / "1000001.log"])
    assert page.locator(".error-message").inner_text().endswith(FEWER)
    # Leaving the field tells nothing else.
    bill.focus()
    page.keyboard.press("Tab")
    assert page.locator(".error-message").inner_text().endswith(FEWER)
    # What is hidden is not sent.
    page.get_by_label("Kind").check()
    expect(page.locator(".error-message")).to_have_count(0)
    page.get_by_label("Kind").uncheck()
    # A field that has a mistake of its own tells that one.
    choose(page, tmp_path, "3000001.log")
    send(page)
    expect(alert(page)).to_have_text(["Choose a smaller file for “Photos”. “3000001.log” has more than 3 MB."])
    # What an earlier try has left counts, until somebody takes its tick away.
    choose(page, tmp_path, "2000000.log")
    bill.set_input_files([])
    page.get_by_label("Email address").fill("ada@")
    send_unchecked(page)
    kept = page.get_by_role("checkbox", name="Keep 2000000.log (2 MB)")
    expect(kept).to_be_checked()
    page.get_by_label("Email address").fill("ada@example.com")
    choose(page, tmp_path, "1000001.log")
    send(page)
    expect(alert(page)).to_have_text([FEWER])
    kept.uncheck()
    expect(page.locator(".error-message, .error-summary")).to_have_count(0)
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Your ticket number is 1.")
