"""What the trees of the languages look like, for tests of what an editor does to the German one."""

from wagtail.models import Page

from core import snapshot
from tests.translation.edits import find_page


def list_live(slug: str) -> set[str]:
    """Return the languages in which a page is public."""
    return set(Page.objects.filter(slug=slug, live=True).values_list("locale__language_code", flat=True))


def get_address(slug: str, code: str) -> str:
    """Return where a page stands in the tree that readers get."""
    return snapshot.get_current().tree.by_id[find_page(slug, code).pk].url


def check_tree() -> None:
    """The tree library finds no fault in its own table, and addresses follow parents."""
    assert not any(Page.find_problems())
    for page in Page.objects.filter(depth__gt=2):
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
