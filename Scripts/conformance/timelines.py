"""Real migrations, cut from the history of repositories: at every step the cells are those of the
step's Ingresses, and none is called covered that no route with a backend could serve.

These repositories hold what their owners wrote, and charts make the rest: Services that no step
declares are taken to stand throughout, with a ready endpoint."""
import csv
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cells import ABSENT, COVERED, PRESENT, Cell, cells, host_holds, told_cells
from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import ROUTES, Object, completed, documents, full_name, in_namespace, of_kind, \
    services_for
from report import Report

# Where a repository is of several clusters, its files are in kubernetes/CLUSTER/apps/NAMESPACE/,
# and a namespace is set from there.
LAYOUT = re.compile(r"^kubernetes/([^/]+)/apps/([^/]+)/")
# What is kept here was taken out of the cluster.
ARCHIVE = ".archive/"
COUNTED = {"ingress": "Ingress", "httproute": "HTTPRoute", "gateway": "Gateway",
           "referencegrant": "ReferenceGrant"}
# A host whose Ingress was removed, and came back two minutes later.
REVERTED = {"billimek-k8s-gitops": "flux-webhook.eviljungle.com"}
# TIMELINE/CLUSTER step host path -> why netlapse is right.
ALLOWED: dict[str, str] = {}


@dataclass(frozen=True)
class Step:
    time: str
    subject: str
    objects: list[Object]


def instant(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_timeline(folder: Path, report: Report) -> dict[str, list[Step]]:
    """-> the steps of each cluster of the repository"""
    clusters: dict[str, list[Step]] = {}
    with (folder / "TIMELINE.tsv").open(newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = list(documents((folder / row["file"]).read_text()))
            kinds = Counter(item["kind"] for _, item in found)
            for column, kind in COUNTED.items():
                report.require(kinds[kind] == int(row[column]), f"{folder.name} {row['file']}",
                               f"{kinds[kind]} of kind {kind} read, not {row[column]}")
            of_cluster: dict[str, list[Object]] = {name: [] for name in clusters}
            for source, item in found:
                place = LAYOUT.match(source)
                if not source.startswith(ARCHIVE):
                    name = f"{folder.name}/{place[1]}" if place else folder.name
                    of_cluster.setdefault(name, []).extend(
                        in_namespace([item], place[2] if place else "default"))
            for name, objects in of_cluster.items():
                clusters.setdefault(name, []).append(
                    Step(instant(row["committed"]), row["subject"], objects))
    return clusters


def charted_services(steps: list[Step]) -> list[Object]:
    """The Services that objects of any step refer to, and that no step declares."""
    everything = [item for step in steps for item in step.objects]
    return services_for(everything)


def could_serve(cell: Cell, objects: list[Object]) -> bool:
    """Whether a route with a backend names the cell's host, or none and has a listener for it."""
    listeners = {full_name(gateway): [listener.get("hostname")
                                      for listener in gateway["spec"]["listeners"]]
                 for gateway in of_kind(objects, "Gateway")}
    for route in of_kind(objects, *ROUTES):
        spec = route["spec"]
        if not any(rule.get("backendRefs") for rule in spec.get("rules") or []):
            continue
        own = route["metadata"]["namespace"]
        patterns = spec.get("hostnames") or [
            pattern for reference in spec.get("parentRefs") or []
            for pattern in listeners.get(
                f"{reference.get('namespace', own)}/{reference['name']}", [])]
        if any(host_holds(pattern, cell.sample_host()) for pattern in patterns):
            return True
    return False


def judge(report: Report, name: str, step: Step, objects: list[Object], earlier: set[Cell],
          migration: dict[str, Any]) -> None:
    present = set(cells(objects))
    told = told_cells(migration)
    states = Counter(cell.state for cell in told.values())
    report.say(f"{step.time} {len(present):3} present, {len(told):3} cells: "
               + (", ".join(f"{state} {number}" for state, number in sorted(states.items())) or "-")
               + f"  ({step.subject[:60]})")
    key = f"{name} {step.time}"
    for cell in sorted(present - told.keys()):
        report.fail(f"{key} {cell}", "its Ingress is there, and it is not reported")
    for cell, value in sorted(told.items(), key=lambda entry: entry[0]):
        report.count("cells looked at")
        if cell not in present | earlier:
            report.fail(f"{key} {cell}", "reported, and no Ingress declared it so far")
        elif value.state not in (PRESENT if cell in present else ABSENT):
            report.fail(f"{key} {cell}", f"{value.state}, and its Ingress is "
                        + ("there" if cell in present else "gone"))
        if value.state in COVERED | {"CUT_OVER"}:
            report.count("taken for served by a Gateway")
            report.require(could_serve(cell, objects), f"{key} {cell}",
                           f"{value}: no route with a backend is for its host")


def judge_events(report: Report, name: str, events: list[dict[str, Any]]) -> None:
    for event in events:
        report.count("events")
        cell = event["cell"]
        word = " (regression)" if event.get("isRegression") else ""
        moment = event["at"]["by"] if isinstance(event["at"], dict) else event["at"]
        report.say(f"event {moment} {cell['host']}{cell['path']}: {event.get('from')} -> "
                   f"{event['to']}{word}: {event.get('cause')}")
    host = REVERTED.get(name)
    report.require(not host or any(event.get("isRegression") and event["cell"]["host"] == host
                                   for event in events),
                   f"{name} revert", f"no event says that {host} went back")


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("timelines of real migrations", ALLOWED)
    clusters: dict[str, list[Step]] = {}
    for timeline in sorted((folder / "timelines").iterdir()):
        clusters |= read_timeline(timeline, report)
    clusters = {name: steps for name, steps in clusters.items()
                if any(cells(step.objects) for step in steps)}

    def play(entry: tuple[str, list[Step]]) -> list[tuple[list[Object], Any]]:
        name, steps = entry
        standing = charted_services(steps)
        seen: list[tuple[list[Object], Any]] = []
        try:
            with Cluster(netlapse) as cluster:
                whole = [completed(step.objects + standing) for step in steps]
                for step, objects in zip(steps, whole):
                    cluster.record(objects, at=step.time)
                for step, objects in zip(steps, whole):
                    seen.append((objects, cluster.migration(at=step.time)))
        except NetlapseFailure as failure:
            seen.append(([], failure))
        return seen

    for (name, steps), seen in zip(clusters.items(), each(play, clusters.items())):
        report.count("timelines")
        report.say(f"-- {name}")
        earlier: set[Cell] = set()
        for step, (objects, migration) in zip(steps, seen):
            if isinstance(migration, NetlapseFailure):
                report.fail(name, str(migration))
                break
            report.count("steps")
            judge(report, name, step, objects, earlier, migration)
            earlier |= set(cells(objects))
        else:
            judge_events(report, name, seen[-1][1]["events"])
    return report
