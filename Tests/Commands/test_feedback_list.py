"""docket feedback: which articles help, the worst first."""

import json
import subprocess

import pytest

ARTICLE = "---\ntitle: {0}\npublished: true\n---\nText.\n"
TEAM = "name: Care\npublished: true\nhelp_center: {{ published: true }}\nform: {{ spam: {{ {0} }} }}\n"


class Site:
    def __init__(self, docket, docket_cgi, root, folder):
        self.docket, self.docket_cgi, self.root, self.folder = docket, docket_cgi, root, folder
        for name, text in {
            "site.yaml": "name: Help\nurl: https://help.example.com/\n",
            "teams/care/team.yaml": TEAM.format("per_sender: off, blocked_words: [casino]"),
            "teams/care/articles/hours.md": ARTICLE.format("Hours"),
            "teams/care/articles/billing/refund.md": ARTICLE.format("Refund"),
        }.items():
            path = folder / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        assert self.run("build", "--templates", root / "templates").returncode == 0

    def run(self, *arguments):
        return subprocess.run(
            [self.docket, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60)  # fmt: skip

    def post(self, article, form, sender):
        answer = subprocess.run(
            [self.docket_cgi], input=form.encode(), capture_output=True, timeout=60,
            env={
                "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "PATH_INFO": f"/feedback/care/{article}",
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(form.encode())),
                "DOCKET_HOME": self.folder / "home", "REMOTE_ADDR": f"192.0.2.{sender}",
            },
        )  # fmt: skip
        assert answer.stdout.startswith(b"Status: 200 "), answer


@pytest.fixture
def site(docket, docket_cgi, root, tmp_path):
    return Site(docket, docket_cgi, root, tmp_path)


def test_nothing_yet_is_a_sentence(site):
    assert site.run("feedback").stdout == "There is no feedback yet.\n"
    assert site.run("feedback", "sales").stdout == "There is no feedback on articles of a team called “sales” yet.\n"
    assert site.run("feedback", "--quarantine").stdout == "There is no feedback in quarantine.\n"
    assert site.run("feedback", "--json").stdout == "[\n\n]\n"
    result = site.run("feedback", "--home", "elsewhere")
    assert (result.returncode, result.stderr) == (
        74, "elsewhere is not a home. Name the right folder with “--home”, or make one with “docket build”.\n")  # fmt: skip


def test_articles_are_listed_the_worst_first_with_what_was_said(site):
    for sender, (article, form) in enumerate([
        ("hours", "helpful=yes"), ("hours", "helpful=no&comment=Which+zone%3F%0D%0A%1B%5B31mRed"), ("hours", "helpful=yes"),
        ("billing/refund", "helpful=no"), ("billing/refund", "helpful=no&comment=How+long"), ("hours", "helpful=no&comment=casino"),
    ]):  # fmt: skip
        site.post(article, form, sender)
    assert site.run("feedback").stdout == (
        "No  Yes  Helpful  Article\n"
        " 2    0      0 %  care/articles/billing/refund\n"
        " 1    2     66 %  care/articles/hours\n")  # fmt: skip
    lines = site.run("feedback", "care", "--comments").stdout.splitlines()
    assert [line[:4] + line[20:] if line.startswith("    2") else line for line in lines] == [
        "No  Yes  Helpful  Article",
        " 2    0      0 %  care/articles/billing/refund", "      no  en  #5", "      How long",
        " 1    2     66 %  care/articles/hours", "      no  en  #2", "      Which zone?", "      ·[31mRed",
    ]  # fmt: skip
    everything = json.loads(site.run("feedback", "--json").stdout)
    assert [(entry["article"], entry["helpful"], entry["unhelpful"], len(entry["comments"])) for entry in everything] == [
        ("billing/refund", 0, 2, 1), ("hours", 2, 1, 1)]  # fmt: skip
    assert (everything[0]["comments"][0]["comment"], everything[0]["comments"][0]["number"]) == ("How long", 5)
    kept = json.loads(site.run("feedback", "--quarantine", "--json").stdout)
    assert kept[0]["comments"][0]["suspicions"] == ["blocked_word"]
    assert site.run("feedback", "nobody").stdout == "There is no feedback on articles of a team called “nobody” yet.\n"


def test_what_was_said_is_erased_by_its_number_and_asks_nothing(site):
    for sender, form in enumerate(["helpful=no&comment=Call+me+at+555", "helpful=yes", "helpful=no&comment=casino"]):
        site.post("billing/refund", form, sender)
    def is_stored(word):
        return any(word in path.read_bytes() for path in (site.folder / "home").glob("tickets.db*"))

    assert is_stored(b"555")
    assert site.run("feedback", "erase", "1").stdout == (
        "Feedback 1 on care/articles/billing/refund is erased, with what was said.\n")  # fmt: skip
    assert site.run("feedback", "--comments").stdout == (
        "No  Yes  Helpful  Article\n 0    1    100 %  care/articles/billing/refund\n")  # fmt: skip
    result = site.run("feedback", "erase", "1")
    assert (result.returncode, result.stdout, result.stderr) == (
        1, "",
        "There is no feedback 1 in home. “docket feedback --comments” shows the numbers of those that there are,"
        " and with --quarantine of those kept apart.\n")  # fmt: skip
    assert site.run("feedback", "erase", "2").stdout == "Feedback 2 on care/articles/billing/refund is erased.\n"
    assert site.run("feedback", "erase", "3").returncode == 0
    assert site.run("feedback", "--quarantine").stdout == "There is no feedback in quarantine.\n"
    assert not is_stored(b"555")
    # The number of the last is not given to the next.
    site.post("billing/refund", "helpful=no&comment=Next", 9)
    assert "#4" in site.run("feedback", "--comments").stdout
    result = site.run("feedback", "erase", "x")
    assert result.returncode == 64 and "is invalid for '<number>'" in result.stderr
    # A team may be called as the subcommand is.
    assert site.run("feedback", "list", "erase").stdout == (
        "There is no feedback on articles of a team called “erase” yet.\n")  # fmt: skip
