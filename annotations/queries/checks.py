"""The checks of a project: whether each runs, with which settings, and what people made of what it found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard
from uuid import UUID

from django.db.models import Count

from annotations.checks import running
from annotations.checks.check import Check, Comparison, Settings, defaults
from annotations.checks.languages import LANGUAGES
from annotations.models import CheckSetting, Finding, Source, Viewer
from annotations.rules.errors import NotVisible
from annotations.rules.findings import FindingStatus

UNSET = 1  # the revision of what nobody has set


@dataclass(frozen=True)
class ProjectCheck:
    """A check in a project. `counts` are of its findings by status; open ones only while the last run gives them."""

    check: Check | Comparison
    is_on: bool
    settings: Settings
    revision: int
    counts: Mapping[str, int]

    @property
    def name(self) -> str:
        """Of the check."""
        return self.check.NAME


def named_check(name: str) -> Check | Comparison:
    """The check of this name; NotVisible where there is none."""
    found = next((check for check in running.EVERY if name == check.NAME), None)
    if found is None:
        raise NotVisible
    return found


def unread_languages(project: UUID) -> list[str]:
    """The languages of its sources that checks know no words of, as they were recorded."""
    recorded = Source.objects.filter(project_id=project, archived=False, language__isnull=False)
    every = recorded.order_by("language").values_list("language", flat=True).distinct()
    return [one for one in every if one and one.partition("-")[0].lower() not in LANGUAGES]


def comparison_names() -> list[str]:
    """The checks that compare statements."""
    return [check.NAME for check in running.EVERY if _compares(check)]


def chosen_in(project: UUID) -> dict[str, Settings]:
    """What runs in the project, by name, with its settings."""
    rows = _rows(project)
    return {
        check.NAME: effective(check, rows.get(check.NAME))
        for check in running.EVERY
        if check.NAME not in rows or rows[check.NAME].is_on
    }


def chosen_comparisons(chosen: Mapping[str, Settings]) -> list[Comparison]:
    """Those of the checks that run which compare statements."""
    return [check for check in running.EVERY if _compares(check) and check.NAME in chosen]


def effective(check: Check | Comparison, row: CheckSetting | None) -> dict[str, int]:
    """What was set, as far as the check still knows it and within its bounds, and its own numbers for the rest."""
    set_here = {} if row is None else row.settings
    bounds = {one.name: one for one in check.SETTINGS if one.name in set_here}
    return defaults(check) | {name: min(max(set_here[name], one.low), one.high) for name, one in bounds.items()}


def checks_in(project: UUID, user: Viewer) -> list[ProjectCheck]:
    """Every check there is, in the order of the registry, with the counts of what the person may see."""
    return list(_told(running.EVERY, project, user))


def check_in(project: UUID, name: str, user: Viewer) -> ProjectCheck:
    """One of them; NotVisible where there is none of this name."""
    return next(_told([named_check(name)], project, user))


def _compares(check: Check | Comparison) -> TypeGuard[Comparison]:
    return hasattr(check, "compare")


def _told(checks: Sequence[Check | Comparison], project: UUID, user: Viewer) -> Iterator[ProjectCheck]:
    rows, counts = _rows(project), counts_by_check(project, user)
    for check in checks:
        row = rows.get(check.NAME)
        yield ProjectCheck(
            check=check,
            is_on=row is None or row.is_on,
            settings=effective(check, row),
            revision=UNSET if row is None else row.revision,
            counts=counts.get(check.NAME, _no_counts()),
        )


def counts_by_check(project: UUID, user: Viewer) -> dict[str, dict[str, int]]:
    """By check and status, how many findings there are: open ones that are still given, and all that were decided."""
    seen = Finding.objects.visible_to(user).filter(project_id=project)
    seen = seen.exclude(status=FindingStatus.OPEN.value, ceased__isnull=False)
    counts: dict[str, dict[str, int]] = {}
    for check, status, count in seen.values_list("check_name", "status").annotate(Count("id")).order_by():
        counts.setdefault(check, _no_counts())[status] = count
    return counts


def _no_counts() -> dict[str, int]:
    return {status.value: 0 for status in FindingStatus}


def _rows(project: UUID) -> dict[str, CheckSetting]:
    return {row.check_name: row for row in CheckSetting.objects.filter(project_id=project)}
