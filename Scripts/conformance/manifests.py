"""Reading manifests, and making a cluster of them with what every cluster has beside them."""
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

Object = dict[str, Any]

CLUSTER_SCOPED = {"Namespace", "GatewayClass", "IngressClass", "CustomResourceDefinition"}
ROUTES = ("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute")
# Where an exporter noted which file of its repository a document was.
SOURCE = re.compile(r"^# source: \S+?:(\S+)", re.MULTILINE)
# Tools print warnings above their output; a manifest begins with one of these.
BEGINNING = re.compile(r"^(apiVersion:|kind:|metadata:|---|#)", re.MULTILINE)


def documents(text: str) -> Iterator[tuple[str, Object]]:
    """-> (source path or "", object), Secrets left out"""
    beginning = BEGINNING.search(text)
    for part in re.split(r"^---(?:[ \t].*)?$", text[beginning.start():] if beginning else "",
                         flags=re.MULTILINE):
        content = yaml.safe_load(part)
        source = SOURCE.search(part)
        for item in content.get("items", []) if is_list(content) else [content]:
            if item and item.get("kind") != "Secret":
                yield source[1] if source else "", with_text_annotations(item)


def is_list(content: Any) -> bool:
    return isinstance(content, dict) and str(content.get("kind", "")).endswith("List")


def with_text_annotations(item: Object) -> Object:
    """YAML 1.1 reads `on` and `60` as something else than text, which annotations are."""
    metadata = item.setdefault("metadata", {})
    if not metadata.get("annotations"):
        metadata.pop("annotations", None)
    for name, value in (metadata.get("annotations") or {}).items():
        if not isinstance(value, str):
            metadata["annotations"][name] = str(value).lower() if isinstance(value, bool) \
                else str(value)
    return item


def read(path: Path) -> list[Object]:
    return [item for _, item in documents(path.read_text())]


def without_status(objects: Iterable[Object]) -> list[Object]:
    return [{name: value for name, value in item.items() if name != "status"} for item in objects]


def in_namespace(objects: Iterable[Object], default: str) -> list[Object]:
    """The objects, those that name no namespace in this one."""
    for item in objects:
        if item["kind"] not in CLUSTER_SCOPED:
            item["metadata"].setdefault("namespace", default)
    return list(objects) if not isinstance(objects, list) else objects


def of_kind(objects: Iterable[Object], *kinds: str) -> list[Object]:
    return [item for item in objects if item["kind"] in kinds]


def full_name(item: Object) -> str:
    return f"{item['metadata'].get('namespace', '')}/{item['metadata']['name']}"


def ingress_backends(ingress: Object) -> Iterator[Object]:
    """Every `service` of an Ingress."""
    spec = ingress.get("spec") or {}
    backends = [spec.get("defaultBackend")]
    for rule in spec.get("rules") or []:
        backends += [path.get("backend") for path in (rule.get("http") or {}).get("paths") or []]
    yield from (backend["service"] for backend in backends if backend and backend.get("service"))


def route_backends(route: Object) -> Iterator[Object]:
    """Every reference of a route to a Service, mirrors included."""
    for rule in (route.get("spec") or {}).get("rules") or []:
        references = list(rule.get("backendRefs") or [])
        references += [entry["requestMirror"]["backendRef"] for entry in rule.get("filters") or []
                       if "requestMirror" in entry]
        yield from (reference for reference in references
                    if not reference.get("group") and reference.get("kind", "Service") == "Service")


def referenced_services(objects: Iterable[Object]) -> dict[str, set[int | str]]:
    """ns/name -> ports it is asked for by number or name"""
    ports: dict[str, set[int | str]] = {}
    for ingress in of_kind(objects, "Ingress"):
        for service in ingress_backends(ingress):
            key = f"{ingress['metadata']['namespace']}/{service['name']}"
            port = service.get("port") or {}
            asked = port.get("number") or port.get("name")
            ports.setdefault(key, set()).update({asked} if asked else set())
    for route in of_kind(objects, *ROUTES):
        for reference in route_backends(route):
            namespace = reference.get("namespace", route["metadata"]["namespace"])
            asked = {reference["port"]} if "port" in reference else set()
            ports.setdefault(f"{namespace}/{reference['name']}", set()).update(asked)
    return ports


def service(key: str, asked: set[int | str]) -> Object:
    """A Service with these ports. A name means the one number that is asked for, if there is one,
    for a converter had to write as number what the Ingress names."""
    namespace, name = key.split("/")
    numbers = sorted(port for port in asked if isinstance(port, int))
    names = sorted(port for port in asked if isinstance(port, str))
    ports = [{"name": f"port-{number}", "port": number} for number in numbers]
    if len(names) == 1 and len(numbers) == 1:
        ports = [{"name": names[0], "port": numbers[0]}]
    else:
        ports += [{"name": text, "port": 18000 + place} for place, text in enumerate(names)]
    return {"apiVersion": "v1", "kind": "Service",
            "metadata": {"name": name, "namespace": namespace},
            "spec": {"ports": ports or [{"name": "http", "port": 80}], "selector": {"app": name}}}


def endpoint_slice(item: Object) -> Object:
    """One ready endpoint of a Service."""
    metadata = item["metadata"]
    return {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
            "metadata": {"name": f"{metadata['name']}-ready", "namespace": metadata["namespace"],
                         "labels": {"kubernetes.io/service-name": metadata["name"]}},
            "ports": [{key: port[key] for key in ("name", "port") if key in port}
                      for port in item["spec"].get("ports") or []],
            "endpoints": [{"addresses": ["10.0.0.1"], "conditions": {"ready": True}}]}


def namespace(name: str) -> Object:
    return {"apiVersion": "v1", "kind": "Namespace",
            "metadata": {"name": name, "labels": {"kubernetes.io/metadata.name": name}}}


def ingress_class(name: str, controller: str) -> Object:
    return {"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass",
            "metadata": {"name": name}, "spec": {"controller": controller}}


def services_for(objects: Iterable[Object], changed: Iterable[Object] = ()) -> list[Object]:
    """The Services that the objects refer to and that are not among them, with the ports too that
    changed objects want of them."""
    objects = list(objects)
    wanted = referenced_services(changed)
    known = {full_name(item) for item in of_kind(objects, "Service")}
    made = []
    for key, asked in sorted(referenced_services(objects).items()):
        if key not in known:
            made.append(service(key, asked))
            more = sorted(wanted.get(key, set()) - asked, key=str)
            made[-1]["spec"]["ports"] += [{"name": f"port-{port}", "port": port} for port in more]
    return made


def completed(objects: Iterable[Object]) -> list[Object]:
    """The objects with what no manifest holds and every cluster has: namespaces, endpoints."""
    objects = list(objects)
    objects += [endpoint_slice(item) for item in of_kind(objects, "Service")
                if item["spec"].get("type") != "ExternalName"]
    known = {item["metadata"]["name"] for item in of_kind(objects, "Namespace")}
    used = {item["metadata"]["namespace"] for item in objects if item["kind"] not in CLUSTER_SCOPED}
    return objects + [namespace(name) for name in sorted(used - known)]
