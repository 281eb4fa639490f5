"""What the tests of chronology share: one check over one text, told by its kinds and the ends of what it found."""

from annotations.checks.check import Check, defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading


def findings(check: Check, text: str, *, language: str = "en", published: str | None = None) -> list[Finding]:
    """What the check notices, with offsets that are right."""
    reading = Reading("a.txt", text, language=language, published=published)
    found = list(check.check(reading, defaults(check)))
    for finding in found:
        assert finding.check == check.NAME
        for passage in finding.passages:
            assert text[passage.start : passage.end] == passage.quote
            assert passage.quote == passage.quote.strip()
    return found


def told(check: Check, text: str, *, language: str = "en", published: str | None = None) -> list[tuple[str, ...]]:
    """Each finding as its kind and its quotes."""
    found = findings(check, text, language=language, published=published)
    return [(str(one.kind), *(passage.quote for passage in one.passages)) for one in found]


def flagged(check: Check, text: str, *, language: str = "en", published: str | None = None) -> list[str]:
    """The kinds of what is flagged: all but what holds."""
    found = findings(check, text, language=language, published=published)
    return [str(one.kind) for one in found if one.kind != "holds"]


def rows(listed: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """Each text with its check and its language."""
    return [(check, *row) for check, texts in listed.items() for row in texts]
