#!/usr/bin/python3
"""Answers with what it was given: as a CGI program its environment, as a FastCGI program the parameters.

It takes a listening socket wherever docket-cgi does: from --listen, from systemd as descriptor 3, else as descriptor 0.
"""

import os
import socket
import struct
import sys

BEGIN_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT = 1, 3, 4, 5, 6
HEAD = b"Status: 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n"


def shown(variables: dict[bytes, bytes]) -> bytes:
    return HEAD + b"".join(name + b"=" + value + b"\0" for name, value in variables.items())


def exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        portion = connection.recv(count - len(data))
        if not portion:
            raise EOFError
        data += portion
    return data


def length(data: bytes, position: int) -> tuple[int, int]:
    """A length of a name or a value (FastCGI 1.0 §3.4) and where it ends."""
    if data[position] < 128:
        return data[position], position + 1
    return struct.unpack_from(">I", data, position)[0] & 0x7FFFFFFF, position + 4


def pairs(data: bytes) -> dict[bytes, bytes]:
    found, position = {}, 0
    while position < len(data):
        name, position = length(data, position)
        value, position = length(data, position)
        found[data[position : position + name]] = data[position + name : position + name + value]
        position += name + value
    return found


def record(kind: int, request: int, content: bytes) -> bytes:
    return struct.pack(">BBHHBx", 1, kind, request, len(content), 0) + content


def answer(connection: socket.socket) -> None:
    """Answers one request after another, as long as the web server keeps the connection."""
    keeps, parameters = True, b""
    while True:
        _, kind, request, size, padding = struct.unpack(">BBHHBx", exactly(connection, 8))
        content = exactly(connection, size)
        exactly(connection, padding)
        if kind == BEGIN_REQUEST:
            keeps, parameters = bool(content[2] & 1), b""
        elif kind == PARAMS:
            parameters += content
        elif kind == STDIN and not content:
            # What docket-cgi takes from its own environment, whatever the web server says.
            own = {b"DOCKET_HOME": os.environb[b"DOCKET_HOME"]}
            body = shown(pairs(parameters) | own)
            ended = record(STDOUT, request, b"") + record(END_REQUEST, request, bytes(8))
            connection.sendall(record(STDOUT, request, body) + ended)
            if not keeps:
                return


def listening() -> socket.socket:
    if "--listen" in sys.argv:
        os.umask(0o007)
        made = socket.socket(socket.AF_UNIX)
        made.bind(sys.argv[sys.argv.index("--listen") + 1])
        made.listen(16)
        return made
    return socket.socket(fileno=3 if os.environ.get("LISTEN_PID") == str(os.getpid()) else 0)


if "GATEWAY_INTERFACE" in os.environ:
    sys.stdin.buffer.read(int(os.environ.get("CONTENT_LENGTH") or 0))
    sys.stdout.buffer.write(shown(dict(os.environb)))
else:
    server = listening()
    # As docket-cgi says it; the tests wait for that.
    print("Listening at the socket.", file=sys.stderr, flush=True)
    while True:
        with server.accept()[0] as accepted:
            try:
                answer(accepted)
            except EOFError:
                pass
