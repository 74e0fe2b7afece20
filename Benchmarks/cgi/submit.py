#!/usr/bin/python3
"""What docket-cgi does for the tickets of one form, as a Python script does it: see submit.c."""

import os
import secrets
import sqlite3
import sys
import time
from urllib.parse import parse_qsl

QUESTIONS = [  # name in HTML, which is the ticket's attribute too; label; required
    ("customer_name", "Your name", True),
    ("email", "Email address", True),
    ("phone", "Phone", False),
    ("company", "Company", False),
    ("subject", "Subject", True),
    ("description", "Your question", True),
]


def refuse(status, reason):
    sys.exit(print(f"Status: {status}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{reason}"))


body = sys.stdin.buffer.read(int(os.environ.get("CONTENT_LENGTH") or 0)).decode()
given = dict(parse_qsl(body))
answers = []
for name, label, required in QUESTIONS:
    value = given.get(name, "").replace("\r\n", "\n")
    if value:
        answers.append((name, label, value))
    elif required:
        refuse("422 Unprocessable Content", "A required answer is missing.")

home = os.environ.get("DOCKET_HOME", "/var/lib/docket")
database = sqlite3.connect(f"{home}/tickets.db", timeout=5, isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("PRAGMA foreign_keys = ON")
if database.execute("PRAGMA user_version").fetchone() < (3,):
    refuse("503 Service Unavailable", "An older version of the schema.")

token = secrets.token_urlsafe(18)
now = time.time_ns() // 1_000_000
database.execute("BEGIN IMMEDIATE")
number = database.execute(
    "INSERT INTO tickets (token, team, channel, stage, priority, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    (token, "care", "form", "New", 0, now),
).lastrowid
database.executemany(
    "INSERT INTO answers (ticket, position, attribute, name, label, value, is_constant) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [(number, position, name, name, label, value, 0) for position, (name, label, value) in enumerate(answers)],
)
database.execute(
    "INSERT INTO history (ticket, at, actor, event, old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    (number, now, "customer", "created", None, None),
)
database.execute("COMMIT")

location = f"{os.environ.get('SCRIPT_NAME', '')}/tickets/{token}"
head = ["Status: 303 See Other", f"Location: {location}", "Content-Type: text/plain; charset=utf-8", "Cache-Control: no-store"]
print("\r\n".join([*head, "", ""]), end="", flush=True)
database.close()
