"""The events of the development server as a browser reads them (HTML §9.2)."""

import contextlib
import http.client
import re
import socket
import threading
import time
from queue import Empty, Queue
from urllib.parse import urlparse


def version(server, path="/") -> str:
    """The version that a page names to the script which reloads it."""
    connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=10)
    connection.request("GET", path)
    return re.search(r'src="/_docket/live\.js\?since=([^"&]+)', connection.getresponse().read().decode()).group(1)


class Events:
    """A connection to the stream of events. What comes is in a queue as (name, time)."""

    def __init__(self, server, since: str):
        self.connection = http.client.HTTPConnection(urlparse(server.address).netloc, timeout=60)
        self.connection.request("GET", f"/_docket/events?since={since}")
        self.socket = self.connection.sock
        self.response = self.connection.getresponse()
        self.lines: list[str] = []
        self.queue: Queue[tuple[str, float]] = Queue()
        self.first = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        # Once something has come, the server will tell of all that follows.
        assert self.first.wait(10)

    def _read(self):
        name = ""
        while line := self._line():
            now = time.monotonic()
            text = line.decode().rstrip("\n")
            self.lines.append(text)
            self.first.set()
            if text.startswith("event: "):
                name = text.removeprefix("event: ")
            elif not text and name:
                self.queue.put((name, now))
                name = ""
        self.queue.put(("end", time.monotonic()))

    def _line(self) -> bytes:
        try:
            return self.response.readline()
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            # What http.client makes of a connection that is closed while it reads.
            return b""

    def next(self, seconds: float = 20) -> tuple[str, float]:
        return self.queue.get(timeout=seconds)

    def is_silent(self, seconds: float) -> bool:
        try:
            return self.queue.get(timeout=seconds) is None
        except Empty:
            return True

    def close(self):
        # Whoever closes a connection waits until nobody reads from it.
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.connection.close()
