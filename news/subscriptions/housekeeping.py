"""Forget what is not needed any more."""

from datetime import timedelta

from django.utils import timezone

from news.models.subscriptions import UNCONFIRMED_DAYS, Mail, Subscription
from news.subscriptions.bounces import forgive
from news.subscriptions.sending import settle_unknown

#: An address whose mails came back is kept that long, for an owner who wants to go on.
SUSPENDED_DAYS = 90
#: Mails that are over are kept that long: a bounce may come late.
MAIL_DAYS = 30


def forget_old() -> dict[str, int]:
    """Delete unconfirmed and long suspended subscriptions and mails that are over. Return how many rows of each went."""
    settle_unknown()
    forgive()
    now = timezone.now()
    unconfirmed = Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    suspended = Subscription.objects.filter(suspended_at__lt=now - timedelta(days=SUSPENDED_DAYS))
    mails = Mail.objects.filter(finished_at__lt=now - timedelta(days=MAIL_DAYS))
    return {"unconfirmed": unconfirmed.delete()[0], "suspended": suspended.delete()[0], "mails": mails.delete()[0]}
