"""Ask for a subscription, confirm it, change it, end it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from news.models.subscriptions import Mail, Subscription

#: An address gets one mail from the form in that time for each language, however often and in whatever case it is typed in,
ASK_AGAIN_AFTER = timedelta(hours=1)
#: and so many for all languages together.
MAILS_AN_ADDRESS = 3
#: Mails that the form may cause in an hour, for all addresses together.
MAILS_AN_HOUR = 300


class TooMany(Exception):
    """The form caused as many mails as it may for now."""


@transaction.atomic
def ask(address: str, language_code: str, topics: list[str]) -> None:
    """Note a wish and write to its owner. What is confirmed is never changed by somebody who only knows the address.

    Whoever asks is never told whether the address was known. Raises TooMany.
    """
    now = timezone.now()
    asked = Mail.objects.filter(kind__in=(Mail.Kind.CONFIRM, Mail.Kind.KNOWN), created_at__gt=now - ASK_AGAIN_AFTER)
    subscription, is_new = Subscription.objects.select_for_update().get_or_create(
        address__iexact=address,
        language_code=language_code,
        defaults={"address": address, "topics": topics, "asked_at": now},
    )
    if subscription.confirmed_at is None and subscription.topics != topics:
        subscription.topics = topics
        subscription.save(update_fields=["topics"])
    if not is_new and subscription.asked_at > now - ASK_AGAIN_AFTER:
        return
    if asked.count() >= MAILS_AN_HOUR:
        raise TooMany
    if asked.filter(subscription__address__iexact=address).count() >= MAILS_AN_ADDRESS:
        return
    subscription.asked_at = now
    subscription.save(update_fields=["asked_at"])
    subscription.mails.create(kind=Mail.Kind.KNOWN if subscription.is_active else Mail.Kind.CONFIRM)


def find(key: str) -> Subscription | None:
    """Return the subscription behind a link, None when it was ended or not confirmed in time."""
    subscription = Subscription.objects.filter(key=key).first()
    return None if subscription is None or subscription.is_expired else subscription


def confirm(subscription: Subscription) -> None:
    """The owner of the address said yes, for the first time or after mails to it came back."""
    subscription.confirmed_at = subscription.confirmed_at or timezone.now()
    subscription.suspended_at = subscription.unreachable_since = None
    subscription.bounce_count = subscription.unreachable_count = 0
    subscription.save(update_fields=["confirmed_at", "suspended_at", "bounce_count", "unreachable_count", "unreachable_since"])


def change(subscription: Subscription, topics: list[str]) -> None:
    """The owner wants other topics."""
    subscription.topics = topics
    subscription.save(update_fields=["topics"])


def end(subscription: Subscription) -> None:
    """The owner wants no more mails: address, choice and mails that wait are deleted."""
    subscription.delete()
