"""On the edit screen of a release: what its embargo means, how far its files are, who was told of it."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from core.presentation import get_language
from news.dating import describe_silence
from news.embargo import describe_moment, describe_state
from news.subscriptions.told import describe_announcements

#: State of a file → the look of Wagtail's status tag.
LOOKS = {"current": "primary", "outdated": "secondary", "waiting": "secondary", "running": "primary", "failed": "critical"}


class EmbargoPanel(Panel):
    """Says until when the release is held back. It holds no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/embargo_panel.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.is_source and self.instance.embargo_until)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["description"] = describe_state(self.instance)
            return context


class SilencePanel(Panel):
    """Says when nobody will be written to about the release, while the date can still be changed. It holds no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/embargo_panel.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.is_source and self.description)

        @cached_property
        def description(self) -> str:
            """The sentence, empty when everybody is written to."""
            return describe_silence(self.instance)

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "description": self.description}


class FilesPanel(Panel):
    """How far the PDF and the press kit of the release are, in every language. It holds no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/files_panel.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.live and self.instance.is_source)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["versions"] = list_versions(self.instance)
            return context


class MailsPanel(Panel):
    """Who was told of the release by e-mail. It holds no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/mails_panel.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.is_source and self.lines)

        @cached_property
        def lines(self) -> list[str]:
            """One line for the release and for each correction, none before anybody was told."""
            return describe_announcements(self.instance)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["lines"] = self.lines
            return context


def list_versions(page) -> list[tuple[str, list[dict]]]:
    """Return the published versions of a release: German name of the language, and its files as ``file``, ``look`` and ``text``.

    A version whose files nobody has asked for yet has none (two queries).
    """
    versions = type(page).objects.live().filter(translation_key=page.translation_key).select_related("locale")
    return [
        (
            get_language(version.locale.language_code).german_name,
            [{"file": row, "look": LOOKS[row.state], "text": describe_row(row)} for row in version.press_files.all()],
        )
        for version in versions.prefetch_related("press_files")
    ]


def describe_row(row) -> str:
    """Return what there is to say about a file beside its state, in German."""
    built = f"gebaut am {describe_moment(row.built_at)}" if row.built_at else ""
    match row.state:
        case "running":
            return f"Schritt {row.done + 1} von {row.total}"
        case "failed":
            offered = f" Angeboten wird weiter die Datei, {built}." if built else ""
            return f"{row.error}{offered}"
        case "outdated":
            return f"{built}; seit {describe_moment(row.outdated_since)} kann sich etwas geändert haben, sie wird geprüft und neu gebaut"
    return built
