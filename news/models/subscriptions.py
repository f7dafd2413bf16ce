"""Who gets press releases by e-mail, which releases were told of, and the mails that are on their way.

A mail holds no text and no address: both are read when it is sent. A row of a subscriber who cancels is deleted with all mails.
"""

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

#: A request that nobody confirmed is deleted after as many days; the link in the mail holds as long.
UNCONFIRMED_DAYS = 7


def make_key() -> str:
    """Return 32 letters that nobody guesses (192 bits), for an address or a Message-ID."""
    return secrets.token_urlsafe(24)


class Subscription(models.Model):
    """One address that gets press releases in one language. ``topics`` holds keys of topics; none means all of them.

    ``bounce_count`` and ``unreachable_count``: mails in a row for which there was no mailbox, or one that was full or away.
    """

    address = models.EmailField(max_length=254)
    language_code = models.CharField(max_length=20)
    topics = models.JSONField(default=list, blank=True)
    key = models.CharField(max_length=43, unique=True, default=make_key)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    bounce_count = models.PositiveSmallIntegerField(default=0)
    unreachable_count = models.PositiveSmallIntegerField(default=0)
    unreachable_since = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "Abonnement per E-Mail"
        verbose_name_plural = "Abonnements per E-Mail"
        constraints = [models.UniqueConstraint(fields=("address", "language_code"), name="one_subscription_a_language")]

    def __str__(self) -> str:
        return f"{self.pk} ({self.language_code})"

    @property
    def is_active(self) -> bool:
        """Whether releases go out to it."""
        return self.confirmed_at is not None and self.suspended_at is None

    @property
    def is_expired(self) -> bool:
        """Whether the time to confirm it is over."""
        return self.confirmed_at is None and self.asked_at < timezone.now() - timedelta(days=UNCONFIRMED_DAYS)


class Announcement(models.Model):
    """A release, or a correction of it, was told of. What has a row here is never told of again.

    ``part`` is empty for the release itself, else the id of the correction. ``looked_at``: the release as it was published then
    was searched for corrections. ``mail_count``: so many were written to; their mails are deleted after a while.
    """

    release = models.ForeignKey("news.NewsPage", on_delete=models.CASCADE, related_name="announcements")
    part = models.CharField(max_length=64, blank=True)
    announced_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    mail_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("release", "part"), name="announced_once")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.part}".strip()


class Mail(models.Model):
    """One mail to one subscriber.

    ``held_until``: it waits for the translation, at most until then; ``created_at`` becomes the moment at which it may go.
    ``claimed_until``: a worker has it in hand. ``handed_over_at`` is written just before the mail server gets the last byte:
    a mail that has it is never begun again by another worker, whatever became of the first (see ``news.subscriptions.sending``).
    ``key`` stands in the Message-ID, by which a bounce is known.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm"
        KNOWN = "known"
        RELEASE = "release"
        CORRECTION = "correction"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        DROPPED = "dropped"

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=10, choices=Kind)
    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, null=True, blank=True, related_name="mails")
    key = models.CharField(max_length=43, unique=True, default=make_key)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    held_until = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("subscription", "announcement"), name="one_mail_a_subscriber")]
        indexes = [models.Index(fields=("due_at",), condition=Q(state="waiting"), name="waiting_mails")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"
