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


class Request:
    """A request whose body is sent as the test goes on."""

    def __init__(self, path: Path, method: str, path_info: str, length: int = 0, timeout: float = 90, **more: str):
        parameters = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "/cgi-bin/docket-cgi", "PATH_INFO": path_info, "QUERY_STRING": "",
            "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "192.0.2.7", "CONTENT_LENGTH": str(length),
            "CONTENT_TYPE": "application/x-www-form-urlencoded", **more,
        }  # fmt: skip
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.settimeout(timeout)
        head = record(BEGIN, bytes([0, 1, 0, 0, 0, 0, 0, 0]))
        try:
            self._connection.connect(str(path))
        except (ConnectionError, FileNotFoundError) as error:
            self._connection.close()
            raise Disconnected from error
        self._send(head + stream(PARAMS, b"".join(pair(*entry) for entry in parameters.items())))

    def send(self, body: bytes) -> None:
        """Sends the next part of the body."""
        self._send(b"".join(record(STDIN, body[start : start + 65_535]) for start in range(0, len(body), 65_535)))

    def answer(self) -> Answer:
        """Ends the body and waits for the answer."""
        self._send(record(STDIN, b""))
        received = b""
        with self._connection:
            try:
                while data := self._connection.recv(65_536):
                    received += data
            except ConnectionError as error:
                raise Disconnected from error
        return parsed(received)

    def _send(self, data: bytes) -> None:
        try:
            self._connection.sendall(data)
        except ConnectionError as error:
            self._connection.close()
            raise Disconnected from error


def parsed(received: bytes) -> Answer:
    """The answer in the records of a connection."""
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


def send(path: Path, method: str, path_info: str, body: bytes = b"", timeout: float = 90, **more: str) -> Answer:
    request = Request(path, method, path_info, len(body), timeout, **more)
    request.send(body)
    return request.answer()


def multipart(answers: dict[str, str], files: list[bytes]) -> bytes:
    """A body whose fields and files are divided by “boundary”; the files come last."""
    parts = b""
    for name, value in answers.items():
        parts += f'--boundary\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for number, content in enumerate(files):
        head = f'--boundary\r\nContent-Disposition: form-data; name="attachments"; filename="{number}.bin"\r\n'
        parts += head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"
    return parts + b"--boundary--\r\n"


MULTIPART = {"CONTENT_TYPE": "multipart/form-data; boundary=boundary"}


@dataclass
class Daemon:
    """docket-cgi as a FastCGI server on a Unix socket."""

    program: Path
    home: Path
    socket: Path
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        # The socket of a process that was killed is still there, and nobody listens.
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.program, "--listen", self.socket], env={"DOCKET_HOME": str(self.home), **self.environment}, stdout=log, stderr=log)  # fmt: skip
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
