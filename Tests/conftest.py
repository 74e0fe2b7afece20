"""What all Python tests share: where the project and its executables are."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def docket() -> Path:
    """The debug build of the admin's command."""
    return Path(os.environ.get("DOCKET", ROOT / ".build/debug/docket"))


@pytest.fixture(scope="session")
def docket_cgi() -> Path:
    """The static release of the public executable."""
    return Path(os.environ.get("DOCKET_CGI", ROOT / ".build-static/release/docket-cgi"))
