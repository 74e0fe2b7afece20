"""docket publish and docket unpublish: one word of a file, the build, and no trace of what is not published."""

import gzip
import os
import subprocess

import pytest

WORD = "Zwetschgenknoedel"
FILES = {
    "site.yaml": "name: Help # of ours\nurl: https://help.example.com/\nlanguages: [en, 'it']   # both\n",
    "teams/care/team.yaml": "# Care\nname: {{ en: Care {0}team, it: Cura }}\npublished:  true  # yes\nhelp_center: {{ published: true }}\nform:\n    title: Ask {0}form\n    published: true\n",
    "teams/sales/team.yaml": "name: Sales\npublished: true\nform: { published: true }",
    "teams/care/articles/billing/refund.md": "---\ntitle: Refund {0}article\ndescription: About {0}article\npublished: true\nredirects: [/old/{0}article.html]\n---\nText of {0}article, see [bills](bill.md).\n",
    "teams/care/articles/billing/bill.md": "---\ntitle: Bill {0}category\npublished: true\n---\nText {0}category, see [it](../hours.md).\n",
    "teams/care/articles/billing/category.yaml": "title: Billing {0}category\n",
    "teams/care/articles/hours.md": "---\r\ntitle: Hours\r\npublished: true\r\n---\r\nText of {0}center.\r\n",
    "teams/care/articles/hours.it.md": "---\ntitle: Orari\n---\nTesto {0}italian.\n",
}  # fmt: skip


class Site:
    def __init__(self, docket, root, folder):
        self.docket, self.root, self.folder = docket, root, folder
        for name, text in FILES.items():
            path = folder / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((text.format(WORD) if "{0}" in text else text).encode())

    def run(self, *arguments, limit=None):
        """Runs a command; `limit` is the largest size of a file that it may write."""
        command = [self.docket, *arguments, "--templates", self.root / "templates"]
        if limit is not None:
            # A program is killed for a larger file, unless it ignores the signal.
            command = ["sh", "-c", 'trap "" XFSZ; exec prlimit --fsize="$0" -- "$@"', str(limit), *command]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=60)

    def file(self, name):
        return self.folder / "site" / name

    def traces(self, word):
        """Every file of the pages and of the bundle whose name or content has a word."""
        found = []
        for folder in [self.folder / "public", (self.folder / "home/bundle").resolve()]:
            for path in folder.rglob("*"):
                if not path.is_file():
                    continue
                content = path.read_bytes()
                if path.suffix == ".gz":
                    content = gzip.decompress(content)
                if word.lower() in str(path).lower() or word.lower().encode() in content.lower():
                    found.append(str(path.relative_to(self.folder)))
        return found


@pytest.fixture
def site(docket, root, tmp_path):
    return Site(docket, root, tmp_path)


@pytest.mark.parametrize(
    "target, word, place",
    [
        ("care", WORD, "teams/care/team.yaml:3"),
        ("care/form", WORD + "form", "teams/care/team.yaml:7"),
        ("care/help-center", WORD + "center", "teams/care/team.yaml:4"),
        ("care/articles/billing/refund", WORD + "article", "teams/care/articles/billing/refund.md:4"),
        ("care/articles/billing", WORD + "category", "teams/care/articles/billing/category.yaml:2"),
    ],
)
def test_what_is_unpublished_leaves_no_trace_and_comes_back(site, target, word, place):
    assert site.run("build").returncode == 0
    assert site.traces(word)
    everything = {path: path.read_bytes() for path in (site.folder / "public").rglob("*") if path.is_file()}
    before = {name: site.file(name).read_bytes() for name in FILES}
    result = site.run("unpublish", target)
    assert result.returncode == 0 and " error: " not in result.stderr
    assert result.stdout.startswith(f"site/{place}: published: true → false\nBuilt "), result.stdout
    assert site.traces(word) == []
    result = site.run("publish", target)
    assert result.stdout.startswith(f"site/{place}: published: false → true\nBuilt "), result.stdout
    after = {path: path.read_bytes() for path in (site.folder / "public").rglob("*") if path.is_file()}
    assert set(after) == set(everything)
    if "category" not in place:
        assert {name: site.file(name).read_bytes() for name in FILES} == before


def test_a_language_is_published_and_unpublished_for_the_whole_site(site):
    assert site.run("build").returncode == 0
    assert site.traces("Cura")
    result = site.run("unpublish", "--language", "it")
    assert result.stdout.startswith("site/site.yaml:3: published: true → false\n"), result
    assert site.file("site.yaml").read_text().splitlines()[2] == "languages: [en, { language: 'it', published: false }]   # both"
    assert site.traces("Cura") == []
    assert not (site.folder / "public/it").exists()
    site.run("publish", "--language", "it")
    assert site.file("site.yaml").read_text().splitlines()[2] == "languages: [en, { language: 'it', published: true }]   # both"
    result = site.run("unpublish", "--language", "en")
    assert (result.returncode, result.stderr) == (
        1, "“en” is the site’s first language, which is always published. Put another language first in site.yaml, and try again.\n")  # fmt: skip


def test_an_article_is_published_in_all_its_languages_or_in_one(site):
    result = site.run("publish", "care/articles/hours")
    assert result.stdout.startswith(
        "care/articles/hours (en) is published already.\nsite/teams/care/articles/hours.it.md:3: published: false → true\nBuilt "), result  # fmt: skip
    assert site.file("teams/care/articles/hours.it.md").read_text() == f"---\ntitle: Orari\npublished: true\n---\nTesto {WORD}italian.\n"
    assert site.traces(WORD + "italian")
    result = site.run("unpublish", "care/articles/hours", "--language", "it")
    assert result.stdout.startswith("site/teams/care/articles/hours.it.md:3: published: true → false\nBuilt ")
    assert site.file("teams/care/articles/hours.md").read_bytes() == FILES["teams/care/articles/hours.md"].format(WORD).encode()
    assert site.traces(WORD + "italian") == []


def test_what_is_mended_is_not_complained_of(site):
    team = FILES["teams/care/team.yaml"].replace("help_center: {{ published: true }}\n", "").format(WORD)
    site.file("teams/care/team.yaml").write_text(team)
    warning = (
        "site/teams/care/team.yaml:3:13: warning: No page shows any of the 3 published articles of this team, because its help"
        " centre is not published. Add “help_center: { published: true }”, or the same with false if that is meant.\n")  # fmt: skip
    assert warning in site.run("build").stderr
    assert "No page shows" not in site.run("publish", "care/help-center").stderr
    assert site.traces(WORD + "center")
    # Written down, it is meant.
    assert "No page shows" not in site.run("unpublish", "care/help-center").stderr
    assert site.traces(WORD + "center") == []


def test_a_category_without_a_file_gets_one(site):
    site.file("teams/care/articles/billing/category.yaml").unlink()
    result = site.run("publish", "care/articles/billing")
    assert result.stdout.startswith("care/articles/billing is published already.\nBuilt ")
    assert not site.file("teams/care/articles/billing/category.yaml").exists()
    result = site.run("unpublish", "care/articles/billing")
    assert result.stdout.startswith("site/teams/care/articles/billing/category.yaml:1: published: true → false\nBuilt ")
    assert site.file("teams/care/articles/billing/category.yaml").read_text() == "published: false\n"
    assert site.traces("billing") == []


def test_what_is_hidden_by_something_else_is_said(site):
    site.run("unpublish", "care")
    site.run("unpublish", "care/form")
    result = site.run("publish", "care/form")
    assert result.stdout.splitlines()[1] == "Nobody sees it yet, because care is not published. “docket publish care” changes that."
    result = site.run("unpublish", "care/articles/hours", "--language", "it")
    assert result.stdout.startswith("care/articles/hours (it) is not published already.\nBuilt ")


@pytest.mark.parametrize(
    "arguments, status, message",
    [
        (["cre"], 1, "The site has no team “cre”. Did you mean “care”?\n"),
        (["x"], 1, "The site has no team “x”. It has care and sales.\n"),
        (["care/articles/refund"], 1, "The team “care” has no article or category “refund”. Did you mean “billing/refund”?\n"),
        (["sales/articles/a"], 1, "The team “sales” has no article or category “a”. It has none.\n"),
        (["--language", "fr"], 1, "The site has no language “fr”. It has en and it.\n"),
        (["care/articles/billing", "--language", "it"], 1, "The category “billing” is published in all languages together. Leave “--language” out.\n"),
        (["care/articles/billing/bill", "--language", "it"], 1, "“billing/bill” is not there in “it”. It has en.\n"),
        (["care/forms"], 64, "Error: A team has no part “forms”. Did you mean “form”?\n"),
        (["care/articles"], 64, "Error: Name an article or a category, such as “care/articles/refund”. All of them together are “care/help-center”.\n"),
        (["care", "--language", "it"], 64, "Error: “care” is published in all languages together. “--language” stands alone, for the whole site, or with an article.\n"),
        ([], 64, "Error: Say what to publish: a team such as “care”, a part of it, or “--language it”.\n"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named_and_nothing_changes(site, arguments, status, message):
    before = {name: site.file(name).read_bytes() for name in FILES}
    result = site.run("publish", *arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert result.stderr.startswith(message), result.stderr
    assert {name: site.file(name).read_bytes() for name in FILES} == before
    assert not (site.folder / "public").exists() and not (site.folder / "home").exists()


def test_a_byte_order_mark_stays(site):
    draft = site.file("teams/care/articles/draft.md")
    text = "\ufeff---\r\ntitle: Draft\r\n---\r\nText.\r\n"
    draft.write_bytes(text.encode())
    result = site.run("publish", "care/articles/draft")
    assert result.returncode == 0, result.stderr
    assert draft.read_bytes() == text.replace("Draft\r\n", "Draft\r\npublished: true\r\n").encode()
    assert "Text." in (site.folder / "public/care/articles/draft/index.html").read_text()


def test_a_build_that_fails_puts_the_file_back(site):
    draft = site.file("teams/care/articles/draft.md")
    draft.write_text("---\ntitle: Draft\n---\n[No](nowhere.md)\n")
    assert site.run("build").returncode == 0
    text = draft.read_text()
    result = site.run("publish", "care/articles/draft")
    assert (result.returncode, result.stdout) == (1, "")
    assert "site/teams/care/articles/draft.md:" in result.stderr
    assert result.stderr.endswith("1 error.\nNothing is changed: the site’s files are as they were.\n"), result.stderr
    assert draft.read_text() == text


@pytest.mark.parametrize(
    "command, left",
    [("publish", "the search may be as it was"), ("unpublish", "the search or a page may still show what was withdrawn")],
)  # fmt: skip
def test_a_build_that_fails_after_the_pages_says_what_is_changed(site, command, left):
    draft = site.file("teams/care/articles/draft.md")
    draft.write_text(f"---\ntitle: Draft\npublished: {str(command == 'unpublish').lower()}\n---\nText.\n")
    page = site.folder / "public/care/articles/draft/index.html"
    assert site.run("build").returncode == 0
    assert page.exists() == (command == "unpublish")
    # No index can be written any more.
    blocked = site.folder / "home/indexes/.new"
    (blocked / "full").mkdir(parents=True)
    result = site.run(command, "care/articles/draft")
    assert (result.returncode, result.stdout) == (74, "")
    assert result.stderr.endswith(f"\nThe site’s files are changed, but {left}. Mend this and build again.\n"), result.stderr
    assert f"published: {str(command == 'publish').lower()}" in draft.read_text()
    assert page.exists() == (command == "publish")
    (blocked / "full").rmdir()
    blocked.rmdir()
    assert site.run("build").returncode == 0


def test_a_build_whose_memory_cannot_be_kept_is_one_with_a_warning(site):
    assert site.run("build").returncode == 0
    blocked = site.folder / "home/.build-cache-new"
    (blocked / "full").mkdir(parents=True)
    result = site.run("unpublish", "care/articles/hours", "--language", "en")
    assert result.returncode == 0
    assert result.stderr.startswith(
        "home/build-cache: warning: All is built, but the next build will make everything anew. home/.build-cache-new"
        " cannot be removed. The system says: Directory not empty.\n"
    )
    assert not (site.folder / "public/care/articles/hours/index.html").exists()
    (blocked / "full").rmdir()
    assert "build-cache" not in site.run("build").stderr


def test_of_a_memory_that_is_too_large_for_the_disk_nothing_stays(site):
    (site.folder / "site").rename(site.folder / "first")
    for number in range(300):
        team = site.file(f"teams/team-{number}/team.yaml")
        team.parent.mkdir(parents=True)
        team.write_text("name: Team\npublished: true\nform: { published: true }\n")
    site.file("site.yaml").write_text("name: Help\nurl: https://help.example.com/\n")
    assert site.run("build").returncode == 0
    files = [path for folder in ["public", "home"] for path in (site.folder / folder).rglob("*") if path.is_file()]
    sizes = sorted((path.stat().st_size, path.name) for path in files)
    assert sizes[-1][1] == "build-cache", sizes[-3:]
    # No file may be as large as this one, as on a disk that is full.
    largest = sizes[-2][0] + 1
    site.file("site.yaml").write_text("name: Other\nurl: https://help.example.com/\n")
    result = site.run("build", limit=largest)
    assert result.returncode == 0, result.stderr
    assert result.stderr == (
        "home/build-cache: warning: All is built, but the next build will make everything anew. home/.build-cache-new"
        " cannot be written. The system says: File too large.\n1 warning.\n"
    )
    assert not (site.folder / "home/.build-cache-new").exists()
    assert "Other" in (site.folder / "public/index.html").read_text()


def test_mode_and_links_stay(site):
    team = site.file("teams/sales/team.yaml")
    target = site.file("teams/sales/.real.yaml")
    team.rename(target)
    team.symlink_to(".real.yaml")
    target.chmod(0o640)
    result = site.run("unpublish", "sales/form")
    assert result.returncode == 0, result.stderr
    assert team.is_symlink() and os.stat(target).st_mode & 0o777 == 0o640
    assert target.read_text() == "name: Sales\npublished: true\nform: { published: false }"
    assert sorted(os.listdir(target.parent)) == [".real.yaml", "team.yaml"]


def test_a_place_that_cannot_be_changed_alone_is_refused(site):
    team = site.file("teams/sales/team.yaml")
    team.write_text("name: Sales\npublished: &yes true\nform: { published: *yes }\n")
    assert site.run("build").returncode == 0
    before = team.read_text()
    result = site.run("unpublish", "sales")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "site/teams/sales/team.yaml:2:12: error: Docket cannot change “published” here without changing more than that. Change it by hand.\n"
        "    published: &yes true\n               ^\n1 error.\n")  # fmt: skip
    result = site.run("unpublish", "sales/form")
    assert result.stderr.startswith(
        "site/teams/sales/team.yaml:3:20: error: This is an alias, and what it repeats stands elsewhere too. Write it out here, and try again.\n")  # fmt: skip
    team.write_text(before.replace("*yes", "perhaps"))
    result = site.run("unpublish", "sales")
    assert "“published” must be true or false, and this is “perhaps”." in result.stderr
