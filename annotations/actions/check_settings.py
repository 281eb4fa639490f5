"""Switching a check on or off in a project, and setting its numbers; what is set shows at the next run."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from annotations.checks.check import Check, Comparison, defaults
from annotations.models import CheckSetting, Project
from annotations.queries.checks import UNSET, ProjectCheck, check_in, named_check
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen
from annotations.rules.errors import InvalidFields
from annotations.rules.fields import unknown_key
from annotations.rules.permissions import Deed

EDITABLE = ("is_on", "settings")


def set_check(
    user: AbstractBaseUser, project_id: UUID, name: str, changes: Mapping[str, object], *, seen: int | None
) -> ProjectCheck:
    """Change what a project has set for a check: `is_on`, and by name `settings`, where null is the check's own."""
    with transaction.atomic():
        seat = seat_in(project_id, user)
        check = named_check(name)
        seat.permit(Deed.SET_CHECKS)
        # The project is held, since a check that nobody has set has no row to hold.
        Project.objects.select_for_update(no_key=True).get(pk=project_id)
        now = check_in(project_id, name, user)
        check_seen(now, now.revision, seen)
        seat.check_open()
        is_on, settings = _read(check, changes, now)
        row = CheckSetting(
            project_id=project_id, check_name=name, is_on=is_on, settings=settings, revision=now.revision + 1
        )
        if now.revision == UNSET:
            row.save(force_insert=True)
        else:
            row.save(force_update=True)
        return check_in(project_id, name, user)


def _read(check: Check | Comparison, changes: Mapping[str, object], now: ProjectCheck) -> tuple[bool, dict[str, int]]:
    """Whether it is on, and what differs from the check's own numbers; all faults together."""
    errors = {key: [unknown_key(EDITABLE)] for key in changes if key not in EDITABLE}
    is_on = changes.get("is_on", now.is_on)
    if not isinstance(is_on, bool):
        errors["is_on"] = ["True or false is needed here."]
    settings = dict(now.settings)
    try:
        settings |= _read_settings(check, changes.get("settings", {}))
    except InvalidFields as fault:
        errors |= fault.errors
    if errors:
        raise InvalidFields(errors)
    own = defaults(check)
    return bool(is_on), {name: value for name, value in settings.items() if value != own[name]}


def _read_settings(check: Check | Comparison, raw: object) -> dict[str, int]:
    if not isinstance(raw, Mapping):
        raise InvalidFields({"settings": ["An object is needed here."]})
    known = {setting.name: setting for setting in check.SETTINGS}
    errors = {f"settings.{name}": [unknown_key(list(known))] for name in raw if name not in known}
    found: dict[str, int] = {}
    for name in raw.keys() & known.keys():
        setting, value = known[name], raw[name]
        if value is None:
            found[name] = setting.default
        elif isinstance(value, int) and not isinstance(value, bool) and setting.low <= value <= setting.high:
            found[name] = value
        else:
            errors[f"settings.{name}"] = [f"A whole number from {setting.low:,} to {setting.high:,} is needed here."]
    if errors:
        raise InvalidFields(errors)
    return found
