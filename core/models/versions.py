import secrets

from django.db import models


class TreeVersion(models.Model):
    """One row that names the state of everything held in memory: page tree, topics, texts of the site.

    Every request reads it; every change of what is held in memory writes it, in the same transaction. So each
    process notices a publish at its next request. ``token`` is random, not a counter: a transaction that was
    rolled back can never leave behind a token that is used again for another state.
    """

    token = models.CharField(max_length=16)

    def __str__(self) -> str:
        return self.token

    @classmethod
    def read(cls) -> str:
        """Return the token of the current state (one query)."""
        return cls.objects.filter(pk=1).values_list("token", flat=True).first() or ""

    @classmethod
    def renew(cls) -> None:
        """Tell all processes that what they hold in memory is out of date."""
        cls.objects.update_or_create(pk=1, defaults={"token": secrets.token_hex(8)})
