"""The requests of Gateway API's conformance tests go where these say.

The table names all Gateways of a test, not each row's: a row is asked of those of them that exist,
of the parents of the test's routes where it names none, and where several are left of those that
have a route with the row's path. Where there is a choice even then, the row holds when it holds for
one of them, and is counted as such."""
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import Object, completed, full_name, in_namespace, of_kind, read
from report import Report
from routing import path_matches, path_rank

NAMESPACE = "gateway-conformance-infra"
# Requests that name no host go to the address of the Gateway.
ANY_HOST = "any.invalid"
# What the Go tests hold as code and not as data, or what no routing decides.
NO_ORACLE = {
    ("httproute-https-listener-detect-misdirected-requests.yaml", "/detect-misdirected-requests"):
        "hosts and backends are in a table of the test, which was not extracted",
    ("httproute-service-types.yaml", "/"): "the path is a variable of the test",
    ("httproute-timeout-backend-request.yaml", "/backend-timeout?delay=1s"):
        "the backend's slowness decides, not routing",
}
# Rows that are asked after the test has deleted something.
DELETED_BEFORE = {("httproute-reference-grant.yaml", "500"): "ReferenceGrant"}
# manifest host path -> why another answer is right.
ALLOWED: dict[str, str] = {
    "httproute-invalid-backendref-unknown-kind.yaml GET /v2":
        "whether an implementation knows a kind of backend is told by its status alone",
}


@dataclass(frozen=True)
class Row:
    manifest: str
    gateways: tuple[str, ...]
    host: str
    path: str
    method: str
    headers: tuple[tuple[str, str], ...]
    backend: str
    status: str

    @property
    def key(self) -> str:
        headers = "".join(f" {name}:{value}" for name, value in self.headers)
        return f"{self.manifest} {self.method or 'GET'} {self.host}{self.path}{headers}"

    @property
    def expected(self) -> str:
        return self.backend or ("a backend" if self.status == "200" else self.status)


def rows(folder: Path) -> Iterator[Row]:
    with (folder / "requests_oracle.tsv").open(newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            yield Row(row["manifest"], tuple(filter(None, row["gateways"].split(";"))), row["host"],
                      row["path"], row["method"],
                      tuple(re.findall(r'"([^"]+)":\s*"([^"]*)"', row["headers"])),
                      row["expected_backend"], row["expected_status"])


def holds(row: Row, answer: dict[str, Any]) -> bool:
    """Whether an answer is what the row expects."""
    served = [entry for entry in answer.get("backends") or [] if entry.get("weight", 1) > 0]
    if row.status in ("", "200"):
        wanted = f"/{row.backend}" if row.backend else ""
        return bool(served) and all(entry.get("service", "").endswith(wanted) and "service" in entry
                                    for entry in served)
    if row.status.startswith("3"):
        return str((answer.get("redirect") or {}).get("status")) == row.status
    return str(answer.get("status")) == row.status or bool(served) and all(
        str(entry.get("status")) == row.status for entry in served)


def gateway_of(reference: Object, namespace: str, objects: list[Object]) -> str:
    """The Gateway of a parent reference, through a ListenerSet where it is one."""
    name = f"{reference.get('namespace', namespace)}/{reference['name']}"
    for listener_set in of_kind(objects, "ListenerSet"):
        if reference.get("kind") == "ListenerSet" and full_name(listener_set) == name:
            return gateway_of(listener_set["spec"]["parentRef"],
                              listener_set["metadata"]["namespace"], objects)
    return name


def parents(objects: list[Object], path: str | None = None) -> list[str]:
    """The Gateways of the routes, or of those with this path."""
    found: dict[str, None] = {}
    for route in of_kind(objects, "HTTPRoute", "GRPCRoute"):
        matches = [match for rule in route["spec"].get("rules") or []
                   for match in path_matches(route, rule)]
        if path is None or any(path_rank(kind, value, path) for kind, value in matches):
            for reference in route["spec"]["parentRefs"]:
                found[gateway_of(reference, route["metadata"]["namespace"], objects)] = None
    return list(found)


def candidates(row: Row, objects: list[Object]) -> list[str]:
    existing = [full_name(gateway) for gateway in of_kind(objects, "Gateway")]
    named = [name for name in existing if name.split("/")[1] in row.gateways]
    named = named or [name for name in parents(objects) if name in existing]
    if len(named) > 1:
        with_path = parents(objects, row.path.split("?")[0])
        named = [name for name in named if name in with_path] or named
    return named


def urls(row: Row, gateway: str, objects: list[Object]) -> list[str]:
    """One for each protocol and port at which the Gateway and its ListenerSets listen."""
    places: dict[tuple[str, int], None] = {}
    for item in of_kind(objects, "Gateway", "ListenerSet"):
        reference = (item["spec"].get("parentRef") or {})
        is_part = full_name(item) == gateway if item["kind"] == "Gateway" else \
            gateway_of(reference, item["metadata"]["namespace"], objects) == gateway
        for listener in item["spec"]["listeners"] if is_part else []:
            places[listener["protocol"].lower(), listener["port"]] = None
    return [f"{protocol}://{row.host or ANY_HOST}:{port}{row.path}"
            for protocol, port in places if protocol in ("http", "https")]


def ask(row: Row, cluster: Cluster, objects: list[Object]) -> tuple[int, list[dict[str, Any]]]:
    """-> number of choices, the answers to them"""
    choices = [(url, gateway) for gateway in candidates(row, objects)
               for url in urls(row, gateway, objects)]
    answers = [answer["answer"] for url, gateway in choices
               for answer in cluster.route(url, "gateway", gateway, row.method, dict(row.headers))]
    return len(choices), answers


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("requests of Gateway API's conformance tests", ALLOWED)
    folder /= "gateway-conformance"
    base = read(folder / "base-manifests.yaml")
    scenes: dict[tuple[str, str], list[Row]] = {}
    for row in rows(folder):
        reason = NO_ORACLE.get((row.manifest, row.path))
        if not row.backend and not row.status:
            report.count("rows without an outcome")
        elif reason:
            report.count("rows that are no oracle")
            report.exception(f"{row.key} -> {row.expected}", f"not asked, {reason}")
        else:
            deleted = DELETED_BEFORE.get((row.manifest, row.status), "")
            scenes.setdefault((row.manifest, deleted), []).append(row)

    def play(scene: tuple[tuple[str, str], list[Row]]) -> list[tuple[Row, int, list[Any] | str]]:
        (manifest, deleted), asked = scene
        # Deployments and the like are not needed: their Services say enough.
        objects = [item for item in in_namespace(read(folder / "manifests" / manifest), NAMESPACE)
                   + base if item["kind"] not in ("Deployment", "ConfigMap", deleted)]
        try:
            with Cluster(netlapse) as cluster:
                cluster.record(completed(objects))
                return [(row, *ask(row, cluster, objects)) for row in asked]
        except NetlapseFailure as failure:
            return [(row, 1, str(failure)) for row in asked]

    report.count("manifests", len({manifest for manifest, _ in scenes}))
    results = [result for scene in each(play, scenes.items()) for result in scene]
    for row, choices, answers in results:
        report.count("requests asked")
        if not choices:
            report.fail(row.key, "no Gateway of the row exists")
        elif isinstance(answers, str):
            report.fail(row.key, answers)
        elif any(holds(row, answer) for answer in answers):
            report.count("as expected")
            if choices > 1:
                report.exception(row.key, f"holds for one of {choices} Gateways or listeners")
        else:
            report.fail(row.key, f"expected {row.expected}, answered {answers}")
    return report
