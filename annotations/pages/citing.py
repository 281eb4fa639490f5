"""How a thing is cited: one plain line with authors, words, source, project, state, date and permanent address."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.models import Annotation, Contradiction, Project, Release, Source
from annotations.models.states import Work
from annotations.rules.signoff import Status
from annotations.templatetags.words import kind_words, words

QUOTED = 240  # code points; what is longer is cited by how it begins and ends


def cite_annotation(request: HttpRequest, annotation: Annotation, project: Project, names: Mapping[UUID, str]) -> str:
    """An annotation, with `annotation.source` at hand; `names` by key."""
    return _sentences(
        _people(annotation.authors, names),
        f"“{short(annotation.quote)}” [{words(annotation.kind)}]",
        _("In: %(source)s") % {"source": _source(annotation.source)},
        project.name,
        _standing(annotation),
        _address(request, "annotation", annotation.id),
    )


def cite_contradiction(
    request: HttpRequest,
    contradiction: Contradiction,
    ends: Sequence[Annotation],
    project: Project,
    names: Mapping[UUID, str],
) -> str:
    """A contradiction with its ends in order, each with its `source` at hand."""
    against = _(" against ").join(f"“{short(end.quote)}” ({_source(end.source, aside=True)})" for end in ends)
    return _sentences(
        _people(contradiction.authors, names),
        f"{against} [{_('Contradiction')}: {kind_words(contradiction.kind)}]",
        project.name,
        _standing(contradiction),
        _address(request, "contradiction", contradiction.id),
    )


def cite_release(request: HttpRequest, release: Release, project: Project, *, by: str, data_sha256: str) -> str:
    """A release that is ready, made by somebody of this name."""
    return _sentences(
        by,
        project.name,
        _("Release %(number)s, %(date)s") % {"number": release.number, "date": release.created.strftime("%-d %B %Y")},
        _("Data files SHA-256 %(sha256)s") % {"sha256": data_sha256},
        _address(request, "release", release.id),
    )


def _sentences(*parts: str) -> str:
    *said, address = parts
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in said if part) + f" {address}"


def _people(keys: Iterable[UUID], names: Mapping[UUID, str]) -> str:
    """Whoever made it first, then everybody who edited it, in that order."""
    *others, last = [names.get(key, str(key)) for key in keys]
    return _("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last} if others else last


def short(quote: str, limit: int = QUOTED) -> str:
    """A quote on one line; one that is longer by its beginning and its end."""
    line = " ".join(quote.split())
    return line if len(line) <= limit else f"{line[: limit * 2 // 3]} … {line[-limit // 3 :]}"


def _source(source: Source, *, aside: bool = False) -> str:
    told = ", ".join(part for part in (source.author, source.publisher, source.published) if part)
    if not told:
        return source.title
    return f"{source.title}; {told}" if aside else f"{source.title} ({told})"


def _standing(work: Work) -> str:
    """Where it stands, so that nobody cites as reviewed what is not."""
    if work.deleted:
        state = _("deleted")
    elif work.status == Status.SIGNED_OFF:
        state = _("signed off")
    else:
        state = _("not signed off (%(status)s)") % {"status": words(work.status).lower()}
    told = {"revision": work.revision, "state": state, "date": work.updated.strftime("%-d %B %Y")}
    return _("Revision %(revision)s, %(state)s, %(date)s") % told


def _address(request: HttpRequest, name: str, thing: UUID) -> str:
    return request.build_absolute_uri(reverse(name, args=[thing]))
