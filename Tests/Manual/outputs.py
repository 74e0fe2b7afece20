"""What a command prints, beside what the manual says that it prints."""

import re

# What differs from one time to the next.
CHANGING = [
    (r"\b\d+ ms\b|\b\d+\.\d s\b", "TIME"),
    (r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?", "MOMENT"),
    (r"(?<=tickets/)[A-Za-z0-9_-]{24}", "TOKEN"),
    (r"(?<=id=)[0-9a-z]{8}", "ID"),
    (r"[0-9a-f]{64}", "SHA256"),
]


# A preview that is running may be building at this very moment.
WAITING = "Another build is running. Waiting for it to end…\n"


def settled(text: str) -> str:
    text = text.replace(WAITING, "")
    for pattern, word in CHANGING:
        text = re.sub(pattern, word, text)
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def is_shown(expected: str, printed: str) -> bool:
    """Whether the manual is right; `…` stands for anything, on a line of its own for any lines."""
    parts = re.split(r"(^…\n|\n…(?=\n|$)|…)", settled(expected), flags=re.M)
    pattern = "".join(
        re.escape(part) if "…" not in part else ".*" if part == "…" else r"(?:.*\n)*" if part.endswith("\n") else r"(?:\n.*)*"
        for part in parts
    )
    return re.fullmatch(pattern, settled(printed)) is not None
