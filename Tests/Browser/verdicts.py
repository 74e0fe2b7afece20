"""The server's side of a comparison."""

import json
import subprocess


class Judge:
    """`verdicts`, which answers a line of JSON for each line."""

    def __init__(self, executable):
        self.process = subprocess.Popen([executable], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, judge: str, **question) -> dict:
        self.process.stdin.write(json.dumps({"judge": judge, **question}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def patterns(self, questions: list) -> list[dict]:
        return [self.ask("pattern", pattern=pattern, values=values) for pattern, values in questions]

    def stop(self):
        self.process.stdin.close()
        assert self.process.wait(10) == 0
