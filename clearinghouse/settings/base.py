"""What is the same everywhere. What varies comes from `environment.py`."""

from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from clearinghouse.settings.environment import BASE_DIR, env

VAR_DIR = env.VAR_DIR
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = env.SECRET_KEY.get_secret_value()
SITE_URL = env.SITE_URL
SITE_NAME = env.SITE_NAME
ALLOWED_HOSTS = [host.strip() for host in env.ALLOWED_HOSTS.split(",") if host.strip()]
DEBUG = False
DEMO = env.DEMO
CHECK_LINKS = env.CHECK_LINKS
RECORDS_LICENSE, RECORDS_LICENSE_URL = env.RECORDS_LICENSE, env.RECORDS_LICENSE_URL

INSTALLED_APPS = [
    "clearinghouse.core",
    "clearinghouse.accounts",
    "clearinghouse.notifications",
    "clearinghouse.districts",
    "clearinghouse.resources",
    "clearinghouse.advocacy",
    "clearinghouse.challenges",
    "pd_events",
    "forums",
    "clearinghouse.exchange",
    "clearinghouse.home",
    "clearinghouse.demo",
    "search",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "clearinghouse.resources.cms.admin_app.QuietWagtailAdmin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "template_partials",
    "channels",
    "huey.contrib.djhuey",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "clearinghouse.core.middleware.counting.CountingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clearinghouse.core.middleware.visitor_cache.VisitorCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "clearinghouse.core.middleware.headers.HeadersMiddleware",
    "clearinghouse.core.middleware.guard.GuardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "clearinghouse.districts.middleware.PlacesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "clearinghouse.core.middleware.cms.CmsTransactionMiddleware",
    "clearinghouse.home.middleware.MovedPagesMiddleware",
]

ROOT_URLCONF = "clearinghouse.urls"
WSGI_APPLICATION = "clearinghouse.wsgi.application"
ASGI_APPLICATION = "clearinghouse.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["clearinghouse.core.templatetags.components"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clearinghouse.home.context_processors.site",
                "clearinghouse.home.context_processors.account",
                "clearinghouse.home.context_processors.navigation",
                "clearinghouse.demo.context_processors.sign_ins",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["clearinghouse.accounts.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/dashboard/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en-us", _("English"))]
TIME_ZONE = env.TIME_ZONE
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_ACCEL = env.MEDIA_ACCEL
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "clearinghouse.core.serving.static_files.JoinedStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page tree forms exceed Django's default of 1,000

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_FROM_EMAIL = env.DEFAULT_FROM_EMAIL
SESSION_ENGINE = "clearinghouse.accounts.session_store"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "clearinghouse.core.views.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

from clearinghouse.settings.components.accounts import *  # noqa: E402, F403 -- one file per library's settings
from clearinghouse.settings.components.cms import *  # noqa: E402, F403
from clearinghouse.settings.components.exchange import *  # noqa: E402, F403
from clearinghouse.settings.components.forums import *  # noqa: E402, F403
from clearinghouse.settings.components.logs import *  # noqa: E402, F403
from clearinghouse.settings.components.servers import *  # noqa: E402, F403
from clearinghouse.settings.components.start import *  # noqa: E402, F403
