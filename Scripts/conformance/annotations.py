"""Each annotation of the table has the portability that the table says."""
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cluster import Cluster, Netlapse, NetlapseFailure
from manifests import Object, completed, ingress_class, services_for
from report import Report

# Whose annotations are whose, by the controller of the class. Tools' annotations are anybody's.
CONTROLLERS = {
    "ingress-nginx": "k8s.io/ingress-nginx", "nginx-inc": "nginx.org/ingress-controller",
    "traefik": "traefik.io/ingress-controller", "haproxytech": "haproxy.org/ingress-controller",
    "haproxy-ingress": "haproxy-ingress.github.io/controller", "aws-alb": "ingress.k8s.aws/alb",
    "kong": "ingress-controllers.konghq.com/kong",
    "contour": "projectcontour.io/ingress-controller", "cilium": "cilium.io/ingress-controller",
    "istio": "istio.io/ingress-controller",
    "apisix": "apisix.apache.org/apisix-ingress-controller",
}
TOOLS = {"cert-manager", "external-dns", "kubernetes", "tooling"}
ANYBODY = "ingress-nginx"
# GKE has no IngressClass objects; the annotation decides.
CLASS_ANNOTATION = "kubernetes.io/ingress.class"
BY_ANNOTATION = {"gce"}
# Few enough that one which changes the Ingress altogether is easily found.
BATCH = 20
# Switches nothing on.
VALUE = "false"
PLACEHOLDERS = {"Protocol": "HTTP", "Port": "80", "serviceName": "app", "servicePort": "80"}
# ANNOTATION (controller) -> why netlapse is right.
ALLOWED: dict[str, str] = {
    "kubectl.kubernetes.io/last-applied-configuration (tooling)": "never stored",
    "nginx.ingress.kubernetes.io/proxy-ssl-verify (ingress-nginx)":
        "its value decides: to verify nothing is what a BackendTLSPolicy cannot say",
}


@dataclass(frozen=True)
class Row:
    annotation: str
    controller: str
    portability: str

    @property
    def key(self) -> str:
        return f"{self.annotation} ({self.controller})"

    @property
    def name(self) -> str:
        """An annotation of this name, where the row's is a template."""
        text = re.sub(r"\$\{([^}]*)\}", lambda found: PLACEHOLDERS.get(found[1], "example"),
                      self.annotation)
        return re.sub(r"\*$", "x-version", text.replace(".n.", ".0."))


def rows(folder: Path) -> list[Row]:
    with (folder / "annotations.csv").open(newline="") as table:
        return [Row(row["annotation"], row["controller"],
                    "notRouting" if row["portability"] == "not-routing" else row["portability"])
                for row in csv.DictReader(table)]


def batches(table: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """-> host, rows of one controller"""
    of_controller: dict[str, list[Row]] = {}
    for row in table:
        of_controller.setdefault(row.controller, []).append(row)
    for controller, own in of_controller.items():
        for start in range(0, len(own), BATCH):
            yield f"{controller}-{start // BATCH}.example", own[start:start + BATCH]


def ingress(host: str, own: list[Row]) -> Object:
    """An Ingress of the rows' controller that carries their annotations."""
    controller = own[0].controller
    name = ANYBODY if controller in TOOLS else controller
    values = {row.name: name if row.name == CLASS_ANNOTATION else VALUE for row in own}
    spec: dict[str, Any] = {"rules": [{"host": host, "http": {"paths": [
        {"path": "/", "pathType": "Prefix",
         "backend": {"service": {"name": "app", "port": {"number": 80}}}}]}}]}
    if controller in BY_ANNOTATION:
        values[CLASS_ANNOTATION] = name
    else:
        spec["ingressClassName"] = name
    return {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "spec": spec,
            "metadata": {"name": host.removesuffix(".example"), "namespace": "default",
                         "annotations": values}}


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("portability of annotations", ALLOWED)
    table = rows(folder)
    groups = list(batches(table))
    objects = [ingress(host, own) for host, own in groups]
    objects += [ingress_class(*entry) for entry in CONTROLLERS.items()]
    report.count("rows", len(table))
    report.count("controllers", len({row.controller for row in table}))
    report.count("Ingresses", len(groups))
    known = CONTROLLERS.keys() | TOOLS | BY_ANNOTATION
    for controller in sorted({row.controller for row in table} - known):
        report.fail(controller, "no class is known to be of this controller")
    try:
        with Cluster(netlapse) as cluster:
            cluster.record(completed(objects + services_for(objects)))
            migration = cluster.migration()
    except NetlapseFailure as failure:
        report.fail("all", str(failure))
        return report
    told: dict[tuple[str, str], str] = {
        (cell["host"], entry["name"]): entry["portability"]
        for cell in migration["cells"] for entry in cell.get("annotations") or []}
    unlike: Counter[str] = Counter()
    for host, own in groups:
        for row in own:
            answer = told.get((host, row.name), "not reported")
            if answer == row.portability:
                report.count("alike")
            else:
                report.count("unlike")
                unlike[f"{row.controller}: {row.portability} in the table, {answer} told"] += 1
                report.fail(row.key, f"{row.portability} in the table, {answer} told")
    for words, number in sorted(unlike.items()):
        report.say(f"{words}: {number}")
    return report
