"""The scenarios of the Ingress controllers' conformance suite, read from its feature files."""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cluster import Cluster, Netlapse, NetlapseFailure, each
from manifests import Object, completed, in_namespace, ingress_class, services_for
from report import Report

# The suite runs against one controller, to whose class it adds what names none, and which shows its
# address in the status.
CLASS = "conformance"
CONTROLLER = "example.com/conformance"
ADDRESS = "192.0.2.10"
ANY_HOST = "any.invalid"
ALLOWED: dict[str, str] = {}

REQUEST = re.compile(r'I send a "([^"]+)" request to (?:"([^"]+)"|(http\S+))$')
STATUS = re.compile(r"the response status-code must be (\d+)")
SERVICE = re.compile(r'the response must be served by the "([^"]+)" service')
NAMED = re.compile(r'an Ingress resource named "([^"]+)" with this spec')
NO_ADDRESS = re.compile(r"The Ingress status should not contain the IP address")


@dataclass
class Scenario:
    title: str
    method: str = "GET"
    url: str = ""
    status: str = ""
    service: str = ""
    # Nobody serves the Ingress.
    is_unclaimed: bool = False
    examples: list[dict[str, str]] = field(default_factory=list)


@dataclass
class Feature:
    name: str
    ingresses: list[Object] = field(default_factory=list)
    scenarios: list[Scenario] = field(default_factory=list)


def read_feature(path: Path) -> Feature:
    feature = Feature(path.name)
    scenario = Scenario("")
    lines = iter(path.read_text().splitlines())
    name, header = "", []
    for line in map(str.strip, lines):
        if line.startswith(("Scenario:", "Scenario Outline:")):
            scenario = Scenario(line.split(":", 1)[1].strip())
            feature.scenarios.append(scenario)
            header = []
        elif line == "Examples:":
            header = ["?"]
        elif line.startswith("|") and header:
            fields = [text.strip() for text in line.strip("|").split("|")]
            if header == ["?"]:
                header = fields
            else:
                scenario.examples.append(dict(zip(header, fields)))
        elif named := NAMED.search(line):
            name = named[1]
        elif line == '"""':
            feature.ingresses.append(ingress(docstring(lines), name))
        elif request := REQUEST.search(line):
            scenario.method, scenario.url = request[1], request[2] or request[3].replace('"', "")
        elif status := STATUS.search(line):
            scenario.status = status[1]
        elif service := SERVICE.search(line):
            scenario.service = service[1]
        elif NO_ADDRESS.search(line):
            scenario.is_unclaimed = True
    return feature


def docstring(lines: Iterator[str]) -> str:
    """Up to the closing quotes, without the indentation of the opening ones."""
    text = []
    for line in lines:
        if line.strip() == '"""':
            break
        text.append(line[4:])
    return "\n".join(text)


def ingress(text: str, name: str) -> Object:
    content = yaml.safe_load(text)
    if "kind" not in content:
        content = {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
                   "metadata": {"name": name}, "spec": content}
    if content["spec"].setdefault("ingressClassName", CLASS) == CLASS:
        content["status"] = {"loadBalancer": {"ingress": [{"ip": ADDRESS}]}}
    return content


def requests(feature: Feature) -> Iterator[tuple[str, str, str, Scenario]]:
    """-> name, method, URL, scenario of each request; an outline has one for each example"""
    for scenario in feature.scenarios:
        if scenario.is_unclaimed:
            rule = feature.ingresses[-1]["spec"]["rules"][0]
            yield scenario.title, "GET", f"http://{rule['host']}/", scenario
        for example in scenario.examples or [{}] if scenario.url else []:
            method, url = scenario.method, scenario.url
            for key, value in example.items():
                if key == "host":
                    value = value or ANY_HOST
                method, url = method.replace(f"<{key}>", value), url.replace(f"<{key}>", value)
            yield f"{scenario.title}: {method} {url}", method, url, scenario


def complaint(scenario: Scenario, answers: list[dict[str, Any]]) -> str:
    """What is wrong with the answers; empty: nothing."""
    if scenario.is_unclaimed:
        doubts = re.compile(r"class|address|claim|nobody|serve", re.IGNORECASE)
        sure = [answer for answer in answers if answer["answer"].get("backends")
                and not doubts.search(" ".join(answer.get("because") or []))]
        return f"answered as if somebody served it: {sure}" if sure else ""
    own = [answer["answer"] for answer in answers if answer.get("controller") == CONTROLLER]
    if len(own) != 1:
        return f"{len(own)} answers of the controller: {answers}"
    if scenario.status == "200":
        served = [entry for entry in own[0].get("backends") or [] if entry.get("weight", 1) > 0]
        right = bool(served) and all(
            entry.get("service", "").endswith(f"/{scenario.service}") for entry in served)
    else:
        right = str(own[0].get("status")) == scenario.status
    wanted = scenario.service or scenario.status
    return "" if right else f"expected {wanted}, answered {own[0]}"


def check(netlapse: Netlapse, folder: Path) -> Report:
    report = Report("scenarios of the Ingress conformance suite", ALLOWED)
    features = [read_feature(path)
                for path in sorted((folder / "ingress-conformance").glob("*.feature"))]

    def play(feature: Feature) -> list[tuple[str, str]]:
        objects = in_namespace(feature.ingresses + [ingress_class(CLASS, CONTROLLER)], "default")
        objects += services_for(objects)
        try:
            with Cluster(netlapse) as cluster:
                cluster.record(completed(objects))
                return [(title, complaint(scenario, cluster.route(url, "ingress", method=method)))
                        for title, method, url, scenario in requests(feature)]
        except NetlapseFailure as failure:
            return [(feature.name, str(failure))]

    report.count("features", len(features))
    report.count("scenarios", sum(len(feature.scenarios) for feature in features))
    for feature, results in zip(features, each(play, features)):
        for title, wrong in results:
            report.count("requests asked")
            report.require(not wrong, f"{feature.name}: {title}", wrong)
    return report
