"""A small release with everything in it that formats trip over: the records behind the golden files."""

import hashlib
import io
from uuid import NAMESPACE_URL, UUID, uuid5

from annotations.exports.details import KEYS
from annotations.exports.manifest import FileEntry
from annotations.exports.records import (
    Change,
    Counts,
    End,
    Person,
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    ReleaseHead,
    Resolution,
    Review,
    urn,
)
from annotations.exports.release import ReleaseFiles
from annotations.rules.anchoring import count_lines, locate

KEEPER_TEXT = (
    "The keeper's book, 1974\n\nOn 3 May 1974 some 40 boats left. 👨\u200d👩\u200d👧 the pilot's family watched.\n"
    "قال الربّان إنّ العدد بلغ ٤٠ قاربًا.\n-5 °C at dawn; cafe\u0301 closed\u2028=SUM(A1:A9) on the slate.\n"
)
PRESS_TEXT = (
    "Harbour Press:\u00a0“Work went on in 1974/1976,” said Ada Holm.\nThe fleet of 27 boats sailed in June 1974."
)

MEANING = "I have read the passage in its source and agree with what is said of it here."
TOGETHER = "I have read each passage in its source and agree that they do not go together, as is explained here."


def key(name: str) -> str:
    """An id that is the same in every run."""
    return urn(uuid5(NAMESPACE_URL, f"small-release:{name}"))


def place(number: int) -> str:
    """Ids of annotations in the order of their numbers."""
    return urn(UUID(int=(7 << 76) | (2 << 62) | number))


PROJECT = key("project")
MAYA, ADA, BEN, ROSA = (key(name) for name in ("maya", "ada", "ben", "rosa"))

PEOPLE = sorted([Person(MAYA, "Maya"), Person(ADA, "Ada 🦊"), Person(BEN, '"Ben", the =first'), Person(ROSA, "روزا")])

HEAD = ReleaseHead(
    number=3,
    project=PROJECT,
    project_name="Boats & <b>books</b> | 🚤",
    project_description="What the keeper's book\nand the press say of *one* night.",
    made_by=MAYA,
    created="2031-05-06T07:08:09.000000Z",
    ledger_sequence=412,
    chain_sha256="c0ffee" * 10 + "c0ff",
    note="After the second reading.",
)


def _source(name: str, title: str, text: str, **known: str) -> ReleasedSource:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return ReleasedSource(
        id=key(name),
        project=PROJECT,
        title=title,
        language=known.get("language"),
        direction=known.get("direction"),
        publisher=known.get("publisher"),
        author=known.get("author"),
        speaker=known.get("speaker"),
        genre=None,
        translated_from=known.get("translated_from"),
        published=known.get("published"),
        found_at=None,
        dating_evidence=known.get("dating_evidence"),
        sha256=sha256,
        original_sha256=sha256,
        original_bytes=len(text.encode()),
        normalised=[],
        length=len(text),
        lines=count_lines(text),
        revision=2,
        counts=Counts(annotations=2, contradictions=2),
        recorded_by=[BEN],
        text=text,
    )


SOURCES = sorted(
    [
        _source(
            "keeper",
            '=HYPERLINK("evil") the keeper\'s book',
            KEEPER_TEXT,
            language="en",
            direction="auto",
            author='The "keeper", unnamed',
            translated_from="az, presumed",
            published="1974~",
            dating_evidence="dated on its first leaf\nand again on its last",
        )._replace(
            original_sha256=hashlib.sha256(b"as it came").hexdigest(),
            original_bytes=len(KEEPER_TEXT.encode()) + 7,
            normalised=[Change("bom", 1), Change("crlf", 4)],
            counts=Counts(annotations=4, contradictions=2),
            recorded_by=[MAYA, ADA],
        ),
        _source("press", "Harbour Press, evening edition", PRESS_TEXT, publisher="Harbour Press", speaker="Ada Holm"),
    ]
)
KEEPER, PRESS = key("keeper"), key("press")
TEXTS = {KEEPER: KEEPER_TEXT, PRESS: PRESS_TEXT}


def _annotation(number: int, source: str, quote: str, kind: str, note: str, **known: str) -> ReleasedAnnotation:
    start = TEXTS[source].index(quote)
    details: dict[str, str | None] = {**dict.fromkeys(KEYS[kind]), **known}
    return ReleasedAnnotation(
        place(number),
        source,
        kind,
        start,
        start + len(quote),
        *locate(TEXTS[source], start, start + len(quote)),
        note,
        details,
        status="signed_off",
        revision=2 + number,
        author=ADA,
        authors=[ADA, BEN] if number % 2 else [ADA],
        origin="dates: a period proved by one date" if number == 5 else None,
        created=f"2031-05-0{number}T08:00:00.123456Z",
        updated=f"2031-05-0{number}T10:00:00.000001Z",
        reviews=[Review(ROSA, f"2031-05-0{number}T10:00:00.000001Z", MEANING), *REVIEWED_AGAIN.get(number, [])],
    )


REVIEWED_AGAIN = {2: [Review(MAYA, "2031-05-05T11:00:00.000000Z", 'Read twice;\n"agreed".')]}

ANNOTATIONS = sorted(
    [
        _annotation(
            *(1, KEEPER, "On 3 May 1974", "claim", ""),
            paraphrase="Boats left.",
            dating="1974-05-03",
            certainty="probable",
        ),
        _annotation(
            *(2, KEEPER, "some 40 boats", "statistic", "=1+1 as the slate has it\n“quoted”, 'and' \"quoted\"; 🧮"),
            value="40",
            qualifier="about",
            counted="boats",
            dating="1974-05-03",
        ),
        _annotation(
            *(3, KEEPER, "قال الربّان إنّ العدد بلغ ٤٠ قاربًا.", "translation_error", "@rosa: انظر"),
            category="accuracy/mistranslation",
            severity="major",
            correction="“the number reached 40 boats”",
            original="بلغ ٤٠",
            original_language="ar",
            explanation="",
        ),
        _annotation(
            *(4, KEEPER, "-5 °C", "statistic", "- a list\n- of two"),
            low="-5.50",
            high="-4.5",
            unit="°C",
            counted="air",
            dating="1974-05/1974-06",
        ),
        _annotation(
            *(5, PRESS, "Work went on in 1974/1976", "quote", "+ seen, \t tab and \u2028 separator"),
            speaker="Ada Holm",
            directness="direct",
            origin="\tan interview",
            spoken_on="197X",
        ),
        _annotation(
            *(6, PRESS, "27 boats", "statistic", "Zalgo: Z\u0351\u036b\u0343; zero width: \u200b; half‑hyphen"),
            value="27",
            qualifier="exact",
            counted="boats",
            dating="1974-06",
        ),
    ],
    key=lambda one: (one.source, one.start, one.end, one.id),
)


def _end(number: int) -> End:
    one = next(annotation for annotation in ANNOTATIONS if annotation.id == place(number))
    return End(one.id, one.source, one.start, one.end, one.quote)


def _contradiction(
    number: int, kind: str, ends: list[int], explanation: str, authors: list[str]
) -> ReleasedContradiction:
    return ReleasedContradiction(
        place(100 + number),
        PROJECT,
        kind,
        explanation,
        [_end(end) for end in ends],
        Resolution("open", None, ""),
        relation="disjoint",
        status="signed_off",
        revision=3,
        author=BEN,
        authors=authors,
        origin=None,
        created="2031-05-05T08:00:00.000000Z",
        updated="2031-05-05T12:00:00.000000Z",
        reviews=[Review(ROSA, "2031-05-05T12:00:00.000000Z", TOGETHER)],
    )


CONTRADICTIONS = sorted(
    [
        _contradiction(1, "figure", [2, 6], "The book says 40,\nthe press 27: “who counted?”", [BEN])._replace(
            resolution=Resolution("preferred", place(2), "=the older witness")
        ),
        _contradiction(2, "dating", [5, 1, 6], "-five- 👨\u200d👩\u200d👧", [BEN, ADA])._replace(relation=None),
    ],
    key=lambda one: (one.annotations[0].source, one.annotations[0].start, one.id),
)
THINGS: list[ReleasedAnnotation | ReleasedContradiction] = [*ANNOTATIONS, *CONTRADICTIONS]


class Kept:
    """Files in memory, by name."""

    def __init__(self) -> None:
        self.files: dict[str, io.BytesIO] = {}

    def open(self, name: str) -> io.BytesIO:
        return self.files.setdefault(name, io.BytesIO())

    def contents(self) -> dict[str, bytes]:
        return {name: file.getvalue() for name, file in self.files.items()}


def write_release(
    *,
    sources: list[ReleasedSource] = SOURCES,
    annotations: list[ReleasedAnnotation] = ANNOTATIONS,
    contradictions: list[ReleasedContradiction] = CONTRADICTIONS,
    people: list[Person] = PEOPLE,
    head: ReleaseHead = HEAD,
    chunk: int = 1_000,
) -> tuple[dict[str, bytes], tuple[FileEntry, ...]]:
    """Every file of a release of these records, written in chunks, and their entries."""
    kept = Kept()
    files = ReleaseFiles(kept.open)
    for first in range(0, len(sources), chunk):
        files.add_sources(sources[first : first + chunk])
    for first in range(0, len(annotations), chunk):
        files.add_annotations(annotations[first : first + chunk])
    for first in range(0, len(contradictions), chunk):
        files.add_contradictions(contradictions[first : first + chunk])
    for first in range(0, len(people), chunk):
        files.add_people(people[first : first + chunk])
    entries = files.finish(head)
    return kept.contents(), entries
