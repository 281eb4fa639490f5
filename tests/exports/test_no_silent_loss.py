"""No format loses anything without a word: whatever differs between two records shows in the file or is declared.

By construction: every field of every record is changed in turn, the nested ones too, so that a field added later is
tested without a line here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exports import FILES
from annotations.exports.details import KEYS
from annotations.exports.formats import Format, Part, nothing
from annotations.exports.records import Person, ReleasedAnnotation
from tests.exports.small_release import ANNOTATIONS, CONTRADICTIONS, PEOPLE, SOURCES, write_release

Change = tuple[str, Any]

CARRIERS = {
    "sources": {"sources.jsonl", "sources.csv", "annotations.jsonld"},
    "annotations": {"annotations.jsonl", "annotations.csv", "annotations.jsonld"},
    "contradictions": {"contradictions.jsonl", "contradictions.csv", "annotations.jsonld"},
    "people": {"people.jsonl"},
}
RECORDS: dict[str, Sequence[Any]] = {
    "sources": SOURCES,
    "annotations": ANNOTATIONS,
    "contradictions": CONTRADICTIONS,
    "people": PEOPLE,
}


def is_named_tuple(value: object) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_fields")


def changed(value: Any) -> Iterator[Change]:
    """Every way to change one thing in a value, with the path of what was changed."""
    if value is None:
        yield from (("", text) for text in ("", "x", "=x"))
    elif isinstance(value, str):
        yield from (("", text) for text in (value + "x", "=" + value, "'=" + value, value + " ", value + "\n", ""))
    elif isinstance(value, int):
        yield "", value + 1
    elif is_named_tuple(value):
        yield from changed_parts({name: getattr(value, name) for name in value._fields}, value._replace)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        yield from changed_parts(parts, lambda **part: replace(value, **part))
    elif isinstance(value, Mapping):
        yield from changed_parts(value, lambda **part: {**value, **part})
    else:
        yield from changed_list(value)


def changed_parts(parts: Mapping[str, Any], rebuild: Callable[..., Any]) -> Iterator[Change]:
    for name, part in parts.items():
        for path, other in changed(part):
            if other != part:
                yield f"{name}.{path}".rstrip("."), rebuild(**{name: other})


def changed_list(items: Sequence[Any]) -> Iterator[Change]:
    for place, item in enumerate(items):
        for path, other in changed(item):
            yield path, [*items[:place], other, *items[place + 1 :]]
    if items:
        yield "", items[1:]
        yield "", [*items, *changed_last(items)]
    if len(items) > 1:
        yield "", items[::-1]


def changed_last(items: Sequence[Any]) -> list[Any]:
    return [next(other for _, other in changed(items[-1]))]


def part_of(form: Format, what: str, record: Any) -> Part:
    return getattr(form, what)([record])  # type: ignore[no-any-return]


def is_told(form: Format, what: str, record: Any, other: Any, path: str) -> bool:
    """Whether the file, or what it declares, tells the two records apart."""
    before, after = part_of(form, what, record), part_of(form, what, other)
    if before != after:
        return True
    declared = {omission.field for omission in after.omissions}
    return any(path == field or path.startswith(f"{field}.") for field in declared)


@pytest.mark.parametrize("what", CARRIERS)
def test_each_record_is_carried_by_the_files_that_say_so(what: str) -> None:
    assert {name for name, form in FILES.items() if getattr(form, what) is not nothing} == CARRIERS[what]


@pytest.mark.parametrize(("what", "name"), [(what, name) for what, names in CARRIERS.items() for name in sorted(names)])
def test_a_change_of_any_field_shows_or_is_declared(what: str, name: str) -> None:
    lost = [
        (record[0], path, other)
        for record in RECORDS[what]
        for path, other in changed(record)
        if path != "kind" and not is_told(FILES[name], what, record, other, path)
    ]
    assert lost == []


@pytest.mark.parametrize("name", sorted(name for names in CARRIERS.values() for name in names if name.endswith("l")))
def test_json_lines_lose_nothing_at_all(name: str) -> None:
    what = name.removesuffix(".jsonl")
    for record in RECORDS[what]:
        for path, other in changed(record):
            if path != "kind":
                assert part_of(FILES[name], what, record) != part_of(FILES[name], what, other), path
                assert part_of(FILES[name], what, other).omissions == ()


def test_the_changes_reach_every_field() -> None:
    for records in RECORDS.values():
        paths = {path.split(".")[0] for record in records for path, _ in changed(record)}
        assert paths == set(records[0]._fields)


@pytest.mark.parametrize("name", sorted(CARRIERS["annotations"]))
def test_the_kind_of_an_annotation_shows(name: str) -> None:
    bare = [ANNOTATIONS[0]._replace(kind=kind, details=dict.fromkeys(KEYS[kind])) for kind in KEYS]
    assert len({part_of(FILES[name], "annotations", one).content for one in bare}) == len(KEYS)


def test_the_kind_of_a_contradiction_shows() -> None:
    for name in CARRIERS["contradictions"]:
        other = CONTRADICTIONS[0]._replace(kind="naming")
        assert part_of(FILES[name], "contradictions", CONTRADICTIONS[0]) != part_of(
            FILES[name], "contradictions", other
        )


some_text = st.text(st.sampled_from("=+-@\t\r\n'\",; []{}\\ax5.é😀\u2028＝"), max_size=6)


@given(some_text, some_text, st.none() | some_text, st.none() | some_text)
def test_two_notes_and_two_details_are_never_the_same_in_a_table(
    note: str, other_note: str, counted: str | None, other_counted: str | None
) -> None:
    base = next(one for one in ANNOTATIONS if one.kind == "statistic")
    first, second = (_with(base, *pair) for pair in ((note, counted), (other_note, other_counted)))
    form = FILES["annotations.csv"]
    assert (first == second) == (part_of(form, "annotations", first) == part_of(form, "annotations", second))


def _with(base: ReleasedAnnotation, note: str, counted: str | None) -> ReleasedAnnotation:
    return base._replace(note=note, details={**base.details, "counted": counted})


def test_every_omission_names_a_file_a_record_of_it_and_its_field() -> None:
    files, _ = write_release()
    ids = {record.id for what in ("sources", "annotations", "contradictions") for record in RECORDS[what]}
    for line in files["omitted.jsonl"].splitlines():
        omission = orjson.loads(line)
        assert list(omission) == ["file", "id", "field"]
        assert omission["file"] in FILES
        assert omission["id"] in ids


def test_people_lose_nothing_either() -> None:
    assert part_of(FILES["people.jsonl"], "people", Person("urn:uuid:x", "Ärge\n=1")).content == (
        '{"key":"urn:uuid:x","name":"Ärge\\n=1"}\n'.encode()
    )
