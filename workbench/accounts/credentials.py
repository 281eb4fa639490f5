"""By what somebody was let in, in a form that can be looked at again: a stream that goes on asks whether it holds.

A credential is `token:<SHA-256 of the token>` or `session:<key>:<user>:<SHA-256 of what is kept of the password>`.
"""

import hashlib

from workbench.accounts.models import User

# Of these credentials those that still let somebody in: not revoked, signed out, expired or switched off, and not of
# another password.
STILL_HOLD = """
SELECT asked FROM unnest(%s::text[]) AS asked WHERE CASE split_part(asked, ':', 1)
    WHEN 'token' THEN EXISTS (SELECT FROM accounts_token AS t JOIN accounts_user AS u ON u.id = t.user_id
        WHERE t.sha256 = decode(split_part(asked, ':', 2), 'hex') AND u.is_active)
    WHEN 'session' THEN EXISTS (SELECT FROM django_session AS s, accounts_user AS u
        WHERE s.session_key = split_part(asked, ':', 2) AND s.expire_date > now()
            AND u.id = split_part(asked, ':', 3)::bigint AND u.is_active
            AND encode(sha256(convert_to(u.password, 'UTF8')), 'hex') = split_part(asked, ':', 4))
    ELSE false END
"""


def of_token(digest: bytes) -> str:
    """A token, by its SHA-256."""
    return f"token:{digest.hex()}"


def of_session(key: str, user: User) -> str:
    """A session, with the password that it was begun with."""
    return f"session:{key}:{user.pk}:{hashlib.sha256(user.password.encode()).hexdigest()}"
