"""What a reader types in. Messages are in the reader's language."""

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from core.presentation import get_language
from core.snapshot import Snapshot

BAD_ADDRESS = _("Please enter an e-mail address, for example name@example.org.")
BAD_CHOICE = _("Please choose from the list.")


def normalise_address(address: str) -> str:
    """Return an address as mail servers want it: the domain in lower case and in ASCII (RFC 5890).

    The part before the sign stays as it was typed: only its own server knows whether case matters there. Raises ValueError.
    """
    local, _sign, domain = address.rpartition("@")
    if not local.isascii():
        # Validators that ignore case let the sign for kelvin pass as a k.
        raise ValueError(address)
    try:
        return f"{local}@{domain.encode('idna').decode().lower()}"
    except UnicodeError as error:
        raise ValueError(address) from error


def check_address(address: str, message: str) -> str:
    """Return an address as mail servers want it. Raises ValidationError with the message if it is none."""
    try:
        normal = normalise_address(address)
    except ValueError:
        raise forms.ValidationError(message) from None
    EmailValidator(message=message)(normal)
    return normal


class TopicsForm(forms.Form):
    """The choice of topics. None means all."""

    topics = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": BAD_CHOICE, "invalid_list": BAD_CHOICE})

    def __init__(self, *arguments, current: Snapshot, **options):
        super().__init__(*arguments, **options)
        self.fields["topics"].choices = [(topic.key, topic) for topic in current.topics.values()]

    @property
    def chosen_topics(self) -> list[str]:
        """The keys that are ticked on the page: as sent, or as stored."""
        return list(self["topics"].value() or ())


class SubscriptionForm(TopicsForm):
    """Address, language, topics, and a field that only programs fill in."""

    address = forms.CharField(max_length=254, error_messages={"required": BAD_ADDRESS, "max_length": BAD_ADDRESS})
    language = forms.ChoiceField(error_messages={"required": BAD_CHOICE, "invalid_choice": BAD_CHOICE})
    website = forms.CharField(required=False)

    def __init__(self, *arguments, current: Snapshot, **options):
        super().__init__(*arguments, current=current, **options)
        self.fields["language"].choices = [(code, get_language(code).native_name) for code in current.tree.get_homes()]

    def clean_address(self) -> str:
        return check_address(self.cleaned_data["address"], BAD_ADDRESS)
