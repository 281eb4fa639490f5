"""`script/yardstick [--split tune|measure] [--only CHECK] [--list] [--floor]`: what the checks find of what is there.

Exit 0; with --floor 1 where something is under its aim. docs/yardstick.md says how it counts.
"""

import argparse
import json
import sys
from pathlib import Path

from bench.yardstick.gold import SPLITS, read_split
from bench.yardstick.report import listed, measures, shortfalls, table
from bench.yardstick.scores import score_sets


def main() -> int:
    """Measure one split and print it; the exit code."""
    asked = _arguments()
    sets = list(read_split(asked.split))
    scores = score_sets(sets)
    found = measures(scores)
    shown = {name: row for name, row in found.items() if not asked.only or name in asked.only}
    print(f"{asked.split}: {len(sets)} sets, {sum(len(one.texts) for one in sets)} texts")
    print(table(shown))
    if asked.list:
        texts = {one.name: one.text for gold in sets for one in gold.texts}
        told = [one for one in scores.told if not asked.only or one.check in asked.only]
        print("", *listed(told, texts), sep="\n")
    if asked.json is not None:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    under = list(shortfalls(found)) if asked.floor else []
    print(*under, sep="\n", file=sys.stderr, end="\n" if under else "")
    return 1 if under else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/yardstick", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default="tune", help="which texts; those to tune on if left out")
    parser.add_argument("--only", action="append", default=[], metavar="CHECK", help="show this row alone")
    parser.add_argument("--list", action="store_true", help="every miss and fault with the words around it")
    parser.add_argument("--floor", action="store_true", help="exit 1 where something is under its aim")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there as well")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
