"""Settings of the workbench; everything that differs between machines comes from the environment."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONCE

from annotations.rules.kinds import REVIEWED, ContradictionKind, Kind
from annotations.rules.releases import ReleaseStatus
from annotations.rules.signoff import Status
from workbench import database, secret
from workbench.accounts.outgoing import outgoing
from workbench.observing import logs

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIRECTORY = database.data_directory()

DEBUG = os.environ.get("WORKBENCH_DEBUG") == "1"
SECRET_KEY = secret.secret_key(DATA_DIRECTORY)
HOST = os.environ.get("HOST", "127.0.0.1")
IS_LOOPBACK = HOST in {"127.0.0.1", "::1", "localhost"}
# The host names that people reach this server by. On loopback any other name would be a rebinding attack.
ALLOWED_HOSTS = [name for name in os.environ.get("WORKBENCH_HOSTS", "").split(",") if name] or (
    ["localhost", "127.0.0.1", "[::1]"] if IS_LOOPBACK else ["*"]
)
# Behind a TLS proxy set WORKBENCH_HTTPS=1: cookies become secure, plain requests are redirected.
HTTPS = os.environ.get("WORKBENCH_HTTPS") == "1"
# Whether nobody is meant to reach this server but from its own machine: then that machine may read the metrics.
IS_ALONE = IS_LOOPBACK and not HTTPS and not os.environ.get("WORKBENCH_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if name != "*"] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "procrastinate.contrib.django",
    "rest_framework",
    "workbench.accounts",
    "annotations",
]

MIDDLEWARE = [
    "workbench.observing.middleware.ObservingMiddleware",
    "workbench.availability.AvailabilityMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "workbench.urls"
WSGI_APPLICATION = "workbench.wsgi.application"
ASGI_APPLICATION = "workbench.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# `default` is the weak role, which everything connects as; `owner` migrates and sets up roles, nothing else.
DATABASES: dict[str, dict[str, Any]] = {
    "default": database.connection("app"),
    "owner": database.connection("owner"),
}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "/accounts/sign-in/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
# What is kept of a wrong attempt is not what else was in the form.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "reason"]
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
# What is counted of attempts has to hold across web processes; nothing else is cached.
CACHES = {"default": {"BACKEND": "workbench.accounts.shared_cache.SharedCache"}}
ACCOUNT_ADAPTER = "workbench.accounts.adapters.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # the form sends that mail: allauth's would offer to sign up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "add_email": "workbench.accounts.forms.EmailForm",
    "change_password": "workbench.accounts.forms.ChangePasswordForm",
    "login": "workbench.accounts.forms.SignInForm",
    "reauthenticate": "workbench.accounts.forms.ConfirmPasswordForm",
    "reset_password": "workbench.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "workbench.accounts.forms.NewPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "confirm_email": "5/10m/key",
    "manage_email": "30/m/user",
    "login": "120/m/ip",  # a whole class may sign in from one address
    "login_failed": "5/5m/key",  # codes of two-step sign-in; passwords are counted by axes
    "reset_password": "20/m/ip,5/h/key",
}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "workbench.accounts.adapters.MFAAdapter"
# allauth fears accounts made for somebody else's address; nobody can make one here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "workbench.accounts.forms.ActivateTOTPForm",
    "authenticate": "workbench.accounts.forms.SignInCodeForm",
    "reauthenticate": "workbench.accounts.forms.ConfirmCodeForm",
}
MFA_TOTP_ISSUER = "Source-criticism workbench"
MFA_TOTP_TOLERANCE = 1  # one step to either side (RFC 6238, 5.2)
PASSWORD_RESET_TIMEOUT = 86_400

_MAIL = outgoing(os.environ)
MAIL_DIRECTORY = DATA_DIRECTORY / "mail"
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.host, _MAIL.port, _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.security == "starttls", _MAIL.security == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _MAIL.sender

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "workbench.accounts.authentication.TokenAuthentication",
        "workbench.accounts.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["annotations.api.parsing.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["annotations.api.rendering.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "annotations.api.rendering.AlwaysJSON",
    "DEFAULT_SCHEMA_CLASS": "annotations.api.schema.AnswersSchema",
    # No answer to OPTIONS: what there is to know of an address is in /api/v1/schema/.
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "annotations.api.problems.answer_exception",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Source-criticism annotation workbench",
    "DESCRIPTION": "Read sources together, tag passages, set them against each other, sign off, release.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "OAS_VERSION": "3.1.0",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "KindEnum": [(kind.value, kind.value) for kind in Kind],
        "ReviewedEnum": [(reviewed, reviewed) for reviewed in REVIEWED],
        "ContradictionKindEnum": [(kind.value, kind.value) for kind in ContradictionKind],
        "StatusEnum": [(status.value, status.value) for status in Status],
        "ReleaseStatusEnum": [(status.value, status.value) for status in ReleaseStatus],
        **{f"{thing.title()}ThingEnum": [(thing, thing)] for thing in ("source", "annotation", "contradiction")},
    },
}

PROCRASTINATE_IMPORT_PATHS = [f"annotations.jobs.{name}" for name in ("checks", "releases", "sources", "stalled")]

# A source may have 8 MB of UTF-8, and JSON may escape a character in six bytes: a body may be larger than its text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64_000_000
BODY_LIMIT = 64_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Every file of an upload becomes a text in memory anyhow; by way of a file on disk each it would take longer.
FILE_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# An address carries its file's hash, so what is kept too long is only what nobody asks for any more.
WHITENOISE_MAX_AGE = 86_400
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "workbench.versioned.VersionedStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "annotations.pages.nowhere.forged"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Who knows how people say again who they are when they sign.
CONFIRMING = "workbench.accounts.confirming"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        # The import map is the one inline script there is.
        "script-src": ["'self'", NONCE],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    },
}

LOGGING = logs.configuration()
# What /metrics counts in the database.
NUMBERS = "annotations.queries.numbers.numbers"
