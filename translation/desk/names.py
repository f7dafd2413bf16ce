"""The list of protected names, where editors keep it."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from translation.models import ProtectedName


class ProtectedNameViewSet(SnippetViewSet):
    """Names that every translation must leave as they are. A changed list counts from the next check on; nothing public changes."""

    model = ProtectedName
    icon = "key"
    menu_label = "Geschützte Namen"
    add_to_admin_menu = True
    menu_order = 265
    list_display = ["name", "variants"]
    list_export = ["name", "variants"]
    list_per_page = 60
    panels = [FieldPanel("name"), FieldPanel("variants")]
