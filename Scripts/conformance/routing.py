"""Where requests go by the manifests alone: a second opinion, as small as the converters' outputs
allow. Listeners are taken as allowing every route of their protocol; methods and headers are not
looked at."""
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cells import host_holds
from manifests import Object, full_name, of_kind

KINDS_OF_PROTOCOL = {"HTTP": ("HTTPRoute", "GRPCRoute"), "HTTPS": ("HTTPRoute", "GRPCRoute"),
                     "TLS": ("TLSRoute",)}
# Other kinds of backends that stand for a Service: Backend objects name its host.
SERVICE_HOST = re.compile(r"^([^.]+)\.([^.]+)\.svc(?:\.cluster\.local)?$")


@dataclass(frozen=True, order=True)
class Listener:
    gateway: str
    name: str
    protocol: str
    port: int
    host: str | None


@dataclass(frozen=True)
class Place:
    """A rule of a route."""

    route: str
    rule: int


@dataclass(frozen=True)
class Outcome:
    """What happens to a request at a listener."""

    place: Place | None
    backends: frozenset[str]
    redirects: bool


NOWHERE = Outcome(None, frozenset(), False)


def route_name(route: Object) -> str:
    return f"{route['kind']} {full_name(route)}"


def listeners(objects: Iterable[Object]) -> list[Listener]:
    return [Listener(full_name(gateway), entry["name"], entry["protocol"], entry["port"],
                     entry.get("hostname"))
            for gateway in of_kind(objects, "Gateway") for entry in gateway["spec"]["listeners"]]


def attaches(route: Object, listener: Listener) -> bool:
    if route["kind"] not in KINDS_OF_PROTOCOL.get(listener.protocol, ()):
        return False
    own = route["metadata"]["namespace"]
    return any(
        reference.get("kind", "Gateway") == "Gateway"
        and f"{reference.get('namespace', own)}/{reference['name']}" == listener.gateway
        and reference.get("sectionName", listener.name) == listener.name
        and reference.get("port", listener.port) == listener.port
        for reference in route["spec"].get("parentRefs") or [])


def path_rank(kind: str, value: str, path: str) -> tuple[bool, int] | None:
    """How specific a match of the path is; None: it does not match."""
    if kind == "Exact":
        return (True, len(value)) if path == value else None
    if kind == "RegularExpression":
        return (False, len(value)) if re.fullmatch(value, path) else None
    prefix = value.rstrip("/")
    return (False, len(prefix)) if path == prefix or path.startswith(prefix + "/") else None


def path_matches(route: Object, rule: Object) -> Iterator[tuple[str, str]]:
    """-> type, value of each match's path"""
    for match in rule.get("matches") or [{}]:
        if route["kind"] != "GRPCRoute":
            path = match.get("path") or {}
            yield path.get("type", "PathPrefix"), path.get("value", "/")
            continue
        method = match.get("method") or {}
        service, name = method.get("service"), method.get("method")
        yield ("Exact", f"/{service}/{name}") if service and name else \
            ("PathPrefix", f"/{service}" if service else "/")


def backend(reference: Object, route: Object, objects: Iterable[Object]) -> str:
    namespace = reference.get("namespace", route["metadata"]["namespace"])
    if reference.get("kind", "Service") == "Service" and not reference.get("group"):
        return f"{namespace}/{reference['name']}:{reference.get('port')}"
    for item in of_kind(objects, reference["kind"]):
        if full_name(item) != f"{namespace}/{reference['name']}":
            continue
        for host in ((item.get("spec") or {}).get("static") or {}).get("hosts") or []:
            if stands_for := SERVICE_HOST.match(host["host"]):
                return f"{stands_for[2]}/{stands_for[1]}:{host['port']}"
    return f"{reference['kind']} {namespace}/{reference['name']}"


def outcome_at(listener: Listener, host: str, path: str, objects: list[Object]) -> Outcome:
    best, chosen = None, NOWHERE
    for route in sorted(of_kind(objects, *KINDS_OF_PROTOCOL.get(listener.protocol, ())),
                        key=full_name):
        if not attaches(route, listener):
            continue
        patterns = [pattern for pattern in route["spec"].get("hostnames") or [""]
                    if host_holds(pattern, host)]
        for pattern in patterns:
            for index, rule in enumerate(route["spec"].get("rules") or []):
                for kind, value in path_matches(route, rule):
                    rank = path_rank(kind, value, path)
                    whole = rank and (not pattern.startswith("*"), len(pattern), *rank)
                    if whole and (best is None or whole > best):
                        best, chosen = whole, made_of(rule, Place(route_name(route), index), route,
                                                      objects)
    return chosen


def made_of(rule: Object, place: Place, route: Object, objects: list[Object]) -> Outcome:
    redirects = any(entry["type"] == "RequestRedirect" for entry in rule.get("filters") or [])
    backends = frozenset(backend(reference, route, objects)
                         for reference in rule.get("backendRefs") or []
                         if reference.get("weight", 1) > 0)
    return Outcome(place, backends, redirects)


def outcomes(objects: list[Object], host: str, path: str) -> dict[Listener, Outcome]:
    """What happens to a request at each listener that is for its host."""
    return {listener: outcome_at(listener, host, path, objects) for listener in listeners(objects)
            if host_holds(listener.host, host)}
