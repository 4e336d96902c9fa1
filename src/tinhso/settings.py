"""Settings, all from the environment; what is secret or made on this machine stands in the data folder."""

import os
from pathlib import Path

import psycopg

from tinhso.base import place

HERE = Path(__file__).resolve().parent
DATA = place.data_folder()
DEMO = place.is_demo(DATA)

SECRET_KEY = os.environ.get("TINHSO_SECRET_KEY") or place.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("TINHSO_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("TINHSO_TRUSTED_ORIGINS", "").split(",") if o]


def _database(url: str) -> dict[str, object]:
    parts = psycopg.conninfo.conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIRROR": None},
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///tinhso"))}
if _owner := os.environ.get("TINHSO_OWNER_DATABASE_URL"):
    DATABASES["owner"] = _database(_owner)

INSTALLED_APPS = [
    "tinhso.base",
    "tinhso.territory",
    "tinhso.people",
    "tinhso.documents",
    "tinhso.indicators",
    "tinhso.observations",
    "tinhso.progress",
    "tinhso.ioc",
    "pgtrigger",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "axes",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "tinhso.base.journal.RequestMiddleware",
    "tinhso.base.middleware.GuardMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tinhso.base.middleware.LanguageMiddleware",
    "tinhso.base.middleware.PartialMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tinhso.base.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tinhso.base.middleware.AsOfMiddleware",
    "tinhso.base.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tinhso.urls"
WSGI_APPLICATION = "tinhso.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "tinhso.base.context.page",
            ],
        },
    }
]

AUTH_USER_MODEL = "base.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "tinhso.base.access.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "tinhso.base.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "tinhso.base.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_FORMS = {
    "login": "tinhso.base.forms.SignInForm",
    "change_password": "tinhso.base.forms.PasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False  # a shared office computer forgets when the browser is closed
ACCOUNT_ADAPTER = "tinhso.base.access.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# One place decides how many failures lock an account out: axes.
ACCOUNT_RATE_LIMITS = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "tinhso.base.views.locked_out"
AXES_USERNAME_CALLABLE = "tinhso.base.views.login_name"
# Trying while locked out does not put off the time that the page promised.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [HERE / "locale"]
LANGUAGES = [("vi", "Tiếng Việt")]
# English is offered once its catalogue is compiled: a switch that changes half a page is none.
if (HERE / "locale/en/LC_MESSAGES/django.mo").exists():
    LANGUAGES.append(("en", "English"))
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

_SECURE = os.environ.get("TINHSO_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _SECURE
CSRF_FAILURE_VIEW = "tinhso.base.views.stale_form"
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Files that people handed in, by what they hold.
FILES_ROOT = DATA / "files"
# A folder of certificates (PEM) that signatures of documents are checked against.
SIGNATURE_ROOTS = os.environ.get("TINHSO_SIGNATURE_ROOTS", "")

# One document of legal text is far below this; larger ones are refused with a message.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
TEXT_UPLOAD_LIMIT = 5_000_000  # bytes, of plain text
FILE_UPLOAD_LIMIT = 50_000_000  # bytes, of any file
FORM_UPLOAD_LIMIT = 200_000_000  # bytes, of all files of one form
FILE_UPLOAD_HANDLERS = ["tinhso.base.uploads.BoundedUpload"]
DATA_UPLOAD_MAX_NUMBER_FILES = 50

_LINES = "json" if os.environ.get("TINHSO_LOG_FORMAT") == "json" else "text"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "tinhso.base.journal.TextLines"},
        "json": {"()": "tinhso.base.journal.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": _LINES}},
    "root": {"handlers": ["console"], "level": os.environ.get("TINHSO_LOG", "INFO")},
    # Has a handler of its own, which would write down what browsers sent.
    "loggers": {"gunicorn.error": {"handlers": ["console"], "propagate": False}},
}
