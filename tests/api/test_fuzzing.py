"""Whatever JSON arrives at whatever address, the answer is never a fault of ours."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.stage import tried
from tests.api.test_bodies import DETAILS, fields
from tests.play import Play

NAMES = sorted(
    {
        *(name for names in DETAILS.values() for name in names),
        *("id", "kind", "start", "end", "quote", "note", "details", "move", "reason", "seen_revision", "items"),
        *("annotations", "resolution", "state", "preferred", "explanation", "username", "role", "name", "secret"),
        *("description", "archived", "title", "text", "language", "published"),
    }
)
WORDS = (
    *("claim", "statistic", "quote", "submit", "delete", "restore", "reader", "manager", "dating", "preferred"),
    *("1990/1994", "199X", "-1", "1.10", "XXXX-12-28", "The", "\x00", "\ud83d", "en-Latn", "rtl"),
)
TEXTS = st.text(max_size=20) | st.sampled_from(WORDS)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | TEXTS, inner, max_size=5),
    max_leaves=12,
)


Body = tuple[str, str, str, dict[str, object]]


def test_no_json_at_any_address_is_a_fault_of_ours(play: Play, deep: bool) -> None:
    bodies = fields(play)

    @settings(
        max_examples=5_000 if deep else 150,
        deadline=None,
        database=None,
        derandomize=not deep,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(bodies), st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6), JSON, st.booleans())
    def holds(
        known: tuple[str, str, str, dict[str, object]], changes: dict[str, object], raw: object, whole: bool
    ) -> None:
        method, path, seen, body = known
        sent = raw if whole else body | changes
        headers = {"If-Match": f'"{seen}"'} if seen else {}
        tried(play.speakers["maya"], method, path, json.dumps(sent).encode(), **headers)

    holds()
