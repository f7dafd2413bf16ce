"""``python -m tests.bench [tree] [translation] [paper]``: what grows with a site, and what must not.

How long a process needs to rebuild the page tree of a large site from the database; what the translation of a page costs; what a
paper of a hundred pages costs.
"""

import os
import statistics
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page, Site  # noqa: E402

from core.navigation import PageTree  # noqa: E402
from tests.bench import paper, translation  # noqa: E402
from tests.bench.pages import make_pages  # noqa: E402

PAGE_COUNT = 12_000
ROUNDS = 9


def time_rebuild() -> float:
    """Return the milliseconds of one rebuild, with nothing kept of the one before."""
    ContentType.objects.clear_cache()
    began_at = time.perf_counter()
    PageTree.build()
    return (time.perf_counter() - began_at) * 1000


def time_tree() -> None:
    """Print what a rebuild of the page tree costs."""
    Site.objects.all().delete()
    Page.objects.all().delete()
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.LANGUAGES]
    home = make_pages(locales, PAGE_COUNT, timezone.now())
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    times = [time_rebuild() for _ in range(ROUNDS)]
    settings.DEBUG = True
    reset_queries()
    tree = PageTree.build()
    settings.DEBUG = False
    print(f"Database              {connection.vendor}")
    print(f"Pages                 {len(tree.by_id)} in {len(locales)} languages")
    print(f"Queries               {len(connection.queries)}")
    print(f"Rebuild, first        {times[0]:.0f} ms")
    print(f"Rebuild, median of {ROUNDS}  {statistics.median(times):.0f} ms")


BENCHES = {"tree": time_tree, "translation": translation.run, "paper": paper.run}


def main() -> None:
    for name in sys.argv[1:] or BENCHES:
        databases = setup_databases(verbosity=0, interactive=False)
        is_within = BENCHES[name]()
        teardown_databases(databases, verbosity=0)
        if is_within is False:
            sys.exit(f"{name}: slower than it may be, see above.")


if __name__ == "__main__":
    main()
