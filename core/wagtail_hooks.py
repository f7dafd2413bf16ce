"""What the desk and the rich text of Wagtail need to know about this site."""

from django.utils import translation
from django.utils.html import escape
from wagtail import hooks
from wagtail.rich_text.pages import PageLinkHandler

from core import snapshot
from core.foreign_words import editor


class TreePageLinkHandler(PageLinkHandler):
    """Links to pages of the site: in the reader's language, from the tree in memory instead of a query each."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        tree = snapshot.get_held().tree
        code = translation.get_language()
        tags = []
        for attrs in attrs_list:
            link = tree.link_to(int(attrs.get("id") or 0), code)
            tags.append(f'<a href="{escape(link.url)}">' if link else "<a>")
        return tags


@hooks.register("register_rich_text_features", order=1000)
def use_tree_for_links(features):
    features.register_link_type(TreePageLinkHandler)


@hooks.register("register_rich_text_features")
def register_foreign_words(features):
    editor.register(features)


@hooks.register("construct_wagtail_userbar")
def keep_userbar_to_checks(request, items, page):
    """Previews show Wagtail's content checks; public pages show no bar at all, being the same for everyone."""
    items[:] = [item for item in items if type(item).__name__ == "AccessibilityItem"]
