"""Contradictions as people read them: each end with what can be compared of it, and how the ends lie to each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from annotations.models import Annotation, Contradiction
from annotations.pages.bars import Scale, scale_of
from annotations.queries.comparing import Compared, relation_between
from annotations.rules.figures import Qualifier
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation
from annotations.rules.signoff import Status
from annotations.templatetags.words import date_in_words, words

COMPUTED = (ContradictionKind.DATING, ContradictionKind.FIGURE)


@dataclass(frozen=True)
class ShownEnd:
    """An annotation that others are set against; what is not known of it is ''."""

    annotation: Annotation
    place: int
    dating: str
    dating_words: str
    figure: str
    is_preferred: bool = False


@dataclass(frozen=True)
class Comparison:
    """The computed relation in words, what it means, and drawn if it can be; `values` say what was compared."""

    kind: str
    relation: Relation
    words: str
    meaning: str
    values: str
    scale: Scale | None


@dataclass(frozen=True)
class ShownContradiction:
    """A contradiction with its ends and how they compare."""

    contradiction: Contradiction
    ends: Sequence[ShownEnd]
    comparison: Comparison
    authors: str

    @property
    def unsubmitted(self) -> list[ShownEnd]:
        """Its passages that nobody is asked to review yet, while it could be reviewed or is about to."""
        is_before = self.contradiction.status in {Status.DRAFT.value, Status.SUBMITTED.value}
        drafts = [end for end in self.ends if end.annotation.status == Status.DRAFT.value]
        return drafts if is_before and not self.contradiction.deleted else []


def shown_contradictions(found: Iterable[Compared], names: Mapping[UUID, str]) -> list[ShownContradiction]:
    """Contradictions as people read them; `names` by key."""
    return [shown_contradiction(one, names) for one in found]


def shown_contradiction(found: Compared, names: Mapping[UUID, str]) -> ShownContradiction:
    """One of them."""
    contradiction = found.contradiction
    return ShownContradiction(
        contradiction=contradiction,
        ends=shown_ends(found.ends, preferred=contradiction.resolution_preferred_id),
        comparison=comparison_of(contradiction.kind or "", found.ends, found.relation),
        authors=", ".join(names.get(author, str(author)) for author in contradiction.authors),
    )


def shown_ends(ends: Sequence[Annotation], *, preferred: UUID | None = None) -> list[ShownEnd]:
    """Annotations as the ends of a contradiction, in their order."""
    return [
        ShownEnd(
            annotation=end,
            place=place,
            dating=dating_of(end),
            dating_words=date_in_words(dating_of(end)),
            figure=figure_in_words(end),
            is_preferred=end.id == preferred,
        )
        for place, end in enumerate(ends, start=1)
    ]


def comparisons_of(ends: Sequence[Annotation]) -> list[Comparison]:
    """What the workbench can compute of annotations before anybody has said in what they do not go together."""
    found = [comparison_of(kind, ends, relation_between(kind, ends)) for kind in COMPUTED]
    return [one for one in found if one.relation is not Relation.CANNOT_TELL or one.values]


def comparison_of(kind: str, ends: Sequence[Annotation], relation: Relation) -> Comparison:
    """How the ends lie to each other, for a contradiction of this kind."""
    told = [_value_in_words(kind, end) for end in ends]
    return Comparison(
        kind=kind,
        relation=relation,
        words=_relation_in_words(relation, len(ends)) if kind in COMPUTED else _("not computed"),
        meaning=_meaning(kind, relation, all(told)),
        values=_(" / ").join(told) if all(told) else "",
        scale=scale_of(kind, ends, relation),
    )


def dating_of(annotation: Annotation) -> str:
    """When what the passage speaks of was, as EDTF; '' if that is not known."""
    return annotation.details.get("dating") or annotation.details.get("spoken_on") or ""


def figure_in_words(annotation: Annotation) -> str:
    """The figure of a statistic with its hedge, its unit and what it counts; '' for everything else."""
    if annotation.kind != Kind.STATISTIC:
        return ""
    details = annotation.details
    low, high, value = details["low"], details["high"], details["value"]
    numbers = _("%(low)s to %(high)s") % {"low": low, "high": high} if low and high else value or low or high
    if not numbers:
        return ""
    hedge = _hedges().get(details["qualifier"] or "", "")
    counted = " ".join(part for part in (hedge, numbers, details["unit"]) if part)
    return f"{counted} ({details['counted']})" if details["counted"] else counted


def _value_in_words(kind: str, end: Annotation) -> str:
    if kind == ContradictionKind.DATING:
        return date_in_words(dating_of(end))
    return figure_in_words(end) if kind == ContradictionKind.FIGURE else ""


def _hedges() -> Mapping[str, str]:
    return {
        Qualifier.EXACT: _("exactly"),
        Qualifier.ABOUT: _("about"),
        Qualifier.AT_LEAST: _("at least"),
        Qualifier.AT_MOST: _("at most"),
        Qualifier.MORE_THAN: _("more than"),
        Qualifier.LESS_THAN: _("less than"),
    }


def _relation_in_words(relation: Relation, ends: int) -> str:
    if ends == 2:
        return words(relation.value)
    many = {
        Relation.EQUAL: _("all are equal"),
        Relation.OVERLAPS: _("each shares something with each other"),
        Relation.DISJOINT: _("at least two of them are disjoint"),
    }
    return many.get(relation) or words(relation.value)


def _meaning(kind: str, relation: Relation, is_known: bool) -> str:
    if kind not in COMPUTED:
        return _("Only datings and figures are computed. In this, people judge alone.")
    if relation is Relation.CANNOT_TELL:
        return _not_enough(kind, is_known=is_known)
    if relation is Relation.DISJOINT:
        dates, numbers = _("No day is in both."), _("No number is in both.")
        return dates if kind == ContradictionKind.DATING else numbers
    return {
        Relation.EQUAL: _("They say the same."),
        Relation.CONTAINS: _("Both can be true: the second says more exactly what the first leaves open."),
        Relation.WITHIN: _("Both can be true: the first says more exactly what the second leaves open."),
        Relation.OVERLAPS: _("Both can be true, but only where they meet."),
    }[relation]


def _not_enough(kind: str, *, is_known: bool) -> str:
    if is_known:
        return _("What is known leaves several readings, and they do not agree.")
    if kind == ContradictionKind.DATING:
        return _("At least one of them has no dating to compare.")
    return _("At least one of them has no figure to compare.")
