"""What the press room adds to the desk."""

from django.contrib import messages
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.embargo import describe_state
from news.models import NewsPage, PressPreview


@hooks.register("after_publish_page")
def tell_embargo(request, page):
    """Whoever publishes under an embargo is told at once what happens when."""
    if isinstance(page, NewsPage) and page.is_source and (text := describe_state(page)):
        messages.info(request, text)


class AddressPanel(Panel):
    """The address to send, once there is one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/preview_address.html"

        def is_shown(self):
            return self.instance.pk is not None


class PressPreviewViewSet(SnippetViewSet):
    """Preview addresses for accredited press: made, sent by hand, withdrawn when they are no longer wanted."""

    model = PressPreview
    icon = "view"
    menu_label = "Vorschau für die Presse"
    menu_name = "press-previews"
    menu_order = 270
    add_to_admin_menu = True
    list_display = [
        "recipient",
        "release",
        "language_code",
        "expires_at",
        "opened_at",
        BooleanColumn("is_withdrawn", label="Zurückgezogen"),
    ]
    list_filter = ["is_withdrawn", "language_code"]
    panels = [
        AddressPanel(heading="Adresse"),
        FieldPanel("release"),
        FieldPanel("language_code"),
        FieldPanel("recipient"),
        FieldPanel("expires_at"),
        FieldPanel("is_withdrawn"),
    ]


register_snippet(PressPreviewViewSet)
