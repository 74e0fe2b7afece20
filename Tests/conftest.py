"""What all Python tests share: where the project and its executables are."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

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


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium without a window."""
    executable = shutil.which("chromium")
    assert executable, "There is no Chromium. Install the Debian package chromium."
    with sync_playwright() as playwright:
        # The name of the site that the web servers serve leads to this machine.
        names = "--host-resolver-rules=MAP help.example.org 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", names])
        yield browser
        browser.close()
