"""A site that has everything an article can have, in two languages and below a path of its server."""

from pathlib import Path

ORIGIN = "https://help.example.com"
ROOT = "/h%C3%BClfe/"

EVERYTHING = """---
title: Everything & "more" <than> one's words
description: "All that Markdown has: <b>tables</b> & 'notes'."
published: true
updated: 2026-10-01
redirects: [/alt/seite.html, '/früher', /kb/]
---

# A heading of the first level

Some *words*, **more**, ~~less~~, `code`, a note[^1] and another[^note], https://example.com and <mail@example.com>.
[The next](questions.md#how-long-does-it-take), [a file](list.csv), [this heading](#a-table).

![A *picture* with "words"](picture.svg "Its title") ![](picture.svg)

## A table

| left | center | right |
|:-----|:------:|------:|
| a    | `b`    | [c](questions.md) |

## A list of things to do

- [ ] open
- [x] done
  1. within
  2. it

## Callouts

> [!NOTE]
> A note.

> [!TIP]
> A tip.

> [!IMPORTANT]
> Important.

> [!WARNING]
> A warning.

> [!CAUTION]
> Take care.

> A quotation.

## Code

```swift
let wide = "a line that is certainly wider than any telephone is, so that it has to be scrolled from one side to the other"
```

## A table

Again a heading of the same words, and 日本語 and العربية.

---

[^1]: The first note.
[^note]: The second, with `code` and

    a paragraph of its own.
"""

QUESTIONS = """---
title: Questions
published: true
updated: 2026-10-02
---

## How long does it take?

Three days.

## What does it cost?

Nothing, see [everything](everything.md).
"""

FILES = {
    "site.yaml": f"name: {{ en: Help & more, it: Aiuto }}\nurl: {ORIGIN}{ROOT}\nlanguages: [en, it]\n",
    "teams/care/team.yaml": "name: { en: Customer Care, it: Assistenza }\ndescription: We *answer* & help.\npublished: true\nhelp_center: { published: true }\nform: { published: true }\n",
    "teams/care/articles/things/category.yaml": "title: { en: Things, it: Cose }\ndescription: All *things*.\n",
    "teams/care/articles/things/everything.md": EVERYTHING,
    "teams/care/articles/things/questions.md": QUESTIONS,
    "teams/care/articles/things/questions.it.md": QUESTIONS.replace("see [everything](everything.md)", "vedi [la pagina](../solo.md)"),
    "teams/care/articles/solo.md": "---\ntitle: Solo italiano\nlanguage: it\npublished: true\nupdated: 2026-10-03\n---\nNota[^1].\n\n[^1]: Qui.\n",
    "teams/care/articles/draft.md": "---\ntitle: Secret\nredirects: [/secret.html]\n---\nSecret.\n",
    "teams/care/articles/things/list.csv": "a,b\n",
    "teams/care/articles/things/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>\n',
    # A help centre without articles has no feed.
    "teams/empty/team.yaml": "name: { en: Empty, it: Vuoto }\npublished: true\nhelp_center: { published: true }\n",
}


def write(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder
