"""The settings of the site on an empty folder, with tasks at once. TEST_DATABASE=postgres runs them on a cluster of its own."""

import os
import tempfile
from pathlib import Path

from tests import environment

SITE_FOLDER = tempfile.TemporaryDirectory(prefix="site-data-")
environment.replace(os.environ, SITE_FOLDER.name)

from cms.catalogues import compile_catalogues  # noqa: E402
from cms.settings import *  # noqa: E402, F403

# Before Django starts: it remembers a language that it has read once, without the texts that were not compiled then.
for folder in LOCALE_PATHS:  # noqa: F405
    compile_catalogues(Path(folder))

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
MAIL = {**MAIL, "server": {"security": "none", "host": "127.0.0.1", "port": 9, "user": "", "password": ""}, "sender": "presse@site.example"}  # noqa: F405
