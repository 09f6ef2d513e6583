"""Cells worked out from Ingress objects, and cells as netlapse reports them."""
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from manifests import Object, full_name, of_kind

COVERED = {"OVERLAP", "READY_ONLY"}
# The Ingress is there, or it is gone.
PRESENT = COVERED | {"NOT_STARTED", "PARTIAL", "ROUTE_DEFINED", "ATTACHED"}
ABSENT = {"CUT_OVER", "CUT_OVER_AT_RISK", "ORPHANED", "RETIRED", "SUPERSEDED"}
STATES = PRESENT | ABSENT | {"UNKNOWN"}
REGEX_SIGNS = re.compile(r"[()*+?\[\]|^$\\]")


@dataclass(frozen=True, order=True)
class Cell:
    """A host and a path of an Ingress."""

    host: str
    path: str
    path_type: str

    def __str__(self) -> str:
        return f"{self.host}{self.path} ({self.path_type})"

    @property
    def is_regex(self) -> bool:
        return bool(REGEX_SIGNS.search(self.path))

    def sample_paths(self) -> list[str]:
        """Paths that the cell holds; of a Prefix also one that no rule names."""
        if self.is_regex:
            return [re.sub(r"[$^]", "", re.sub(r"\(?\.[*+]\)?", "zz9", self.path))]
        if self.path_type == "Exact":
            return [self.path]
        return [self.path, f"{self.path.rstrip('/')}/zz9/x"]

    def sample_host(self) -> str:
        return self.host.replace("*", "zz9") if self.host != "*" else "any.invalid"

    def holds(self, host: str, path: str) -> bool:
        """Whether the request is one of the cell's, as the Ingress API has it; a regular expression
        and a string prefix, which some controllers make of a path, are let pass too."""
        if not host_holds(self.host, host):
            return False
        if path == self.path or self.path == "/":
            return self.path_type != "Exact" or path == self.path
        if self.is_regex and re.match(self.path, path, re.IGNORECASE):
            return True
        return self.path_type != "Exact" and path.lower().startswith(self.path.rstrip("/").lower())


def host_holds(pattern: str | None, host: str) -> bool:
    """Whether a host is one of a pattern's; a wildcard stands for any number of labels, as it does
    in Gateway API."""
    if pattern in (None, "", "*"):
        return True
    pattern, host = pattern.lower(), host.lower()
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and host != pattern[1:]
    return host == pattern


def cells(objects: Iterable[Object]) -> dict[Cell, set[str]]:
    """Every cell that the Ingresses declare, with its owners."""
    found: dict[Cell, set[str]] = {}
    for ingress in of_kind(objects, "Ingress"):
        spec = ingress.get("spec") or {}
        own = [Cell("*", "/", "Prefix")] if spec.get("defaultBackend") else []
        for rule in spec.get("rules") or []:
            own += [Cell(rule.get("host") or "*", path.get("path") or "/",
                         path.get("pathType") or "ImplementationSpecific")
                    for path in (rule.get("http") or {}).get("paths") or []]
        for cell in own:
            found.setdefault(cell, set()).add(full_name(ingress))
    return found


@dataclass(frozen=True)
class Told:
    """What netlapse tells of a cell."""

    state: str
    flags: frozenset[str]
    reasons: tuple[str, ...]
    uncovered: str

    @property
    def is_covered(self) -> bool:
        """By what leads to the same backend."""
        return self.state in COVERED and not self.has_drift

    @property
    def has_drift(self) -> bool:
        return "BACKEND_DRIFT" in self.flags

    def __str__(self) -> str:
        words = [self.state, *sorted(self.flags), *self.reasons]
        return " ".join(words) + (f" uncovered {self.uncovered}" if self.uncovered else "")


def told_cells(report: dict[str, Any]) -> dict[Cell, Told]:
    """The cells of a MigrationReport; one of several controllers counts as the worse of them."""
    found: dict[Cell, Told] = {}
    for cell in report["cells"]:
        key = Cell(cell["host"], cell["path"], cell["pathType"])
        reasons = tuple(f"{reason['code']} ({reason.get('text', '')})"
                        for reason in cell.get("reasons") or [])
        told = Told(cell["state"], frozenset(cell.get("flags") or []), reasons,
                    str(cell["uncovered"]) if cell.get("uncovered") else "")
        if key not in found or found[key].is_covered:
            found[key] = told
    return found
