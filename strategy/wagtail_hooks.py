"""What the strategy adds to the editors' desk."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from strategy import desk, editions_desk
from strategy.desk_panel import PublicationsPanel
from strategy.footnotes import editor

desk_patterns = [
    path("", desk.PublicationList.as_view(), name="publications"),
    path("progress/", desk.show_progress, name="progress"),
    path("build/", desk.build_again, name="build"),
    path("editions/", editions_desk.EditionList.as_view(), name="editions"),
    path("editions/freeze/", editions_desk.FreezeView.as_view(), name="freeze"),
    path("editions/<slug:name>/", editions_desk.NumbersView.as_view(), name="numbers"),
]


@hooks.register("register_rich_text_features")
def register_footnotes(features):
    editor.register(features)


@hooks.register("register_admin_urls")
def register_desk():
    return [path("publications/", include((desk_patterns, "strategy_desk")))]


class PublicationsMenuItem(MenuItem):
    def is_shown(self, request):
        return desk.may_build(request.user)


@hooks.register("construct_homepage_panels")
def add_publications_panel(request, panels):
    if desk.may_build(request.user):
        panels.append(PublicationsPanel())


@hooks.register("register_admin_menu_item")
def register_publications():
    address = reverse("strategy_desk:publications")
    return PublicationsMenuItem("Dateien des Papiers", address, name="publications", icon_name="doc-full", order=265)


@hooks.register("register_admin_menu_item")
def register_editions():
    address = reverse("strategy_desk:editions")
    return PublicationsMenuItem("Ausgaben", address, name="editions", icon_name="folder-open-inverse", order=266)
