"""A FastCGI 1.0 client of one request per connection, and docket-cgi as the server it talks to."""

from __future__ import annotations

import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

BEGIN, END, PARAMS, STDIN, STDOUT = 1, 3, 4, 5, 6


def record(kind: int, content: bytes) -> bytes:
    return bytes([1, kind, 0, 1, len(content) >> 8, len(content) & 255, 0, 0]) + content


def stream(kind: int, content: bytes) -> bytes:
    parts = [content[start : start + 65_535] for start in range(0, len(content), 65_535)]
    return b"".join(record(kind, part) for part in [*parts, b""])


def pair(name: str, value: str) -> bytes:
    def length(text: bytes) -> bytes:
        return bytes([len(text)]) if len(text) < 128 else (len(text) | 1 << 31).to_bytes(4, "big")

    name_bytes, value_bytes = name.encode(), value.encode()
    return length(name_bytes) + length(value_bytes) + name_bytes + value_bytes


@dataclass
class Answer:
    status: int
    fields: dict[str, str]
    body: bytes


class Disconnected(Exception):
    """The server went before it had answered."""


def send(path: Path, method: str, path_info: str, body: bytes = b"", timeout: float = 90, **more: str) -> Answer:
    parameters = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "/cgi-bin/docket-cgi", "PATH_INFO": path_info, "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "192.0.2.7", "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded", **more,
    }  # fmt: skip
    request = record(BEGIN, bytes([0, 1, 0, 0, 0, 0, 0, 0]))
    request += stream(PARAMS, b"".join(pair(*entry) for entry in parameters.items())) + stream(STDIN, body)
    received = b""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(timeout)
            connection.connect(str(path))
            connection.sendall(request)
            while True:
                data = connection.recv(65_536)
                if not data:
                    break
                received += data
    except (ConnectionError, FileNotFoundError) as error:
        raise Disconnected from error
    output, isComplete = b"", False
    while len(received) >= 8:
        length = int.from_bytes(received[4:6], "big")
        if received[1] == STDOUT:
            output += received[8 : 8 + length]
        isComplete = isComplete or received[1] == END
        received = received[8 + length + received[6] :]
    if not isComplete:
        raise Disconnected
    head, _, content = output.partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    return Answer(int(fields.pop("Status").split()[0]), fields, content)


@dataclass
class Daemon:
    """docket-cgi as a FastCGI server on a Unix socket."""

    program: Path
    home: Path
    socket: Path
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        # The socket of a process that was killed is still there, and nobody listens.
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.program, "--listen", self.socket], env={"DOCKET_HOME": str(self.home)}, stdout=log, stderr=log)  # fmt: skip
        for _ in range(500):
            try:
                with socket.socket(socket.AF_UNIX) as connection:
                    connection.connect(str(self.socket))
                return
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.01)
        raise AssertionError("docket-cgi does not listen")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            assert self.process.wait(40) == 0
        finally:
            self.process.kill()
