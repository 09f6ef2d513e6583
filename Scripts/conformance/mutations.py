"""A converter's output with one thing broken: the cells that depended on it lose their coverage,
no other does, and a request shows it.

Which cells these are is worked out from the manifests alone (routing.py), by sample requests of
each cell. A cell may change when a sample of it was answered by what was broken; it has to change
when a sample then no longer reaches the backends that it reached before, at any listener. Cells
that netlapse did not take for covered before cannot lose anything, and are only counted."""
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cells import Cell, Told, told_cells
from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import Object
from pairs import Pair, pairs
from report import Report
from routing import NOWHERE, Listener, Outcome, Place, outcomes, route_name

# SET/FILE mutation host path -> why netlapse is right.
ALLOWED: dict[str, str] = {
    "ingress-nginx--kgateway/rewrite_target change-port HTTPRoute "
    "default/ingress-myservicea1-myservicea-foo-org rule 0 myservicea.foo.org/2 (Prefix)":
        "/2x belongs to the cell, for the host is in regex mode, and rule 0 answers it",
}

# A cell and the path of a sample -> what each listener makes of it.
Outcomes = dict[tuple[Cell, str], dict[Listener, Outcome]]


@dataclass(frozen=True)
class Mutation:
    """One thing broken in an output; of a whole route where no rule is named."""

    kind: str
    route: str
    rule: int | None
    output: list[Object]

    def __str__(self) -> str:
        return f"{self.kind} {self.route}" + (f" rule {self.rule}" if self.rule is not None else "")

    def touches(self, place: Place | None) -> bool:
        return place is not None and place.route == self.route and \
            self.rule in (None, place.rule)


def drop(route: Object, index: int) -> bool:
    del route["spec"]["rules"][index]
    return True


def change_port(route: Object, index: int) -> bool:
    references = [reference for reference in route["spec"]["rules"][index].get("backendRefs") or []
                  if "port" in reference and not reference.get("group")]
    for reference in references:
        reference["port"] += 1
    return bool(references)


def narrow(route: Object, index: int) -> bool:
    rule = route["spec"]["rules"][index]
    if route["kind"] != "HTTPRoute":
        return False
    matches = rule.setdefault("matches", [{}]) or [{}]
    done = False
    for match in matches:
        path = match.get("path") or {}
        if path.get("type", "PathPrefix") == "PathPrefix":
            match["path"] = {"type": "Exact", "value": path.get("value", "/")}
            done = True
    return done


def remove_host(route: Object) -> bool:
    hosts = route["spec"].get("hostnames") or []
    # Without any, the route would be for all hosts of its listeners.
    route["spec"]["hostnames"] = hosts[1:] or ["moved.invalid"]
    return bool(hosts)


def detach(route: Object) -> bool:
    for reference in route["spec"].get("parentRefs") or []:
        reference["name"] = f"not-{reference['name']}"
    return bool(route["spec"].get("parentRefs"))


OF_RULES: dict[str, Callable[[Object, int], bool]] = {
    "drop-rule": drop, "change-port": change_port, "narrow-path": narrow}
OF_ROUTES: dict[str, Callable[[Object], bool]] = {"remove-host": remove_host, "detach": detach}


def mutated(output: list[Object], position: int, change: Callable[[Object], bool]
            ) -> list[Object] | None:
    """The output with a change of the route at this position; None: nothing to change there."""
    copy = deepcopy(output)
    if not change(copy[position]):
        return None
    # A route without rules would have one that takes everything.
    return copy if copy[position]["spec"]["rules"] else copy[:position] + copy[position + 1:]


def mutations(pair: Pair) -> Iterator[Mutation]:
    for position, route in enumerate(pair.output):
        if route["kind"] not in ("HTTPRoute", "GRPCRoute", "TLSRoute"):
            continue
        for kind, of_route in OF_ROUTES.items():
            if output := mutated(pair.output, position, of_route):
                yield Mutation(kind, route_name(route), None, output)
        for index in range(len(route["spec"]["rules"])):
            for kind, of_rule in OF_RULES.items():
                output = mutated(pair.output, position,
                                 lambda copy, of_rule=of_rule, index=index: of_rule(copy, index))
                if output is not None:
                    yield Mutation(kind, route_name(route), index, output)


def reached(pair: Pair, output: list[Object]) -> Outcomes:
    """What becomes of the samples of each cell."""
    return {(cell, path): outcomes(output, cell.sample_host(), path)
            for cell in pair.cells for path in cell.sample_paths()}


def depending(before: Outcomes, after: Outcomes, mutation: Mutation) -> tuple[set[Cell], set[Cell]]:
    """-> cells that may change, those that have to"""
    may, must = set(), set()
    for (cell, path), at in before.items():
        if any(mutation.touches(outcome.place) for outcome in at.values()):
            may.add(cell)
        served = {listener: outcome for listener, outcome in at.items() if outcome.backends}
        if served and not any(
            after[cell, path].get(listener, NOWHERE).backends == outcome.backends
            for listener, outcome in served.items()
        ):
            must.add(cell)
    return may, must


def shown(cell: Cell, report: dict[str, Any], known: dict[str, Any]) -> str:
    """How a RequestDifferences shows that a cell lost something: "request", "unproven" or ""."""
    def requests(differences: dict[str, Any]) -> list[tuple[Any, ...]]:
        return [(entry["request"].get("scheme"), entry["request"]["host"],
                 entry["request"].get("port"), entry["request"]["path"],
                 entry["request"].get("method"), str(entry["after"]))
                for entry in differences["differences"]]

    new = [entry for entry in requests(report) if entry not in requests(known)]
    if any(cell.holds(host, path) for _, host, _, path, *_ in new):
        return "request"
    return "unproven" if any(entry["host"] == cell.host for entry in report["unproven"]) else ""


@dataclass(frozen=True)
class Seen:
    """What netlapse says of one output."""

    cells: dict[Cell, Told]
    differences: dict[str, Any]


def look(netlapse: Netlapse, pair: Pair, output: list[Object]) -> Seen | NetlapseFailure:
    try:
        with Cluster(netlapse) as cluster:
            cluster.record(pair.objects(output))
            return Seen(told_cells(cluster.migration()), cluster.differences())
    except NetlapseFailure as failure:
        return failure


def judge(report: Report, key: str, depend: tuple[set[Cell], set[Cell]], before: Seen, after: Seen
          ) -> None:
    may, must = depend
    for cell in sorted(before.cells):
        told, was = after.cells.get(cell), before.cells[cell]
        lost = told is None or was.is_covered and not told.is_covered \
            or not was.has_drift and told.has_drift
        if cell not in may | must and lost:
            report.fail(f"{key} {cell}", f"does not depend on it, and went from {was} to {told}")
        elif cell in must and not was.is_covered:
            report.count("losses of cells that were not covered before")
        elif cell in must:
            report.count("losses expected")
            if not lost:
                report.fail(f"{key} {cell}", f"lost its backend, and is still {told}")
                continue
            report.count("losses told")
            shows = shown(cell, after.differences, before.differences)
            report.count(f"losses shown by: {shows or 'nothing'}")
            if not shows:
                report.fail(f"{key} {cell}", f"no request shows the loss ({told})")
            elif shows == "unproven":
                report.exception(f"{key} {cell}", "no request shows the loss, said to be unproven")


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("mutations of converters' pairs", ALLOWED)
    all_pairs = list(pairs(folder))
    originals = each(lambda pair: look(netlapse, pair, pair.output), all_pairs)
    cases = [(pair, before, mutation) for pair, before in zip(all_pairs, originals)
             for mutation in mutations(pair)]
    results = each(lambda case: look(netlapse, case[0], case[2].output), cases)
    reached_before = {pair.name: reached(pair, pair.output) for pair in all_pairs}
    for (pair, before, mutation), after in zip(cases, results):
        key = f"{pair.name} {mutation}"
        report.count(mutation.kind)
        if isinstance(before, NetlapseFailure) or isinstance(after, NetlapseFailure):
            report.fail(key, str(before if isinstance(before, NetlapseFailure) else after))
            continue
        depend = depending(reached_before[pair.name], reached(pair, mutation.output), mutation)
        judge(report, key, depend, before, after)
    report.require(report.counts["losses told"] > 0, "mutations", "no loss was told at all")
    return report
