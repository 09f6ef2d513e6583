"""Ingresses that people wrote, file by file and all at once: netlapse reads them all, and has a
word for each of their annotations."""
from pathlib import Path
from typing import Any

from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import Object, completed, full_name, in_namespace, ingress_class, of_kind, read
from report import Report

PORTABILITIES = {"core", "extended", "policy", "none", "notRouting", "unknown"}
# Never recorded: what was applied, with all its fields.
NOT_RECORDED = {"kubectl.kubernetes.io/last-applied-configuration"}
# The repository, which begins the file's name, tells whose classes its examples name.
CONTROLLERS = {
    "nginx__": "nginx.org/ingress-controller", "kubernetes__": "k8s.io/ingress-nginx",
    "Kong__": "ingress-controllers.konghq.com/kong",
    "traefik__": "traefik.io/ingress-controller",
    "kubernetes-sigs__aws": "ingress.k8s.aws/alb",
    "jcmoraisjr__": "haproxy-ingress.github.io/controller",
    "projectcontour__": "projectcontour.io/ingress-controller",
}
# FILE annotation -> why it is right that it is not reported.
ALLOWED: dict[str, str] = {}


def objects_of(path: Path, prefix: str, report: Report) -> list[Object]:
    """All of a file, in namespaces of its own, for many examples have the same names; of an object
    that is there twice, the later one, as `kubectl apply` has it."""
    objects: dict[tuple[str, str], Object] = {}
    for item in in_namespace(read(path), "default"):
        item["metadata"]["namespace"] = f"{prefix}-{item['metadata']['namespace']}"
        # Some tests' objects have no name, which no API server would take.
        item["metadata"]["name"] = item["metadata"].get("name") or "unnamed"
        key = (item["kind"], full_name(item))
        if key in objects:
            report.exception(f"{path.name} {' '.join(key)}", "there twice, the later one counts")
        objects[key] = item
    return list(objects.values())


def classes_of(name: str, objects: list[Object]) -> dict[str, str]:
    """The classes that are named -> their controller, where it is known."""
    controller = next((value for beginning, value in CONTROLLERS.items()
                       if name.startswith(beginning)), None)
    named = {(ingress.get("spec") or {}).get("ingressClassName")
             for ingress in of_kind(objects, "Ingress")} - {None}
    return {text: controller for text in named if controller}


def declared(objects: list[Object]) -> set[str]:
    """The annotations of Ingresses that have a path, and so a cell."""
    return {name for ingress in of_kind(objects, "Ingress")
            if any(((rule.get("http") or {}).get("paths"))
                   for rule in ingress["spec"].get("rules") or [])
            for name in ingress["metadata"].get("annotations") or {}} - NOT_RECORDED


def reported(migration: dict[str, Any]) -> dict[str, str]:
    return {entry["name"]: entry["portability"] for cell in migration["cells"]
            for entry in cell.get("annotations") or []}


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("real Ingresses", ALLOWED)
    scenes: dict[str, list[Object]] = {}
    together: list[Object] = []
    all_classes: dict[str, str] = {}
    for path in sorted((folder / "real-ingresses").glob("*.y*ml")):
        objects = objects_of(path, f"file-{len(scenes)}", report)
        classes = classes_of(path.name, objects)
        all_classes |= classes
        together += objects
        scenes[path.name] = objects + [ingress_class(*entry) for entry in sorted(classes.items())]
    scenes["all files"] = together + [ingress_class(*entry)
                                      for entry in sorted(all_classes.items())]

    def play(objects: list[Object]) -> dict[str, Any] | NetlapseFailure:
        try:
            with Cluster(netlapse) as cluster:
                cluster.record(completed(objects))
                return cluster.migration()
        except NetlapseFailure as failure:
            return failure

    unknown: set[str] = set()
    report.count("files", len(scenes) - 1)
    report.count("Ingresses", len(of_kind(together, "Ingress")))
    for (name, objects), result in zip(scenes.items(), each(play, scenes.values())):
        if isinstance(result, NetlapseFailure):
            report.fail(name, str(result))
            continue
        told = reported(result)
        if name == "all files":
            report.count("cells", len(result["cells"]))
            report.count("annotations", len(told))
        for annotation, portability in told.items():
            report.require(portability in PORTABILITIES, f"{name} {annotation}",
                           f"no portability is called {portability}")
        # Together, Ingresses of several files claim the same host and path, and the oldest decides.
        missing = set() if name == "all files" else declared(objects) - told.keys()
        for annotation in sorted(missing):
            report.fail(f"{name} {annotation}", "its Ingress has a path, and it is not reported")
        unknown |= {annotation for annotation, value in told.items() if value == "unknown"}
    for annotation in sorted(unknown):
        report.exception(annotation, "unknown to netlapse")
    return report
