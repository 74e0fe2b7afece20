"""Every command, output and example of the manual, as a reader meets them.

The word behind a fence says what a block is: `sh` is run, and the `text` or `json` after it is what it prints (`…` for
anything); “status=1” is what it ends with, “stays” runs until the article's end. `yaml`, `markdown`, `css` and `mustache` with
a path are files that the reader writes; `yaml` with a word of examples.py is checked by itself. Blocks with the name of a file of deploy/ are parts of it.
“text example” is neither.
"""

from __future__ import annotations

import json
import re
import subprocess

import jsonschema
import pytest

import examples
import yaml_core
from articles import ARTICLES, FOLDER, ROOT, Article, read
from machine import Machine, make_template
from outputs import is_shown
from stubs import STUBS

# Who reads these has nothing yet.
FOR_BEGINNERS = "start/"
CONFIGURATIONS = {"nginx", "apache", "lighttpd", "caddy", "ini"}
WITH_COMMANDS = [article for article in ARTICLES if any(fence.language == "sh" for fence in article.fences)]


@pytest.fixture(scope="session")
def template(docket, docket_cgi, tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("template"), docket, docket_cgi)


@pytest.fixture(scope="session")
def calls():
    """The stubs that each article has called, by its name."""
    return {}


@pytest.mark.parametrize("article", WITH_COMMANDS, ids=lambda article: article.name)
def test_commands_do_what_the_manual_says(article, template, calls, tmp_path):
    machine = Machine(tmp_path, template, is_new=article.name.startswith(FOR_BEGINNERS))
    try:
        follow(article, machine)
    finally:
        machine.stop()
    calls[article.name] = set(machine.calls.read_text().split())


def follow(article: Article, machine: Machine) -> None:
    """Does what an article says, from its beginning to its end."""
    for fence in article.fences:
        place = f"{article.path.relative_to(ROOT)}:{fence.line}"
        if is_file(fence):
            machine.write(fence.words[0], fence.text)
        if fence.language != "sh":
            continue
        status, printed = machine.run(fence)
        assert status == fence.status, f"{place}: ended with {status}:\n{printed}"
        if fence.output is not None:
            assert is_shown(fence.output.text, printed), f"{place}: printed\n{printed}\nand not\n{fence.output.text}"


def is_file(fence) -> bool:
    return fence.language in ("yaml", "markdown", "css", "mustache") and bool(fence.words) and "/" in fence.words[0]


def test_no_command_is_replaced_that_nobody_calls(calls):
    """Runs after all articles; without one of them it has nothing to say."""
    if len(calls) < len(WITH_COMMANDS):
        pytest.skip("not every article was followed to its end")
    assert set(STUBS) - set().union(*calls.values()) == set()


def test_every_replacement_has_a_reason():
    assert all(len(reason) > 10 for reason, _ in STUBS.values())


def test_every_block_says_what_it_is():
    known = {"sh", "html", "yaml", "markdown", "css", "mustache", "text"} | CONFIGURATIONS
    for article in ARTICLES:
        for fence in article.fences:
            place = f"{article.name}:{fence.line}"
            assert fence.language in known, f"{place}: nothing checks “{fence.language}”"
            if fence.language == "text":
                assert fence.words == ["example"], place
            if fence.language in ("yaml", "css", "mustache"):
                assert len(fence.words) == 1, place
            if fence.language == "sh":
                assert all(re.fullmatch(r"stays|status=\d+", word) for word in fence.words), place


def test_examples_of_yaml_are_accepted_by_check(template, tmp_path):
    """All at once, each as a site of its own; warnings may be told of what an example leaves out."""
    docket = template / "usr/local/bin/docket"
    count = 0
    for article in ARTICLES:
        for fence in article.fences:
            if fence.language != "yaml" or is_file(fence):
                continue
            site = tmp_path / f"{article.name.replace('/', '-')}-{fence.line}"
            for path, text in examples.files(fence).items():
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_text(text)
            for name in re.findall(r"[\w-]+\.(?:svg|png|woff2|ico)\b", fence.text):
                (site / name).write_bytes(PICTURE if name.endswith(".svg") else b"wOF2" + bytes(60))
            done = subprocess.run([docket, "check", site], capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, f"{article.name}:{fence.line}:\n{done.stderr}"
            count += 1
    assert count >= 35


@pytest.mark.parametrize("kind", ["site", "team"])
def test_editors_find_nothing_wrong_in_examples(kind, docket):
    printed = subprocess.run([docket, "schema", kind], capture_output=True, text=True, timeout=60).stdout
    validator = jsonschema.Draft7Validator(json.loads(printed))
    count = 0
    for article in ARTICLES:
        for fence in article.fences:
            if fence.language != "yaml":
                continue
            path = fence.words[0]
            files = {path: fence.text} if is_file(fence) else examples.files(fence)
            for name, text in files.items():
                if name.split("/")[-1] == f"{kind}.yaml":
                    errors = [error.message for error in validator.iter_errors(yaml_core.read(text))]
                    assert errors == [], f"{article.name}:{fence.line}"
                    count += 1
    assert count >= 30


PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>\n'


def test_configurations_are_parts_of_the_files_that_are_installed():
    count = 0
    for article in ARTICLES:
        for fence in article.fences:
            if fence.language in CONFIGURATIONS:
                file = (ROOT / "deploy" / fence.words[0]).read_text()
                lines = "\n" + "\n".join(line.strip() for line in file.split("\n"))
                block = "\n".join(line.strip() for line in fence.text.strip().split("\n"))
                assert f"\n{block}\n" in lines, f"{article.name}:{fence.line} is not in deploy/{fence.words[0]}"
                count += 1
    assert count >= 4


def test_the_checks_find_a_wrong_output_a_wrong_status_and_a_broken_example(template, tmp_path):
    """A check that cannot fail says nothing."""
    assert is_shown("Built 3 pages in 9 ms.\n…\nEnd", "Built 3 pages in 123 ms.\nmore\nlines\nEnd\n")
    assert is_shown("a … c", "a b c") and is_shown("…\nEnd", "x\ny\nEnd")
    assert not is_shown("Built 3 pages in 9 ms.", "Built 4 pages in 9 ms.")
    assert not is_shown("a\n…", "b\nc")
    article = tmp_path / "wrong.md"
    article.write_text("```sh status=1\ntrue\n```\n")
    machine = Machine(tmp_path / "machine", template)
    with pytest.raises(AssertionError, match="ended with 0"):
        follow(Article(FOLDER / "wrong.md", read(article).fences), machine)
    article.write_text("```sh\necho right\n```\n\nprints\n\n```text\nwrong\n```\n")
    with pytest.raises(AssertionError, match="printed"):
        follow(Article(FOLDER / "wrong.md", read(article).fences), machine)


def commands(docket, *path):
    """Each command that has none below it, with its options."""
    said = subprocess.run([docket, *path, "--help"], capture_output=True, text=True, timeout=60).stdout
    _, _, below = said.partition("SUBCOMMANDS:\n")
    names = re.findall(r"^  ([a-z]+)(?: \(default\))?(?:  |$)", below, flags=re.M)
    if not names:
        yield " ".join(path), set(re.findall(r"--[a-z]+", said)) - {"--help", "--version"}
    for name in names:
        yield from commands(docket, *path, name)


def test_the_list_of_commands_has_every_command_and_option(docket):
    text = (FOLDER / "reference/commands.md").read_text()
    found = dict(commands(docket))
    assert len(found) >= 10 and "--priority" in found["tickets set"]
    missing = []
    for command, options in found.items():
        rows = [row for row in text.split("\n") if f"`docket {command}" in row]
        # What all commands that make a site take is said once, below their table.
        said = {option for row in rows for option in re.findall(r"--[a-z]+", row)} | {"--templates"}
        missing += [command] if not rows else [f"{command} {option}" for option in options - said]
    assert missing == []


def test_the_manual_has_no_warnings(docket, root):
    done = subprocess.run(
        [docket, "check", "site", "--templates", "templates"], cwd=root, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "site has no errors: 2 teams.\n", "")


def test_the_articles_have_one_day_and_a_description(root):
    for article in ARTICLES:
        head = article.path.read_text().split("---\n")[1]
        assert "\nupdated: 2026-11-22\n" in head and "\npublished: true\n" in head, article.name
        assert "\ndescription: " in head and "\norder: " in head, article.name
