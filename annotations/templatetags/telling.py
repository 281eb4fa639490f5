"""Entries of the ledger in whole sentences, and the fields and values that were changed in words."""

from collections.abc import Iterable, Mapping

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.pages.details import labels, shown_details
from annotations.queries.stories import Entry, Subject
from annotations.rules.signoff import NEEDS_REASON, Move
from annotations.templatetags.words import date_in_words, words

register = template.Library()

_WORK = {
    "revise": gettext_lazy("{who} edited {it}"),
    "submit": gettext_lazy("{who} submitted {it}"),
    "withdraw": gettext_lazy("{who} withdrew {it}"),
    "endorse": gettext_lazy("{who} signed {it} as the first of two"),
    "sign_off": gettext_lazy("{who} signed off {it}"),
    "return": gettext_lazy("{who} returned {it}"),
    "reject": gettext_lazy("{who} rejected {it}"),
    "reopen": gettext_lazy("{who} reopened {it}"),
    "delete": gettext_lazy("{who} deleted {it}"),
    "restore": gettext_lazy("{who} restored {it} as a draft"),
}
# In a thing's own story.
_OF_ITSELF: Mapping[str, Promise] = {
    "submit": gettext_lazy("{who} submitted it for review"),
    "endorse": gettext_lazy("{who} signed it as the first of two"),
    "sign_off": gettext_lazy("{who} signed it off"),
}
SENTENCES: Mapping[str, Mapping[str, Promise]] = {
    "annotation": {"create": gettext_lazy("{who} wrote {it}"), **_WORK},
    "contradiction": {
        "create": gettext_lazy("{who} flagged {it}"),
        **_WORK,
        "unsettle": gettext_lazy("A change of a passage by {who} unsettled {it}"),
    },
    "source": {
        "create": gettext_lazy("{who} brought in {it}"),
        "revise": gettext_lazy("{who} changed what is known of {it}"),
    },
    "project": {"create": gettext_lazy("{who} created {it}"), "revise": gettext_lazy("{who} changed {it}")},
    "person": {"pseudonymise": gettext_lazy("{who} put a pseudonym in the place of a name: {it}")},
    "membership": {
        "create": gettext_lazy("{who} gave a seat to {it}"),
        "revise": gettext_lazy("{who} gave another role to {it}"),
        "delete": gettext_lazy("{who} took away the seat of {it}"),
    },
    "assignment": {
        "create": gettext_lazy("{who} assigned {it}"),
        "delete": gettext_lazy("{who} took back the assignment of {it}"),
    },
    "invitation": {
        "create": gettext_lazy("{who} made {it}"),
        "revoke": gettext_lazy("{who} revoked {it}"),
        "accept": gettext_lazy("{who} accepted {it}"),
    },
    "release": {
        "create": gettext_lazy("{who} asked for {it}"),
        "complete": gettext_lazy("{it} was made for {who}"),
        "cancel": gettext_lazy("{who} cancelled {it}"),
        "fail": gettext_lazy("{it} of {who} failed"),
        "pseudonymise": gettext_lazy("{who} had a pseudonym put in the place of a name in {it}; its data stays"),
    },
}
THINGS: Mapping[str, Promise] = {
    "annotation": gettext_lazy("annotation"),
    "contradiction": gettext_lazy("contradiction"),
    "source": gettext_lazy("source"),
    "project": gettext_lazy("project"),
    "person": gettext_lazy("person"),
    "membership": gettext_lazy("seat"),
    "assignment": gettext_lazy("assignment"),
    "invitation": gettext_lazy("invitation"),
    "release": gettext_lazy("release"),
}
_FIELDS: Mapping[str, Promise] = {
    "kind": gettext_lazy("Kind"),
    "note": gettext_lazy("Note"),
    "passage": gettext_lazy("Passage"),
    "place": gettext_lazy("Place in the text"),
    "annotations": gettext_lazy("Passages"),
    "explanation": gettext_lazy("Explanation"),
    "resolution.state": gettext_lazy("Resolution"),
    "resolution.preferred": gettext_lazy("Preferred"),
    "resolution.reason": gettext_lazy("Reason of the resolution"),
    "role": gettext_lazy("Role"),
    "name": gettext_lazy("Name"),
    "description": gettext_lazy("Description"),
    "guidelines": gettext_lazy("Guidelines"),
    "two_reviewers": gettext_lazy("What takes two reviewers"),
    "sign_again_after": gettext_lazy("Minutes until a signature asks for the password again"),
    "archived": gettext_lazy("Archived"),
    "title": gettext_lazy("Title"),
    "language": gettext_lazy("Language"),
    "direction": gettext_lazy("Direction"),
    "publisher": gettext_lazy("Publisher"),
    "author": gettext_lazy("Author"),
    "speaker": gettext_lazy("Speaker"),
    "genre": gettext_lazy("Genre"),
    "translated_from": gettext_lazy("Translated from"),
    "published": gettext_lazy("Published"),
    "found_at": gettext_lazy("Found at"),
    "dating_evidence": gettext_lazy("Evidence for the date"),
    "status": gettext_lazy("Status"),
}
_NAMED = frozenset({"kind", "role", "resolution.state", "status", "archived"})


@register.simple_tag
def sentence(entry: Entry, *, named: bool = True) -> SafeString:
    """Who did what: to "it" in a thing's own story, else to the thing by its name, as a link."""
    it = thing_link(entry.subject, entry.project) if named else _it(entry.subject)
    known = None if named else _OF_ITSELF.get(entry.action)
    known = known or SENTENCES.get(entry.subject.thing, {}).get(entry.action)
    text = str(known) if known is not None else f"{{who}}: {entry.action} {{it}}"
    return format_html(text, who=format_html('<b class="who">{}</b>', entry.who), it=it)


@register.simple_tag
def thing_link(subject: Subject, project: object) -> SafeString:
    """A thing by its name, as a link to where it is shown."""
    name = _name(subject)
    place = {
        "annotation": ("annotation", subject.id),
        "contradiction": ("contradiction", subject.id),
        "source": ("source", subject.id),
        "release": ("release", subject.id),
        "project": ("project_settings", project),
        "assignment": ("assignments", project),
    }.get(subject.thing, ("people", project))
    return format_html('<a href="{}">{}</a>', reverse(place[0], args=[place[1]]), name)


@register.filter
def field_label(field: str) -> str:
    """What the field is called."""
    known = _FIELDS.get(field)
    return str(known) if known is not None else labels().get(field.removeprefix("details."), words(field))


@register.filter
def shown_value(value: str, field: str) -> str:
    """A value as people read it, a date with its words."""
    name = field.removeprefix("details.")
    if field in _NAMED:
        return words(value)
    if field == "published":
        return _with_words(value, date_in_words(value))
    if field.startswith("details.") and name in labels():
        (detail,) = shown_details({name: value})
        return _with_words(detail.value, detail.words)
    return value


def _with_words(value: str, said: str) -> str:
    return f"{value} ({said})" if said else value


def _it(subject: Subject) -> SafeString:
    """In its own story a thing is "it", a person keeps the name."""
    if subject.thing == "membership":
        return format_html("{}", _name(subject))
    return mark_safe(_("it"))  # noqa: S308  (a word of ours)


def _name(subject: Subject) -> str:
    thing = str(THINGS.get(subject.thing, subject.thing))
    names = {
        "annotation": lambda: (
            _("the %(kind)s “%(words)s”") % {"kind": words(subject.kind).lower(), "words": subject.words}
        ),
        "contradiction": lambda: (
            _("the contradiction “%(words)s”") % {"words": subject.words}
            if subject.words
            else _("a contradiction without an explanation yet")
        ),
        "source": lambda: _("the source “%(words)s”") % {"words": subject.words},
        "project": lambda: _("the project"),
        "person": lambda: subject.words,
        "membership": lambda: f"{subject.words} ({words(subject.kind).lower()})",
        "assignment": lambda: _assigned(subject),
        "invitation": lambda: _("an invitation as %(role)s") % {"role": words(subject.kind).lower()},
        "release": lambda: _("release %(number)s") % {"number": subject.words} if subject.words else _("a release"),
    }
    return names[subject.thing]() if subject.thing in names else thing


def _assigned(subject: Subject) -> str:
    said = {"what": assigned_words(subject.kind), "source": subject.source, "name": subject.words}
    if subject.source:
        return _("%(what)s in “%(source)s” to %(name)s") % said
    return _("%(what)s in every source to %(name)s") % said


@register.filter
def assigned_words(kind: str | None) -> str:
    """What is assigned, by its kind; "" or None is all of it."""
    return {
        "claim": _("claims"),
        "statistic": _("statistics"),
        "quote": _("quotes"),
        "translation_error": _("translation errors"),
        "contradiction": _("contradictions"),
    }.get(kind or "", _("everything"))


@register.filter
def needing_reason(moves: Iterable[Move]) -> str:
    """Those of the moves that are refused without a reason, as a list in words."""
    return ", ".join(words(move).lower() for move in moves if move in NEEDS_REASON)
