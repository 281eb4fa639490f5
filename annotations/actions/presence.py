"""Saying where one reads. It is no fact about the work: the ledger does not hear of it, and no table keeps it."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection

from annotations.queries.presence import CHANNEL, Presence, seat_at
from annotations.rules.permissions import Deed
from annotations.rules.presence import read_reading


def tell_presence(user: AbstractBaseUser, source: UUID, said: Mapping[str, object]) -> None:
    """Tell the processes that show it where the person reads; the name is put to it here, so that nobody forges one."""
    seat, lines = seat_at(user, source)
    seat.permit(Deed.BE_SEEN)
    page, reading = read_reading(said, lines)
    presence = Presence(seat.project, source, seat.person, seat.name, page, reading)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(presence)])
