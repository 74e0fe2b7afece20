"""The articles of the manual, taken apart: headings, and fenced blocks with the words behind their fences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "site/teams/docket/articles"


@dataclass
class Fence:
    """A block of code, and for a command the block that shows what it prints."""

    language: str
    words: list[str]
    text: str
    line: int
    output: Fence | None = field(default=None)

    @property
    def status(self) -> int:
        """What a command ends with: 0 unless the fence says “status=1”."""
        return next((int(word[7:]) for word in self.words if word.startswith("status=")), 0)


@dataclass
class Article:
    path: Path
    fences: list[Fence]

    @property
    def name(self) -> str:
        return str(self.path.relative_to(FOLDER).with_suffix(""))


def read(path: Path) -> Article:
    fences: list[Fence] = []
    opened: Fence | None = None
    indent = 0
    may_show_output = False
    for number, line in enumerate(path.read_text().split("\n"), 1):
        fence = re.match(r"^( *)```(.*)$", line)
        if opened is None and fence:
            words = fence[2].split()
            assert words, f"{path}:{number}: a block says nothing of its language"
            indent = len(fence[1])
            opened = Fence(words[0], words[1:], "", number)
        elif opened is not None and fence and not fence[2]:
            is_output = opened.language in ("text", "json") and not opened.words
            if is_output:
                assert may_show_output, f"{path}:{opened.line}: no command stands before this output"
                fences[-1].output = opened
            else:
                fences.append(opened)
            may_show_output = opened.language == "sh"
            opened = None
        elif opened is not None:
            opened.text += line[indent:] + "\n"
        elif line.startswith("#"):
            may_show_output = False
    assert opened is None, f"{path}: a block does not end"
    return Article(path, fences)


ARTICLES = [read(path) for path in sorted(FOLDER.rglob("*.md"))]
