"""`python -m bench NAME [--json FILE]`: run one benchmark and print `{measure: value}`."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import api, checks, ledger, reading, search, together
from bench.measures import Measures

BENCHMARKS: dict[str, Callable[[Measures], None]] = {
    "api": api.run_all,
    "checks": checks.run_all,
    "ledger": ledger.run_all,
    "reading": reading.run_all,
    "search": search.run_all,
    "team": together.run_all,
}


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHMARKS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measures there as well")
    parser.add_argument("--only", nargs="+", default=(), metavar="PART", help="only these parts of it, while improving")
    parser.add_argument("--plans", type=Path, metavar="FILE", help="checks: add how PostgreSQL finds candidates to it")
    asked = parser.parse_args()
    measures = Measures(asked.only, plans=asked.plans)
    BENCHMARKS[asked.name](measures)
    found = json.dumps(measures.found, indent=2)
    print(found)
    if asked.json is not None:
        asked.json.write_text(found + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
