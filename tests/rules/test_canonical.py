"""Canonical JSON is that of RFC 8785, held against another implementation of it."""

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.rules.canonical import canonical_json

# What the ledger holds: keys in ASCII, and numbers that are whole.
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner, max_size=5)
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_canonical_json_is_that_of_rfc_8785(value: object) -> None:
    assert canonical_json(value).encode() == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**64, b"x", {1: 2}, {"é": 1}, object()])
def test_what_has_no_exact_form_is_no_canonical_json(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)
