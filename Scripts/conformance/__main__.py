"""Compares what netlapse says of the gateway migration with what others say.

Usage: Scripts/check-conformance FOLDER [--only CHECK,...]

Exits with 1 when something disagrees that no check names as allowed, with the reason.
"""
import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import annotations
import gateways
import ingresses
import mutations
import pairs
import real_ingresses
import timelines
from cluster import Netlapse
from report import Report

CHECKS: dict[str, Callable[[Netlapse, Path], Report]] = {
    "gateways": gateways.check,
    "ingresses": ingresses.check,
    "pairs": pairs.check,
    "mutations": mutations.check,
    "timelines": timelines.check,
    "real-ingresses": real_ingresses.check,
    "annotations": annotations.check,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="Scripts/check-conformance")
    parser.add_argument("--netlapse", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", default=",".join(CHECKS), metavar="CHECK,...",
                        help=f"of {', '.join(CHECKS)}")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    chosen = options.only.split(",")
    if unknown := set(chosen) - CHECKS.keys():
        parser.error(f"no such check: {', '.join(sorted(unknown))}")
    netlapse = Netlapse(options.netlapse)
    for command in ("ingest", "route", "migration"):
        if not netlapse.knows(command):
            print(f"{options.netlapse}: it has no command {command}", file=sys.stderr)
            return 69
    started = time.monotonic()
    good = [CHECKS[name](netlapse, options.folder).print() for name in chosen]
    print(f"{sum(good)} of {len(good)} checks passed in {time.monotonic() - started:.0f} s")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
