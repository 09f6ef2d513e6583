"""Manifests that converters made of Ingresses cover them, or netlapse names why they do not."""
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cells import STATES, Cell, cells, told_cells
from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import Object, completed, in_namespace, ingress_class, of_kind, read, \
    services_for, without_status
from report import Report

# The converter's provider, which begins the folder's name, tells whose class it is.
CONTROLLERS = {"ingress-nginx": "k8s.io/ingress-nginx", "nginx-inc": "nginx.org/ingress-controller",
               "aws-alb": "ingress.k8s.aws/alb"}
# SET/FILE host path -> why it is right that no reason is given.
ALLOWED: dict[str, str] = {}


@dataclass(frozen=True)
class Pair:
    """Ingresses, and what a converter made of them."""

    name: str
    input: list[Object]
    output: list[Object]

    @property
    def cells(self) -> list[Cell]:
        return sorted(cells(self.input))

    def objects(self, output: list[Object] | None = None) -> list[Object]:
        """All of a cluster that has both, or the input and another output, with the Services and
        IngressClasses they need; of Gateways and their classes, the converter's alone."""
        made = self.output if output is None else output
        named = {name for ingress in of_kind(self.input, "Ingress")
                 if (name := (ingress.get("spec") or {}).get("ingressClassName"))}
        there = {item["metadata"]["name"] for item in of_kind(self.input, "IngressClass")}
        controller = CONTROLLERS[self.name.split("/")[0].split("--")[0]]
        classes = [ingress_class(name, controller) for name in sorted(named - there)]
        services = services_for(self.input + self.output, made)
        return completed(self.input + made + classes + services)


def pairs(folder: Path) -> Iterator[Pair]:
    """Those with an Ingress in their input."""
    for path in sorted((folder / "converter-pairs").glob("*/input/*.y*ml")):
        output = path.parent.parent / "output" / path.name
        if not output.exists():
            continue
        read_input = without_status(in_namespace(read(path), "default"))
        if of_kind(read_input, "Ingress"):
            name = f"{path.parent.parent.name}/{path.stem}"
            yield Pair(name, read_input, without_status(in_namespace(read(output), "default")))


def judge(report: Report, pair: Pair, migration: dict[str, Any]) -> None:
    told = told_cells(migration)
    for cell in sorted(told.keys() - set(pair.cells)):
        report.fail(f"{pair.name} {cell}", "reported, and no Ingress declares it")
    for cell in pair.cells:
        key = f"{pair.name} {cell}"
        report.count("cells")
        if cell not in told:
            report.fail(key, "not reported")
        elif told[cell].state not in STATES:
            report.fail(key, f"no state is called {told[cell].state}")
        elif told[cell].is_covered:
            report.count("covered")
            if told[cell].flags:
                report.say(f"covered, flagged: {key}: {told[cell]}")
        elif told[cell].reasons or told[cell].flags:
            report.count("not covered, with a reason")
            report.exception(key, str(told[cell]))
        else:
            report.fail(key, f"{told[cell]}: not covered, and no reason is given")


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("converters' pairs", ALLOWED)
    all_pairs = list(pairs(folder))

    def play(pair: Pair) -> dict[str, Any] | NetlapseFailure:
        try:
            with Cluster(netlapse) as cluster:
                cluster.record(pair.objects())
                return cluster.migration()
        except NetlapseFailure as failure:
            return failure

    report.count("pairs", len(all_pairs))
    for pair, result in zip(all_pairs, each(play, all_pairs)):
        if isinstance(result, NetlapseFailure):
            report.fail(pair.name, str(result))
        else:
            judge(report, pair, result)
    return report
