"""How a request says who is asking: `Authorization: Token <token>`, or the session cookie with CSRF."""

from rest_framework import authentication, exceptions
from rest_framework.request import Request

from workbench.accounts.models import User
from workbench.accounts.tokens import user_of


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Token <token>`."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """The token's user; None where the header speaks of something else."""
        scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "token":
            return None
        user = user_of(secret.strip())
        if user is None:
            raise exceptions.AuthenticationFailed("This token is not valid; `manage.py create_token` prints a new one.")
        return user, None

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """What a 401 asks for."""
        return 'Token realm="workbench"'


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie; changes need the CSRF token too."""
