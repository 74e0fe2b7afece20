"""A strict reader of OpenMetrics 1.0 text, as far as counters, gauges and histograms go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (\S+)")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,|$)')
SUFFIXES = {"counter": {"_total"}, "gauge": {""}, "histogram": {"_bucket", "_count", "_sum"}}

Labels = tuple[tuple[str, str], ...]


@dataclass
class Family:
    name: str
    kind: str
    unit: str = ""
    help: str = ""
    # By suffix and labels.
    samples: dict[tuple[str, Labels], float] = field(default_factory=dict)


def labels(text: str | None) -> Labels:
    found, position = [], 0
    while text and position < len(text):
        label = LABEL.match(text, position)
        assert label, f"no label at {text[position:]!r}"
        found.append((label[1], label[2]))
        position = label.end()
    assert len({name for name, _ in found}) == len(found), f"a label twice in {text!r}"
    return tuple(found)


def parse(text: str) -> dict[str, Family]:
    """The metrics by name; whatever the format forbids is an AssertionError."""
    assert text.endswith("# EOF\n"), "no end"
    *lines, end, rest = text.split("\n")
    assert (end, rest) == ("# EOF", "")
    families: dict[str, Family] = {}
    family: Family | None = None
    for line in lines:
        assert line and line == line.strip(), f"an empty line or spaces around {line!r}"
        if line.startswith("#"):
            _, keyword, name, value = line.split(" ", 3)
            if keyword == "TYPE":
                assert name not in families, f"{name} twice"
                assert value in SUFFIXES
                family = families[name] = Family(name, value)
                continue
            assert family and family.name == name and not family.samples, f"{keyword} of {name} in the wrong place"
            assert keyword in ("UNIT", "HELP")
            setattr(family, keyword.lower(), value)
            continue
        sample = SAMPLE.fullmatch(line)
        assert sample and family, f"no sample: {line!r}"
        suffix = sample[1].removeprefix(family.name)
        assert sample[1].startswith(family.name) and suffix in SUFFIXES[family.kind], f"{sample[1]} within {family.name}"
        key = (suffix, labels(sample[2]))
        assert key not in family.samples, f"{line!r} twice"
        family.samples[key] = float(sample[3])
    for family in families.values():
        check(family)
    return families


def check(family: Family) -> None:
    """What holds between the lines of one metric."""
    assert not family.unit or family.name.endswith(f"_{family.unit}")
    if family.kind != "gauge":
        assert all(value >= 0 for value in family.samples.values())
    if family.kind != "histogram":
        return
    series: dict[Labels, list[tuple[float, float]]] = {}
    for (suffix, its_labels), value in family.samples.items():
        if suffix == "_bucket":
            bound = dict(its_labels)["le"]
            assert bound == "+Inf" or "." in bound or "e" in bound, f"{bound} is no canonical number"
            rest = tuple(label for label in its_labels if label[0] != "le")
            series.setdefault(rest, []).append((float(bound), value))
    for its_labels, buckets in series.items():
        assert buckets == sorted(buckets), f"{family.name} does not rise"
        assert buckets[-1][0] == float("inf")
        assert [count for _, count in buckets] == sorted(count for _, count in buckets)
        assert family.samples["_count", its_labels] == buckets[-1][1]
        assert ("_sum", its_labels) in family.samples
