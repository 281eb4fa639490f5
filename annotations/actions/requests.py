"""Recognising a request that was carried out already, so that a lost answer makes no duplicate."""

import hashlib
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from annotations.models import ReceivedRequest
from annotations.rules.errors import NotPossibleNow


def claim_request(user: AbstractBaseUser, request_id: UUID, *, target: str, body: bytes) -> bool:
    """Whether this request is new, inside the caller's transaction; it waits for a twin that is under way.

    The same id with another body, target or person is a mistake of the client's and refused.
    """
    digest = hashlib.sha256(body).digest()
    try:
        with transaction.atomic():
            ReceivedRequest(id=request_id, user_id=user.pk, target=target, body_sha256=digest).save(force_insert=True)
    except IntegrityError:
        earlier = ReceivedRequest.objects.get(pk=request_id)
        if (earlier.user_id, earlier.target, bytes(earlier.body_sha256)) == (user.pk, target, digest):
            return False
        raise NotPossibleNow("This id was sent before with another request; choose another.", code="id_taken") from None
    return True
