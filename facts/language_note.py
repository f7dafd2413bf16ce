"""What stands above the texts of a language that is not written in the form of a fact."""

from collections.abc import Callable
from typing import ClassVar

from wagtail.admin.panels import Panel


class LanguageNote(Panel):
    """Tells that a translation is written elsewhere, with the way there. It holds no field.

    ``find_address`` takes a fact and a language code and returns the address where its texts are written,
    ``find_changes_address`` where changes of its German text are looked at. The room that translates sets them: this one
    knows none above it.
    """

    find_address: ClassVar[Callable] = staticmethod(lambda fact, language_code: "")
    find_changes_address: ClassVar[Callable] = staticmethod(lambda fact: "")

    def __init__(self, language_code: str = "", **kwargs):
        super().__init__(**kwargs)
        self.language_code = language_code

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "language_code": self.language_code}

    class BoundPanel(Panel.BoundPanel):
        template_name = "facts/language_note.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            fact = self.instance if self.instance.pk else None
            context["address"] = LanguageNote.find_address(fact, self.panel.language_code) if fact else ""
            context["changes_address"] = LanguageNote.find_changes_address(fact) if fact else ""
            context["is_new"] = fact is None
            return context
