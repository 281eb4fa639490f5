"""Words for what the code names: kinds, statuses, moves, roles; and how times and numbers are shown."""

from datetime import UTC, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from annotations.models.states import Work
from annotations.rules.dates import NotEdtf
from annotations.rules.edtf_words import explain_edtf

register = template.Library()

LONG_QUOTE = 1_200  # code points
WORDS = {
    "claim": gettext_lazy("Claim"),
    "statistic": gettext_lazy("Statistic"),
    "quote": gettext_lazy("Quote"),
    "translation_error": gettext_lazy("Translation error"),
    "contradiction": gettext_lazy("Contradiction"),
    "draft": gettext_lazy("Draft"),
    "submitted": gettext_lazy("Waiting for review"),
    "signed_off": gettext_lazy("Signed off"),
    "rejected": gettext_lazy("Rejected"),
    "deleted": gettext_lazy("Deleted"),
    "submit": gettext_lazy("Submit for review"),
    "withdraw": gettext_lazy("Withdraw"),
    "endorse": gettext_lazy("Sign as the first of two"),
    "sign_off": gettext_lazy("Sign off"),
    "return": gettext_lazy("Return"),
    "reject": gettext_lazy("Reject"),
    "reopen": gettext_lazy("Reopen"),
    "delete": gettext_lazy("Delete"),
    "restore": gettext_lazy("Restore"),
    "manager": gettext_lazy("Manager"),
    "annotator": gettext_lazy("Annotator"),
    "reviewer": gettext_lazy("Reviewer"),
    "reader": gettext_lazy("Reader"),
    "dating": gettext_lazy("Dating"),
    "figure": gettext_lazy("Figure"),
    "fact": gettext_lazy("Fact"),
    "naming": gettext_lazy("Naming"),
    "attribution": gettext_lazy("Attribution"),
    "translation": gettext_lazy("Translation"),
    "open": gettext_lazy("Open"),
    "preferred": gettext_lazy("One is preferred"),
    "reconciled": gettext_lazy("Reconciled"),
    "both_doubtful": gettext_lazy("Both are doubtful"),
    "equal": gettext_lazy("equal"),
    "contains": gettext_lazy("the first contains the second"),
    "within": gettext_lazy("the first lies within the second"),
    "overlaps": gettext_lazy("they overlap"),
    "disjoint": gettext_lazy("they are disjoint"),
    "cannot_tell": gettext_lazy("cannot tell"),
    "queued": gettext_lazy("Queued"),
    "building": gettext_lazy("Being built"),
    "ready": gettext_lazy("Ready"),
    "failed": gettext_lazy("Failed"),
    "cancelled": gettext_lazy("Cancelled"),
    "running": gettext_lazy("Running"),
    "done": gettext_lazy("Done"),
    "accepted": gettext_lazy("Accepted"),
    "dismissed": gettext_lazy("Dismissed"),
    "tension": gettext_lazy("Tension"),
    "holds": gettext_lazy("Holds"),
    "dependence": gettext_lazy("Dependence"),
}
DECIDED = {
    "accept": gettext_lazy("Accepted"),
    "dismiss": gettext_lazy("Dismissed"),
    "reopen": gettext_lazy("Opened again"),
}


@register.filter
def words(name: object) -> str:
    """What people call it; what has no words of its own loses its underscores."""
    known = WORDS.get(str(name))
    return str(known) if known is not None else str(name).replace("_", " ")


@register.filter
def date_in_words(written: str | None) -> str:
    """What an EDTF date says; nothing for what is none."""
    try:
        return explain_edtf(written) if written else ""
    except NotEdtf:
        return ""


@register.filter
def moment(at: datetime | None) -> SafeString | str:
    """A time, in UTC until the browser shows it by the reader's clock."""
    if at is None:
        return ""
    shown = at.strftime("%-d %B %Y, %H:%M UTC")
    return format_html('<time datetime="{}" data-local>{}</time>', at.strftime("%Y-%m-%dT%H:%M:%SZ"), shown)


@register.filter
def clock(at: datetime) -> SafeString:
    """A time of today, in UTC until the browser shows it by the reader's clock."""
    shown = at.strftime("%H:%M UTC")
    return format_html('<time datetime="{}" data-local="clock">{}</time>', at.strftime("%Y-%m-%dT%H:%M:%SZ"), shown)


@register.filter
def utc(at: datetime) -> str:
    """A time for paper: in UTC to the second, as the ledger has it."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


@register.filter
def quoted(quote: str) -> str:
    """A quote for paper: one that is very long by its beginning and its end."""
    if len(quote) <= LONG_QUOTE:
        return quote
    cut = gettext("… (%(n)s characters in all) …") % {"n": len(quote)}
    return f"{quote[: LONG_QUOTE // 2]} {cut} {quote[-LONG_QUOTE // 2 :]}"


@register.filter
def status_chip(status: object) -> SafeString:
    """A status as a chip; never by colour alone."""
    return format_html('<span class="status status-{}">{}</span>', status, words(status))


@register.filter
def work_chip(work: Work) -> SafeString:
    """Where an annotation or contradiction stands; that it is deleted outweighs the status it had."""
    return status_chip("deleted" if work.deleted else work.status)


@register.filter
def decided_words(decision: str) -> str:
    """What a decision about a finding did to it."""
    return str(DECIDED[decision])


@register.filter
def noticed_chip(kind: str) -> SafeString:
    """The kind of a finding as a chip; drawn unlike that of an annotation, which somebody has said."""
    return format_html('<span class="noticed-kind noticed-kind-{}">{}</span>', kind, words(kind))


@register.filter
def kind_words(kind: str | None) -> str:
    """A kind as people call it; a draft of a contradiction may have none yet."""
    return words(kind) if kind else gettext("Kind not chosen")


@register.filter
def kind_chip(kind: str | None) -> SafeString:
    """A kind as a chip, underlined as its passages are."""
    return format_html('<span class="kind kind-{}">{}</span>', kind, kind_words(kind))
