"""What the benchmarks share: programs, a site with one form, the disk, and how an aim is told."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT_NAME = "/cgi-bin/docket-cgi"

QUESTIONS = [  # type, label, whether it is required, answer; the first three columns as in the submit.* of the benchmarks
    ("customer_name", "Your name", True, "Ada Lovelace"),
    ("email", "Email address", True, "ada@example.org"),
    ("phone", "Phone", False, "+44 20 7946 0958"),
    ("company", "Company", False, "Analytical Engines"),
    ("subject", "Subject", True, "The mill jams"),
    ("description", "Your question", True, "Every morning the mill jams after 100 cards.\nIt began on Monday — why?\n"),
]


def fail(sentence):
    sys.exit(f"{Path(sys.argv[0]).resolve().parent.name}: {sentence}")


def command(*words, **options):
    """Runs a program that has to succeed; returns what it printed."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **options)
    if done.returncode != 0:
        fail(f"“{' '.join(map(str, words))}” failed:\n{done.stderr or done.stdout}")
    return done.stdout


def require(programs):
    """Programs that are run or linked, with the Debian packages that have them."""
    for program, package in programs.items():
        if not shutil.which(program):
            fail(f"{program} is missing. Install the Debian package {package}.")


def require_disk(directory):
    kind = command("stat", "--file-system", "--format=%T", directory).strip()
    if kind in ("tmpfs", "ramfs"):
        fail(f"{directory} is a {kind}, where nothing is durable. Name a folder on a disk with --directory.")


def build_site(folder, docket):
    """A site with one form, built by docket into folder/public and folder/home."""
    team = folder / "site/teams/care"
    team.mkdir(parents=True)
    (folder / "site/site.yaml").write_text("name: Benchmark\nurl: https://help.example.com/\n")
    fields = "".join(
        f"    - {{ type: {kind}, label: {label}, required: {str(required).lower()} }}\n"
        for kind, label, required, _ in QUESTIONS
    )
    (team / "team.yaml").write_text(f"name: Care\npublished: true\nform:\n  published: true\n  spam: {{ per_sender: off, per_form: off }}\n  fields:\n{fields}")
    arguments = ["--output", folder / "public", "--home", folder / "home", "--templates", ROOT / "templates"]
    command(docket, "build", folder / "site", *arguments)


def fdatasync(folder):
    """The least that a durable ticket can cost: 4 kB written and synced; all times in milliseconds, sorted."""
    times = []
    with open(folder / "floor", "wb", buffering=0) as file:
        for _ in range(200):
            file.write(bytes(4096))
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def rotated(items, by):
    by %= len(items)
    return items[by:] + items[:by]


def ratio(of, to):
    """The median of the ratios within each round."""
    return statistics.median(a / b for a, b in zip(of, to))


def aim(unit, value, limit, at_most, of="docket-cgi", digits=2):
    met = value <= limit if at_most else value >= limit
    print(f"{of}: {value:.{digits}f} {unit}; aim {'at most' if at_most else 'at least'} {limit}: {'met' if met else 'missed'}.")


def busyness(seconds=2):
    """Which part of the processors' time others use at the moment."""

    def ticks():
        times = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
        return sum(times), times[3] + times[4]  # all; idle and waiting for the disk

    total, idle = ticks()
    time.sleep(seconds)
    total, idle = ticks()[0] - total, ticks()[1] - idle
    return 1 - idle / total if total else 0


def warn_if_busy():
    if (busy := busyness()) > 0.1:
        print(f"Other programs use {busy:.0%} of the machine, so that the times are unsteady.", file=sys.stderr)
