"""What the environment says of mail; read by the settings, so nothing of Django's is here."""

from collections.abc import Mapping
from dataclasses import dataclass

FOLDER = "workbench.accounts.mail.FolderBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True)
class Outgoing:
    """How mail leaves; no host means that it goes into the folder."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str

    @property
    def backend(self) -> str:
        """Django's name for it."""
        return SMTP if self.host else FOLDER


def outgoing(environ: Mapping[str, str]) -> Outgoing:
    """What WORKBENCH_SMTP_* and WORKBENCH_MAIL_FROM say; SystemExit in words where they say nothing usable."""
    security = environ.get("WORKBENCH_SMTP_TLS") or "starttls"
    if security not in SECURITY:
        raise SystemExit(f"WORKBENCH_SMTP_TLS is {security!r}; it can be {', '.join(SECURITY)}.")
    port = environ.get("WORKBENCH_SMTP_PORT") or {"tls": "465", "none": "25"}.get(security, "587")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        raise SystemExit(f"WORKBENCH_SMTP_PORT is {port!r}; it has to be a number up to 65535.")
    host, sender = environ.get("WORKBENCH_SMTP_HOST", ""), environ.get("WORKBENCH_MAIL_FROM", "")
    if host and "@" not in sender:
        raise SystemExit("WORKBENCH_SMTP_HOST needs WORKBENCH_MAIL_FROM: the address that mail comes from.")
    user, password = environ.get("WORKBENCH_SMTP_USER", ""), environ.get("WORKBENCH_SMTP_PASSWORD", "")
    return Outgoing(host, int(port), user, password, security, sender or "workbench@localhost")
