"""Saying again who one is before signing: what counts as said, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Confirmation:
    """That somebody said again who they are: `by` password, totp or recovery_code, and when by the database's clock.

    It is fresh where it came with the very request that it is for.
    """

    by: str
    at: datetime
    is_fresh: bool = False


def holds(confirmation: Confirmation | None, *, minutes: int | None, now: datetime) -> bool:
    """Whether it is enough for a signature, `minutes` being what the project asks for: None nothing, 0 one each time.

    Using it does not make it younger.
    """
    if minutes is None:
        return True
    if confirmation is None:
        return False
    return confirmation.is_fresh or timedelta() <= now - confirmation.at < timedelta(minutes=minutes)
