"""Writes the golden files anew: python -m tests.exports.write_golden, then read the difference before you keep it."""

from pathlib import Path

from tests.exports.small_release import write_release

GOLDEN = Path(__file__).parents[2] / "fixtures" / "golden"

if __name__ == "__main__":
    for name, content in write_release()[0].items():
        (GOLDEN / name).write_bytes(content)
