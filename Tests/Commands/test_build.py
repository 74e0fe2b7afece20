"""What a build says while it runs and how long it took, on a terminal and elsewhere."""

import os
import pty
import re
import subprocess

import pytest

ARTICLES = 6_000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site that takes longer than a person waits without a sign."""
    folder = tmp_path_factory.mktemp("build")
    team = folder / "site/teams/care"
    (team / "articles").mkdir(parents=True)
    (folder / "site/site.yaml").write_text("name: Example\nurl: https://help.example.com/\n")
    (team / "team.yaml").write_text("name: Care\npublished: true\nhelp_center: { published: true }\n")
    for number in range(ARTICLES):
        words = " ".join(f"word{number * place % 977}" for place in range(300))
        (team / f"articles/a{number}.md").write_text(
            f"---\ntitle: Article {number}\npublished: true\n---\n## One\n\n{words}\n\n## Two\n\n{words}\n")
    return folder


def build(docket, root, site, name, **options):
    arguments = ["site", "--templates", root / "templates", "--output", f"public-{name}", "--home", f"home-{name}"]
    return subprocess.Popen([docket, "build", *arguments, "--timings"], cwd=site, text=True, **options)


def test_a_long_build_counts_on_the_terminal_and_leaves_no_line(docket, root, site):
    terminal, side = pty.openpty()
    process = build(docket, root, site, "terminal", stdout=subprocess.PIPE, stderr=side)
    os.close(side)
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:
        pass  # Linux says so when the other side is closed.
    os.close(terminal)
    printed = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    lines = re.findall(r"\r([^\r\x1b]+)\x1b\[K", shown.decode())
    counts = [int(re.fullmatch(rf"Building… (\d+) of {ARTICLES} articles", line)[1]) for line in lines]
    assert counts and all(0 < count <= ARTICLES for count in counts)
    assert shown.decode().endswith("\r\x1b[K")
    assert re.search(rf"^Built {ARTICLES + 2} pages and 0 forms, 1 not published, in ", printed, re.M)


def test_nothing_is_counted_where_nobody_watches_and_phases_are_told(docket, root, site):
    process = build(docket, root, site, "pipe", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    printed, complained = process.communicate(timeout=60)
    assert process.returncode == 0 and complained == ""
    phases = re.findall(r"^(\w+) +([0-9.]+) (ms|s)$", printed, re.M)
    assert [phase for phase, *_ in phases] == ["read", "render", "publish", "index", "clean"]


def test_a_second_build_of_the_same_makes_nothing(docket, root, site):
    def stamps():
        return {path: path.stat().st_ino for path in (site / "public-again").rglob("*.html*")}

    for _ in range(2):
        before = stamps()
        process = build(docket, root, site, "again", stdout=subprocess.PIPE)
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert len(before) > 2 * ARTICLES and stamps() == before
