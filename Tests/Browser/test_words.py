"""What a form says before and after somebody answers: limits, several files, labels with braces, numbers by language."""

import pytest
from playwright.sync_api import expect
from teams import team_with

TEAM = team_with("""\
- { type: custom, name: pages, input_type: number, label: "{max} {label} pages", min: 1000, max: 12500, step: 500, required: true }
- { type: custom, name: weight, input_type: decimal, label: Weight, min: 0.5, step: 0.25 }
- { type: custom, name: night, input_type: time, label: At night, min: "22:00", max: "06:00" }
- { type: custom, name: code, label: "Code {length}", min_length: 3, max_length: 1200, pattern: "[a-z ]+", pattern_message: "Only {label} letters." }
- { type: attachments, label: "Photos {files}", max_files: 3, max_size: 2 kB, accept: [image/*] }
- { type: custom, name: invoice, input_type: file, label: Invoice, max_size: 20 MB }
""", form="title: Report a problem", name="Repairs")
SETTINGS = "\nlanguages: [en, de]\nlimits: { files: 20 MB }\n"
LIMITS = {
    "en": {
        "pages": "From 1,000 to 12,500. In steps of 500.",
        "weight": "0.5 or more. In steps of 0.25.",
        "night": "From 22:00 to 06:00, over midnight.",
        "code": "3 to 1,200 characters.",
        "attachments": "Up to 3 files of at most 2 kB each: images. All files of the form together may have at most 20 MB.",
        "invoice": "One file of at most 20 MB. All files of the form together may have at most 20 MB.",
    },
    "de": {
        "pages": "Von 1.000 bis 12.500. In Schritten von 500.",
        "weight": "Mindestens 0,5. In Schritten von 0,25.",
        "night": "Von 22:00 bis 06:00, über Mitternacht.",
        "code": "3 bis 1.200 Zeichen.",
        "attachments": "Bis zu 3 Dateien mit jeweils höchstens 2 kB: Bilder. Alle Dateien des Formulars dürfen zusammen höchstens 20 MB haben.",
        "invoice": "Eine Datei mit höchstens 20 MB. Alle Dateien des Formulars dürfen zusammen höchstens 20 MB haben.",
    },
}


@pytest.fixture
def repairs(server):
    settings = server.site / "site.yaml"
    settings.write_text(settings.read_text() + SETTINGS)
    (server.site / "teams/repairs").mkdir()
    (server.site / "teams/repairs/team.yaml").write_text(TEAM)
    server.wait_for(r"Built \d+ pages and 2 forms")
    return server


def address(server, language: str) -> str:
    return f"{server.address}/{'' if language == 'en' else 'de/'}repairs/contact/"


def image(folder, name: str, size: int):
    path = folder / name
    path.write_bytes(b"x" * size)
    return path


@pytest.mark.parametrize("language", LIMITS)
def test_limits_are_said_beforehand_in_numbers_of_the_language(page, repairs, language):
    page.goto(address(repairs, language))
    for name, sentence in LIMITS[language].items():
        control = page.locator(f"[name={name}]")
        expect(page.locator(f"[data-name={name}] .limits")).to_have_text(sentence)
        expect(control).to_have_accessible_description(sentence)


def messages(page) -> list[str]:
    expect(page.locator(".error-summary")).to_be_visible()
    return page.locator(".error-summary a").all_inner_texts()


SENT = {
    "en": [
        "“{max} {label} pages” must be 12,500 or less.",
        "“Weight” must be 1,234.5 or 1,234.75, the nearest values allowed.",
        "Shorten “Code {length}” to 1,200 characters or fewer. It has 1,201 now.",
        "Choose smaller files for “Photos {files}”. 2 files have more than 2 kB: “{size}.png”, “b.png”.",
    ],
    "de": [
        "„{max} {label} pages“ darf höchstens 12.500 sein.",
        "„Weight“ muss 1.234,5 oder 1.234,75 sein. Das sind die nächsten erlaubten Werte.",
        "Kürzen Sie „Code {length}“ auf höchstens 1.200 Zeichen. Im Moment sind es 1.201.",
        "Wählen Sie kleinere Dateien für „Photos {files}“. 2 Dateien sind größer als 2 kB: „{size}.png“, „b.png“.",
    ],
}


@pytest.mark.parametrize("language", SENT)
def test_mistakes_have_the_same_words_with_a_script_and_without(page, repairs, language, tmp_path):
    page.goto(address(repairs, language))
    page.locator("[name=pages]").fill("13000")
    page.locator("[name=weight]").fill("1234.6")
    page.locator("[name=code]").fill("a" * 1201)
    page.locator("[name=attachments]").set_input_files(
        [image(tmp_path, "{size}.png", 2001), image(tmp_path, "a.png", 2000), image(tmp_path, "b.png", 2002)])  # fmt: skip
    page.locator("form .button").click()
    assert messages(page) == SENT[language]


def test_every_file_of_another_kind_is_named(page, repairs, tmp_path):
    page.goto(address(repairs, "en"))
    page.locator("[name=pages]").fill("1000")
    page.locator("[name=code]").fill("ABC")
    files = [image(tmp_path, name, 1) for name in ["a.exe", "b.png", "c.exe"]]
    page.locator("[name=attachments]").set_input_files(files)
    page.locator("form .button").click()
    assert messages(page) == [
        "Only {label} letters.",
        "Choose other files for “Photos {files}”. 2 files are none of images: “a.exe”, “c.exe”.",
    ]
    page.locator("[name=code]").fill("abc")
    page.locator("[name=attachments]").set_input_files(files[:2])
    page.locator("form .button").click()
    assert messages(page) == ["Choose another file for “Photos {files}”. “a.exe” is none of images."]


def test_what_is_left_and_what_is_too_much_is_counted_as_the_language_writes_it(chromium, repairs):
    page = chromium.new_page()
    for language, words in [("en", "1,002 characters too many"), ("de", "1.002 Zeichen zu viel")]:
        page.goto(address(repairs, language))
        page.locator("[name=code]").fill("a" * 2202)
        expect(page.locator("[data-name=code] .count")).to_have_text(words)
    page.close()
