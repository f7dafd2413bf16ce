#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from cms import env

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    if sys.argv[1:2] == ["serve"]:
        env.offer_secret()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # The operator's mistake, not the program's: one line says which variable is wrong; a traceback would bury it.
        sys.exit(" ".join(str(error).split()))
