"""Settings, safe for production as they stand. The environment is read through ``cms.env`` only.

``docs/configuration.md`` explains every variable; a test keeps it, ``.env.example`` and this module equal.
"""

from pathlib import Path
from urllib.parse import urlsplit

import django.conf.locale

from cms import env
from cms.languages import LANGUAGES as SITE_LANGUAGES
from cms.languages import SOURCE_CODE, django_language_info

BASE_DIR = Path(__file__).resolve().parent.parent
SITE_DATA = env.read_path("SITE_DATA", BASE_DIR / "var")

DEBUG = env.read_flag("DEBUG")
SECRET_KEY = env.read_secret("SECRET_KEY", SITE_DATA / "secret-key")
SITE_URL = env.read_text("SITE_URL", f"http://127.0.0.1:{env.read_number('PORT', 8000)}").rstrip("/")
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or "", "127.0.0.1", "localhost", *env.read_list("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
IS_HTTPS = SITE_URL.startswith("https://")
WEB_WORKERS = env.read_number("WEB_WORKERS", 1)
PROXY_COUNT = env.read_number("PROXY_COUNT", 0, 0)

INSTALLED_APPS = [
    "modeltranslation",
    "cms",
    "home",
    "news",
    "strategy",
    "newcomers",
    "translation",
    "core",
    "facts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    "core.middleware.PrefixLanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "translation.desk.boundary.TranslatorBoundaryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    }
]

DATABASES = {"default": env.read_database("DATABASE_URL", SITE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Languages: everything is derived from the one table.
django.conf.locale.LANG_INFO.update(django_language_info())
LANGUAGE_CODE = SOURCE_CODE
LANGUAGES = [(language.code, language.native_name) for language in SITE_LANGUAGES]
LANGUAGES_BIDI = [language.code for language in SITE_LANGUAGES if language.direction == "rtl"]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["core.formats"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
MODELTRANSLATION_DEFAULT_LANGUAGE = SOURCE_CODE
MODELTRANSLATION_LANGUAGES = tuple(language.code for language in SITE_LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = (SOURCE_CODE,)
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_THOUSAND_SEPARATOR = True

# Files. Static files live apart from uploads; uploads are served by a view that checks who may see them.
STATIC_URL = "/static/"
STATIC_ROOT = SITE_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = SITE_DATA / "media"
MEDIA_URL = "/media/"
PUBLICATION_ROOT = SITE_DATA / "publications"
# A web server in front that serves files for us (X-Accel-Redirect): the prefix of its internal addresses, without a slash at the end.
ACCEL_REDIRECT = env.read_prefix("ACCEL_REDIRECT")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = env.read_text("SITE_NAME", "Teilhabe und Integration")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.workflows.publish_approved"
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.CheckedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.CheckedDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Machine translation is off until a language names an engine; translation/ reads and checks these words.
MACHINE_TRANSLATION = {
    "engines": env.read_text("MACHINE_TRANSLATION"),
    "deepl_url": env.read_text("DEEPL_URL"),
    "deepl_key": env.read_text("DEEPL_KEY"),
    "deepl_glossaries": env.read_text("DEEPL_GLOSSARIES"),
    "libretranslate_url": env.read_text("LIBRETRANSLATE_URL"),
    "libretranslate_key": env.read_text("LIBRETRANSLATE_KEY"),
    "own_engines": env.read_text("MACHINE_TRANSLATION_OWN"),
}

# Press releases by e-mail are off until there is a server to send them (news/subscriptions/).
MAIL = {
    "server": (mail_server := env.read_mail_server("EMAIL_URL")),
    "sender": env.read_address("EMAIL_FROM", is_needed=mail_server is not None),
    "bounces": env.read_address("EMAIL_BOUNCES"),
    "hold_hours": env.read_number("EMAIL_HOLD_HOURS", 24, 0),
    "bounce_maildir": env.read_maildir("EMAIL_BOUNCE_MAILDIR"),
}
# What the desk writes, to reviewers and for forgotten passwords, takes the same server. Without one it promises nothing.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if mail_server else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_SSL, EMAIL_USE_TLS = env.name_mail_settings(mail_server)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = MAIL["sender"] or "webmaster@localhost"
WAGTAIL_PASSWORD_RESET_ENABLED = mail_server is not None

# Security. Cookies exist for editors only and follow the scheme of SITE_URL.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.read_text("LOG_LEVEL", "WARNING")},
}
