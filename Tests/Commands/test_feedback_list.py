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
        " 2    0      0 %  care/articles/billing/refund", "      no  en", "      How long",
        " 1    2     66 %  care/articles/hours", "      no  en", "      Which zone?", "      ·[31mRed",
    ]  # fmt: skip
    everything = json.loads(site.run("feedback", "--json").stdout)
    assert [(entry["article"], entry["helpful"], entry["unhelpful"], len(entry["comments"])) for entry in everything] == [
        ("billing/refund", 0, 2, 1), ("hours", 2, 1, 1)]  # fmt: skip
    assert everything[0]["comments"][0]["comment"] == "How long"
    kept = json.loads(site.run("feedback", "--quarantine", "--json").stdout)
    assert kept[0]["comments"][0]["suspicions"] == ["blocked_word"]
    assert site.run("feedback", "nobody").stdout == "There is no feedback on articles of a team called “nobody” yet.\n"
