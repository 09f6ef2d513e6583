"""What a check counted, and what it has to say."""
from collections import Counter
from collections.abc import Mapping


class Report:
    """The outcome of one check. A failure counts unless its key is in the check's allow-list."""

    def __init__(self, title: str, allowed: Mapping[str, str] | None = None) -> None:
        self.title = title
        self.counts: Counter[str] = Counter()
        self._allowed = dict(allowed or {})
        self._lines: list[str] = []
        self._failures: list[str] = []
        self._used: set[str] = set()

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] += number

    def say(self, line: str) -> None:
        self._lines.append(line)

    def exception(self, key: str, reason: str) -> None:
        """Something that is no failure, but that a reader should see with its reason."""
        self.count("exceptions")
        self._lines.append(f"exception: {key}: {reason}")

    def fail(self, key: str, reason: str) -> None:
        if key in self._allowed:
            self._used.add(key)
            self.exception(key, f"{reason}; allowed: {self._allowed[key]}")
        else:
            self._failures.append(f"{key}: {reason}")

    def require(self, condition: bool, key: str, reason: str) -> None:
        if not condition:
            self.fail(key, reason)

    def print(self) -> bool:
        """-> whether nothing failed"""
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        print(f"== {self.title}: {counts or 'nothing to count'}")
        for line in self._lines:
            print(f"   {line}")
        for key in sorted(self._allowed.keys() - self._used):
            print(f"   allowed, but it holds: {key} ({self._allowed[key]})")
        for failure in self._failures:
            print(f"   FAILED {failure}")
        print(f"   {self.title}: {f'{len(self._failures)} failed' if self._failures else 'ok'}",
              flush=True)
        return not self._failures
