"""The YAML of the manual as whole files, whatever part of one it is."""

import textwrap

from articles import Fence

SITE = "name: Help\nurl: https://help.example.com/\n"


def files(fence: Fence) -> dict[str, str]:
    """The files of a site that a block of YAML makes, by their paths.

    Behind “```yaml” stands what the block is: `site.yaml` and `team.yaml` are whole, `site` and `team` a part of one,
    `fields` the entries of that key.
    """
    kind, text = fence.words[0], fence.text
    match kind:
        case "site.yaml": return {"site.yaml": text}
        case "site": return {"site.yaml": ("" if "name:" in text else "name: Help\n") + ("" if "url:" in text else SITE.split("\n")[1] + "\n") + text}
        case "team.yaml": team = text
        case "team": team = ("" if text.startswith("name:") else "name: Care\n") + "published: true\n" + text
        case "fields": team = "name: Care\npublished: true\nform:\n  published: true\n  fields:\n" + textwrap.indent(text, "    ")
        case _: raise AssertionError(f"line {fence.line}: nobody knows what “{kind}” is a part of")
    languages = "languages: [en, it]\n" if "it:" in team else ""
    return {"site.yaml": SITE + languages, "teams/care/team.yaml": team}
