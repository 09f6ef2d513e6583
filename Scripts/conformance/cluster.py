"""Running netlapse on a database of its own."""
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from manifests import CLUSTER_SCOPED, Object

Case = TypeVar("Case")
Result = TypeVar("Result")

NAME = "conformance"
TIME = "2026-01-01T00:00:00Z"
TIMEOUT_SECONDS = 60
# Done, something was found, the evidence was incomplete.
GOOD_EXITS = (0, 1, 3)

GATEWAY_API = "gateway.networking.k8s.io"
# What is recorded as whole lists: of these, what is not there does not exist.
LISTS = {
    "Ingress": ("ingresses", "networking.k8s.io/v1"),
    "IngressClass": ("ingressclasses", "networking.k8s.io/v1"),
    "Service": ("services", "v1"),
    "Namespace": ("namespaces", "v1"),
    "EndpointSlice": ("endpointslices", "discovery.k8s.io/v1"),
    "CustomResourceDefinition": ("customresourcedefinitions", "apiextensions.k8s.io/v1"),
    "Gateway": ("gateways", f"{GATEWAY_API}/v1"),
    "ListenerSet": ("listenersets", f"{GATEWAY_API}/v1"),
    "HTTPRoute": ("httproutes", f"{GATEWAY_API}/v1"),
    "GRPCRoute": ("grpcroutes", f"{GATEWAY_API}/v1"),
    "TLSRoute": ("tlsroutes", f"{GATEWAY_API}/v1"),
    "TCPRoute": ("tcproutes", f"{GATEWAY_API}/v1"),
    "UDPRoute": ("udproutes", f"{GATEWAY_API}/v1"),
    "ReferenceGrant": ("referencegrants", f"{GATEWAY_API}/v1"),
    "BackendTLSPolicy": ("backendtlspolicies", f"{GATEWAY_API}/v1"),
}
# Classes come with an implementation, not with the manifests at hand: those among the manifests are
# recorded one by one, which says nothing about others. As a whole list, it would say that the class
# a Gateway names does not exist.
SINGLES = {"GatewayClass"}
GATEWAY_API_KINDS = ("gatewayclasses", "gateways", "listenersets", "httproutes", "grpcroutes",
                     "tlsroutes", "referencegrants", "backendtlspolicies")


class NetlapseFailure(Exception):
    """netlapse ended with another exit code than the command allows, or printed no JSON."""

    def __init__(self, arguments: Iterable[str], code: int | str, text: str) -> None:
        self.code = code
        message = re.search(r'"message": *"((?:[^"\\]|\\.)*)"', text)
        super().__init__(f"netlapse {' '.join(arguments)}: exit {code}: "
                         + (message[1] if message else text.strip())[:300])


class Netlapse:
    """The program, shielded from the settings of whoever runs it."""

    def __init__(self, program: str) -> None:
        self.program = program

    def run(self, folder: Path, *arguments: str) -> tuple[int, str, str]:
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith("NETLAPSE")}
        environment |= {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        try:
            done = subprocess.run([self.program, *arguments], capture_output=True, text=True,
                                  cwd=folder, env=environment, timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            raise NetlapseFailure(arguments, "none", f"still running after {TIMEOUT_SECONDS} s")
        return done.returncode, done.stdout, done.stderr

    def knows(self, command: str) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            code, text, _ = self.run(Path(folder), "help", command)
        return code == 0 and f"netlapse {command}" in text


class Cluster:
    """A database in a folder of its own, as a context: gone behind it."""

    def __init__(self, netlapse: Netlapse) -> None:
        self._netlapse = netlapse
        self._scratch = tempfile.TemporaryDirectory()
        self._folder = Path(self._scratch.name)
        self._recorded = 0

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *_: object) -> None:
        self._scratch.cleanup()

    def _ask(self, *arguments: str) -> dict[str, Any]:
        whole = (*arguments, "--db", str(self._folder / "netlapse.db"), "-o", "json")
        code, text, errors = self._netlapse.run(self._folder, *whole)
        if code not in GOOD_EXITS:
            raise NetlapseFailure(arguments, code, errors)
        try:
            return json.loads(text)
        except ValueError:
            raise NetlapseFailure(arguments, code, f"no JSON: {text[:200]!r}")

    def record(self, objects: Iterable[Object], at: str = TIME) -> None:
        """Records the objects as all there is."""
        self._recorded += 1
        folder = self._folder / f"snapshot-{self._recorded}"
        folder.mkdir()
        for file, content in files(objects).items():
            (folder / file).write_text(json.dumps(content))
        self._ask("ingest", str(folder), "--cluster", NAME, "--at", at, "-A", "--trust-empty")

    def migration(self, at: str | None = None) -> dict[str, Any]:
        return self._ask("migration", "--assume-ready", *(("--at", at) if at else ()))

    def differences(self) -> dict[str, Any]:
        return self._ask("migration", "requests", "--assume-ready")

    def route(self, url: str, via: str, gateway: str | None = None, method: str = "",
              headers: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """-> the answers"""
        arguments = ["route", url, "--assume-ready", "--via", via]
        arguments += ["--gateway", gateway] if gateway else []
        arguments += ["--method", method] if method else []
        for key, value in (headers or {}).items():
            arguments += ["-H", f"{key}: {value}"]
        return self._ask(*arguments)["answers"]


def files(objects: Iterable[Object]) -> dict[str, Object]:
    """File name -> content, as kubectl prints it: lists, empty ones too."""
    items: dict[str, list[Object]] = {kind: [] for kind in LISTS}
    contents: dict[str, Object] = {}
    others: list[Object] = []
    seen: set[tuple[str, str, str]] = set()
    for item in [*objects, *custom_resource_definitions()]:
        metadata = item["metadata"]
        if item["kind"] not in CLUSTER_SCOPED and "namespace" not in metadata:
            raise ValueError(f"{item['kind']} {metadata['name']} is in no namespace")
        key = (item["kind"], metadata.get("namespace", ""), metadata["name"])
        if key in seen:
            raise ValueError(f"{' '.join(key)} is there twice")
        seen.add(key)
        if item["kind"] in SINGLES:
            contents[f"{item['kind'].lower()}-{len(contents)}.json"] = item
        else:
            items.get(item["kind"], others).append(item)
    for kind, (plural, version) in LISTS.items():
        contents[f"{plural}.json"] = {"apiVersion": version, "kind": f"{kind}List",
                                      "metadata": {}, "items": items[kind]}
    if others:
        contents["others.json"] = {"apiVersion": "v1", "kind": "List", "metadata": {},
                                   "items": others}
    return contents


def custom_resource_definitions() -> list[Object]:
    """Those of Gateway API, for a cluster that serves it has them."""
    return [{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
             "metadata": {"name": f"{plural}.{GATEWAY_API}", "annotations": {
                 f"{GATEWAY_API}/bundle-version": "v1.6.1", f"{GATEWAY_API}/channel": "standard"}},
             "spec": {"group": GATEWAY_API, "names": {"plural": plural},
                      "versions": [{"name": "v1", "served": True}]}}
            for plural in GATEWAY_API_KINDS]


def each(action: Callable[[Case], Result], cases: Iterable[Case]) -> list[Result]:
    """The results in the order of the cases, worked out on all processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(action, cases))
