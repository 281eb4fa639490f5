"""What is said of the texts in the benchmarks: bodies of all four kinds, details filled in as people would."""

from typing import Any

from bench.texts import passage

_DETAILS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("claim", {"paraphrase": "The work began before the decree.", "dating": "1994-08-09", "certainty": "probable"}),
    ("statistic", {"value": "213", "qualifier": "about", "counted": "recruited citizens", "dating": "1990/1994"}),
    ("quote", {"speaker": "the head of the archive", "directness": "direct", "spoken_on": "1991-10"}),
    (
        "translation_error",
        {"category": "accuracy/mistranslation", "severity": "major", "correction": "about two hundred"},
    ),
)


def annotation_body(text: str, number: int) -> dict[str, Any]:
    """The body of a POST that tags a passage of the text."""
    start, end = passage(text, number)
    kind, details = _DETAILS[number % len(_DETAILS)]
    quote, note = text[start:end], f"Compare what the registry says of this, note {number}."
    return {"kind": kind, "start": start, "end": end, "quote": quote, "note": note, "details": details}
