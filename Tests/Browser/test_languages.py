"""A site in English, Italian and Arabic: what the pages say of themselves, and how a visitor gets from one to the other."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SITE = """
name: { en: Help, it: Aiuto, ar: مساعدة }
url: https://help.example.com/
languages: [en, it, ar]
time_zone: Europe/Rome
"""
TEAM = """
name: { en: Care, it: Assistenza, ar: الرعاية }
description: { en: We answer., it: Rispondiamo., ar: نجيب على أسئلتكم. }
published: true
form:
  published: true
  title: { en: How can we help?, it: Come possiamo aiutare?, ar: كيف نساعدك؟ }
  fields:
    - { type: customer_name, label: { en: Your name, it: Nome, ar: الاسم }, required: true }
    - { type: email, label: { en: Email, it: Email, ar: البريد الإلكتروني }, required: true }
    - type: custom
      name: product
      label: { en: Product, it: Prodotto, ar: المنتج }
      input_type: radio
      options: [{ en: Printer, it: Stampante, ar: طابعة }, { en: Scanner, it: Scanner, ar: ماسح ضوئي }]
    - { type: description, label: { en: What happened?, it: Che cosa è successo?, ar: ماذا حدث؟ }, max_length: 20 }
"""
LANGUAGES = {"en": ("", "ltr", "Help"), "it": ("it/", "ltr", "Aiuto"), "ar": ("ar/", "rtl", "مساعدة")}
TITLES = {"en": "How can we help?", "it": "Come possiamo aiutare?", "ar": "كيف نساعدك؟"}


@pytest.fixture
def help_centre(server):
    (server.site / "teams/care").mkdir()
    (server.site / "teams/care/team.yaml").write_text(TEAM)
    for team in ["customer-care", "quiet"]:
        (server.site / "teams" / team / "team.yaml").write_text("name: '1'\n")
    (server.site / "site.yaml").write_text(SITE)
    server.wait_for(r"Built 9 pages and 1 form")
    return server


def alternates(page):
    return page.eval_on_selector_all(
        "link[rel=alternate]", "links => Object.fromEntries(links.map(link => [link.hreflang, link.href]))")  # fmt: skip


@pytest.mark.parametrize("path", ["", "care/", "care/contact/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_its_language_and_where_the_others_are(language, path, page, help_centre):
    prefix, direction, name = LANGUAGES[language]
    page.goto(f"{help_centre.address}/{prefix}{path}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    assert page.title().endswith(name)
    # “docket serve” puts its own address in the place of the site’s.
    origin = f"{help_centre.address}/"
    expected = {tag: f"{origin}{other}{path}" for tag, (other, _, _) in LANGUAGES.items()}
    assert alternates(page) == expected | {"x-default": f"{origin}{path}"}
    assert page.locator("link[rel=canonical]").get_attribute("href") == expected[language]


def test_a_visitor_goes_to_the_same_page_in_another_language(page, help_centre):
    page.goto(f"{help_centre.address}/care/contact/")
    switcher = page.get_by_role("navigation", name="Language")
    assert switcher.get_by_role("link").all_inner_texts() == ["English", "Italiano", "العربية"]
    expect(switcher.get_by_role("link", name="English")).to_have_attribute("aria-current", "true")
    switcher.get_by_role("link", name="Italiano").click()
    expect(page).to_have_url(f"{help_centre.address}/it/care/contact/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["it"])
    page.get_by_role("navigation", name="Lingua").get_by_role("link", name="العربية").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["ar"])
    page.get_by_role("navigation", name="اللغة").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{help_centre.address}/care/contact/")


def test_mistakes_and_the_ticket_are_in_the_language_of_the_form(page, help_centre):
    page.goto(f"{help_centre.address}/it/care/contact/")
    page.get_by_label("Nome").fill("Ada")
    page.get_by_label("Email").fill("ada")
    page.get_by_label("Stampante").check()
    page.get_by_role("button", name="Invia").click()
    expect(page).to_have_title(f"Errore: {TITLES['it']} – Aiuto")
    expect(page.locator("html")).to_have_attribute("lang", "it")
    summary = page.get_by_role("alert", name="C’è un problema")
    assert summary.get_by_role("link").all_inner_texts() == [
        "Scrivere «Email» come un solo indirizzo email, per esempio nome@example.com."]  # fmt: skip
    expect(page.get_by_label("Nome")).to_have_value("Ada")
    expect(page.get_by_label("Stampante")).to_be_checked()
    page.get_by_label("Email").fill("ada@example.com")
    page.get_by_role("button", name="Invia").click()
    expect(page).to_have_title("Richiesta 1 – Aiuto")
    expect(page.get_by_role("definition").filter(has_text="alle ore")).to_have_count(1)
    # What is stored is the same in every language.
    [ticket] = help_centre.tickets()
    assert ticket["answers"] == {"product": "Printer"}
    page.get_by_role("navigation", name="Lingua").get_by_role("link", name="English").click()
    expect(page).to_have_title("Ticket 1 – Help")


def test_arabic_is_laid_out_from_right_to_left(page, help_centre):
    page.goto(f"{help_centre.address}/ar/care/contact/")
    box = page.locator("[type=radio]").first.bounding_box()
    label = page.get_by_text("طابعة", exact=True).bounding_box()
    assert box["x"] + box["width"] / 2 > label["x"] + label["width"] / 2
    name = page.locator(".header-name").bounding_box()
    switcher = page.locator(".languages").bounding_box()
    assert name["x"] > switcher["x"]
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("alert").get_by_role("link").first).to_have_text("يُرجى ملء الحقل «الاسم».")


@pytest.mark.parametrize("path", ["", "care/", "care/contact/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_language(language, path, chromium, help_centre):
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{help_centre.address}/{LANGUAGES[language][0]}{path}")
    for _ in range(2 if path.endswith("contact/") else 1):
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        if path.endswith("contact/"):
            page.get_by_role("button").click()
            page.get_by_role("alert").wait_for()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_in_any_language(language, chromium, help_centre):
    """400 % of a window of 1280 pixels is a page of 320 (WCAG 1.4.10)."""
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    for path in ["", "care/", "care/contact/"]:
        page.goto(f"{help_centre.address}/{LANGUAGES[language][0]}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_markup_is_valid(chromium, help_centre, check_markup):
    context = chromium.new_context()
    pages = {}
    for language, (prefix, _, _) in LANGUAGES.items():
        pages[f"{language}-form"] = context.request.get(f"{help_centre.address}/{prefix}care/contact/").body()
        pages[f"{language}-errors"] = context.request.post(
            f"{help_centre.address}/cgi-bin/docket-cgi/forms/care", form={"_language": language}).body()  # fmt: skip
    context.close()
    assert check_markup(pages) == []
