"""How a request says who is asking: `Authorization: Token <token>`, or the session cookie with CSRF."""

from rest_framework import authentication, exceptions
from rest_framework.request import Request

from workbench.accounts.credentials import of_session, of_token
from workbench.accounts.models import User
from workbench.accounts.tokens import digest, user_of


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Token <token>`."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """The token's user, and the credential; None where the header speaks of something else."""
        scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "token":
            return None
        user = user_of(secret.strip())
        if user is None:
            raise exceptions.AuthenticationFailed("This token is not valid; `manage.py create_token` prints a new one.")
        return user, of_token(digest(secret.strip()))

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """What a 401 asks for."""
        return 'Token realm="workbench"'


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie; changes need the CSRF token too."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """The session's user, and the credential; None where nobody is signed in."""
        found = super().authenticate(request)
        return None if found is None else (found[0], of_session(str(request.session.session_key), found[0]))
