"""Reads YAML as editors do: by the core schema of YAML 1.2, in which `No` and `2026-12-24` are texts."""

import re

import yaml


class CoreLoader(yaml.SafeLoader):
    """PyYAML follows YAML 1.1, in which `on`, `No` and `18:00` are no texts."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", list("-+0123456789.")),
    ("merge", r"<<", ["<"]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 0) if node.value[:2] in ("0x", "0o") else int(node.value))  # fmt: skip


def read(text):
    """The value of a text; a yaml.YAMLError where it is no YAML."""
    return yaml.load(text, CoreLoader)
