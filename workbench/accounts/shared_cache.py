"""A cache in the database: what is counted of attempts has to hold across web processes and machines.

Django's own keeps pickles, which run code when they are read; this one keeps JSON.
"""

from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from workbench.accounts.models import CacheEntry

Timeout = float | None


class SharedCache(BaseCache):
    """Few and small entries, such as the times of attempts and the codes that were used."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:  # noqa: ARG002  (Django's signature)
        super().__init__(params)

    def add(self, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value unless there is one; whether it was kept. Of two at once, one is told yes."""
        with transaction.atomic():
            CacheEntry.objects.filter(expires__lte=timezone.now()).delete()
            fresh = {"value": value, "expires": self._expires(timeout)}
            return CacheEntry.objects.get_or_create(key=self.make_key(key, version), defaults=fresh)[1]

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or the default."""
        alive = Q(expires=None) | Q(expires__gt=timezone.now())
        found = CacheEntry.objects.filter(alive, key=self.make_key(key, version)).first()
        return default if found is None else found.value

    def set(self, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value."""
        fresh = {"value": value, "expires": self._expires(timeout)}
        CacheEntry.objects.update_or_create(key=self.make_key(key, version), defaults=fresh)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value; whether there was one."""
        return bool(CacheEntry.objects.filter(key=self.make_key(key, version)).delete()[0])

    def clear(self) -> None:
        """Forget everything."""
        CacheEntry.objects.all().delete()

    def _expires(self, timeout: Any) -> datetime | None:
        at: Timeout = self.get_backend_timeout(timeout)
        return None if at is None else datetime.fromtimestamp(at, UTC)
