"""Reads YAML as editors do: by the core schema of YAML 1.2, in which `No`, `on` and `2026-12-24` are texts."""

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError

# What is no YAML, or no value of it.
ERRORS = (MarkedYAMLError, YAMLStreamError, ValueError)


class CoreConstructor(SafeConstructor):
    """The core schema knows no dates."""


CoreConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read(text):
    """The value of a text."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = CoreConstructor
    return reader.load(text)
