"""`docket schema` beside `docket check`: what one takes the other takes, and what a schema can refuse it refuses."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import yaml_core

ROOT = Path(__file__).resolve().parents[2]
GOLDENS = ROOT / "Tests/SiteSourceTests/Goldens"
MANUAL = ROOT / "site/teams/docket/articles"


@pytest.fixture(scope="module")
def validators(docket):
    """A validator for each kind of file, by its name."""
    found = {}
    for kind in ["site", "team"]:
        result = subprocess.run([docket, "schema", kind], capture_output=True, text=True, timeout=60)
        assert (result.returncode, result.stderr) == (0, "")
        schema = json.loads(result.stdout)
        jsonschema.Draft7Validator.check_schema(schema)
        found[f"{kind}.yaml"] = jsonschema.Draft7Validator(schema)
    return found


@cache
def golden(path):
    """The files of a golden by their paths, and the messages."""
    parts = re.split(r"^=== (.*)\n", path.read_text(), flags=re.M)[1:]
    sections = dict(zip(parts[::2], parts[1::2]))
    messages = sections.pop("messages")
    return {name.removesuffix(" with CRLF"): text for name, text in sections.items()}, messages


def cases():
    """Each file of each golden, and whether `docket check` finds an error in it."""
    for path in sorted(GOLDENS.glob("*.golden")):
        files, messages = golden(path)
        for name, text in files.items():
            kind = name.split("/")[-1]
            if kind in ("site.yaml", "team.yaml"):
                is_broken = re.search(rf"^site/{re.escape(name)}(:\d+:\d+)?: error: ", messages, flags=re.M) is not None
                yield path.stem, kind, text, is_broken


# What is wrong with these no schema can say, each with its reason.
WHOLE_FORM = "it takes the names, types or options of other fields"
OTHER_KEY = "the values of two keys are compared"
OTHER_FILE = "it takes another file of the site"
DEPTH = "draft-07 counts no levels"
GRAMMAR = "it takes the grammar of patterns"
COLORS = "contrast is computed"
ZONES = "the system knows the zones"
PARSER = "this parser of YAML takes it for something else"
BEYOND_SCHEMA = {
    "languages-of-one": OTHER_FILE,
    "languages-without-messages": OTHER_FILE,
    "site-time-zone": ZONES,
    "site-time-zone-unknown": ZONES,
    "condition-hidden-text": WHOLE_FORM,
    "condition-label-of-option": WHOLE_FORM,
    "condition-levels": DEPTH,
    "condition-required": WHOLE_FORM,
    "condition-type-of-field": WHOLE_FORM,
    "condition-unknown-field": WHOLE_FORM,
    "condition-unknown-field-alone": WHOLE_FORM,
    "condition-unknown-field-names": WHOLE_FORM,
    "condition-unknown-field-of-many": WHOLE_FORM,
    "field-attribute-twice": WHOLE_FORM,
    "field-checkboxes-default-option": OTHER_KEY,
    "field-condition-circle": WHOLE_FORM,
    "field-date-default-beyond": OTHER_KEY,
    "field-date-min-max": OTHER_KEY,
    "field-default-beyond-others": OTHER_KEY,
    "field-default-label-of-option": OTHER_KEY,
    "field-default-lengths": OTHER_KEY,
    "field-default-not-an-option": OTHER_KEY,
    "field-email-multiple-default": OTHER_KEY,
    "field-files-max-size-limit": OTHER_FILE,
    "field-files-max-size-of-site": OTHER_FILE,
    "field-min-max": OTHER_KEY,
    "field-name-twice": WHOLE_FORM,
    "field-pattern-never-closed": GRAMMAR,
    "field-pattern-of-default": GRAMMAR,
    "field-pattern-places": GRAMMAR,
    "field-repeated-alias": WHOLE_FORM,
    "field-time-default-between-steps": OTHER_KEY,
    "form-at-least-one-of-devices": WHOLE_FORM,
    "form-at-least-one-of-hidden": WHOLE_FORM,
    "form-at-least-one-of-type": WHOLE_FORM,
    "form-at-least-one-of-unknown": WHOLE_FORM,
    "form-at-least-one-of-unknown-hidden": WHOLE_FORM,
    "form-closes-before-opens": OTHER_KEY,
    "form-fields-of-many": OTHER_FILE,
    "form-label-width": WHOLE_FORM,
    "form-message-address-autolink": WHOLE_FORM,
    "form-message-address-definition": WHOLE_FORM,
    "form-message-address-first": WHOLE_FORM,
    "form-message-address-host": WHOLE_FORM,
    "form-message-address-host-end": WHOLE_FORM,
    "form-message-address-whole": WHOLE_FORM,
    "form-message-file": WHOLE_FORM,
    "form-message-place": WHOLE_FORM,
    "form-message-place-without-suggestion": WHOLE_FORM,
    "form-message-type": WHOLE_FORM,
    "team-merge-of-itself": PARSER,
    "team-unclosed-anchor": PARSER,
    "theme-accent-contrast": COLORS,
    "theme-accent-contrast-dark": COLORS,
    "theme-accent-just-below": COLORS,
    "theme-logo-folder": OTHER_FILE,
    "theme-logo-missing": OTHER_FILE,
}


def test_good_files_pass_and_broken_ones_do_not_unless_no_schema_can_say_why(validators):
    passed, refused = set(), []
    for name, kind, text, is_broken in cases():
        try:
            value = yaml_core.read(text)
            errors = [error.message for error in validators[kind].iter_errors(value)]
        except (*yaml_core.ERRORS, RecursionError):
            # What cannot be read, or holds itself, is refused before any schema.
            assert is_broken, name
            continue
        if is_broken and not errors:
            passed.add(name)
        if not is_broken and errors:
            refused.append((name, kind, errors))
    assert refused == []
    assert passed == set(BEYOND_SCHEMA)


def test_there_are_enough_goldens_to_mean_something():
    assert sum(is_broken for *_, is_broken in cases()) >= 80


@pytest.mark.parametrize("folder", ["site", "templates/starter"])
def test_sites_of_the_product_pass(validators, folder):
    files = [ROOT / folder / "site.yaml", *(ROOT / folder).glob("teams/*/team.yaml")]
    assert len(files) > 1
    for file in files:
        assert list(validators[file.name].iter_errors(yaml_core.read(file.read_text()))) == [], file


@pytest.mark.parametrize("kind", ["site", "team"])
def test_the_example_site_has_the_schemas_of_this_version(docket, kind):
    """Where this fails: docket schema team > site/team.schema.json, and the same for site."""
    printed = subprocess.run([docket, "schema", kind], capture_output=True, text=True, timeout=60).stdout
    assert printed == (ROOT / f"site/{kind}.schema.json").read_text()


def examples(document):
    """The YAML of a document: its indented blocks that begin with a key of a site or a team, or with a field."""
    blocks = re.findall(r"(?:^    .*\n(?:[ \t]*\n(?=    ))?)+", (ROOT / document).read_text(), flags=re.M)
    for block in blocks:
        text = re.sub(r"^    ", "", block, flags=re.M)
        if text.startswith("- ") and ":" in text:
            text = "form:\n  published: true\n  fields:\n" + re.sub(r"^", "    ", text, flags=re.M)
        if re.match(r"(name|form|theme|spam|limits):", text):
            yield text


def as_file(text):
    """The whole file of which an example is a part, and its kind."""
    is_team = re.search("^form:", text, flags=re.M) is not None
    name = "" if text.startswith("name:") else "name: Care\n"
    if is_team:
        return "team.yaml", f"{name}published: true\n{text}"
    return "site.yaml", text if "url:" in text else f"{name}url: https://help.example.com/\n{text}"


def test_examples_of_the_readme_pass(validators, docket, tmp_path):
    """Those of the manual are tested with it."""
    found = [as_file(text) for text in examples("README.md")]
    assert sorted(kind for kind, _ in found) == ["site.yaml", "team.yaml"]
    for kind, text in found:
        assert [error.message for error in validators[kind].iter_errors(yaml_core.read(text))] == [], text
        path = tmp_path / "site" / ("teams/care" if kind == "team.yaml" else "") / kind
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    result = subprocess.run(
        [docket, "check", "--templates", ROOT / "templates"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    # Warnings are told of what an example has in one language alone.
    assert result.returncode == 0, result.stderr


def test_the_manual_tells_of_every_key_of_a_form(validators):
    """Not the reference, which is made from the schema: a key that nobody can read about is hardly there."""
    text = "".join(path.read_text() for path in [*MANUAL.glob("forms/*.md"), MANUAL / "operation/spam.md"])
    definitions = validators["team.yaml"].schema
    keys = set()

    def collect(schema):
        if isinstance(schema, dict):
            keys.update(schema.get("properties", {}))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    collect({**definitions["definitions"], "form": definitions["properties"]["form"]})
    assert len(keys) > 60
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def test_every_key_is_described_in_plain_sentences(validators):
    for validator in validators.values():
        missing = []

        def visit(schema, path):
            for key, part in (schema.get("properties") or {}).items():
                if "allOf" not in path and (not isinstance(part, dict) or not part.get("description", "").endswith(".")):
                    missing.append(f"{path}/{key}")
            for key, part in schema.items():
                for number, inner in enumerate(part if isinstance(part, list) else [part]):
                    if isinstance(inner, dict) and key != "default":
                        visit(inner, f"{path}/{key}")

        visit(validator.schema, "")
        assert missing == []


def test_new_writes_what_its_modelines_name(docket, tmp_path):
    result = subprocess.run(
        [docket, "new", "mine", "--templates", ROOT / "templates"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0
    files = [tmp_path / "mine/site.yaml", *(tmp_path / "mine").glob("teams/*/team.yaml")]
    for file in files:
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", file.read_text().splitlines()[0])[1]
        schema = json.loads((file.parent / named).read_text())
        assert schema["title"] == f"{file.name} of Docket"
    result = subprocess.run(
        [docket, "check", "mine", "--templates", ROOT / "templates"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [[], ["form"], ["site", "team"], ["Team"]])
def test_wrong_usage_of_schema_ends_with_64(docket, arguments):
    result = subprocess.run([docket, "schema", *arguments], capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stdout) == (64, "")
    assert "Usage: docket schema" in result.stderr
