"""The team.yaml of tests that are about the form alone."""

from textwrap import indent


def team_with(fields: str, *, form: str = "title: Ask us", name: str = "Customer Care") -> str:
    """A published team whose published form has these entries of `fields`, beside other keys of `form`."""
    return f"name: {name}\npublished: true\nform:\n  published: true\n{indent(form, '  ')}\n  fields:\n{indent(fields, '    ')}"
