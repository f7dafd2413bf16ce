"""What can go wrong between the desk and an engine, in words for the desk (German, no status codes, no jargon).

No message carries a key, an address or what an engine wrote: an answer may quote the request back.
"""

from collections.abc import Sequence

from translation.engines.engine import Result


class EngineError(Exception):
    """Base of all. ``str(error)`` is a German sentence that an editor can act on.

    ``results`` holds what earlier requests of the same call brought back, in order and from the first text on:
    it is paid for, so the caller should keep it.
    """

    message = "Die maschinelle Übersetzung ist fehlgeschlagen."

    def __init__(self, engine: str = "", **values: str) -> None:
        self.engine = engine
        self.results: Sequence[Result] = ()
        super().__init__(self.message % {"engine": engine, **values})


class EngineNotConfigured(EngineError):
    """No engine is set up for this language, or the one set up does not offer it."""

    message = "Für diese Sprache ist keine maschinelle Übersetzung eingerichtet."


class EngineUnreachable(EngineError):
    """No connection, no answer in time, or a fault on the engine's side that outlasted all tries."""

    message = "%(engine)s ist zurzeit nicht erreichbar oder gestört. Bitte versuchen Sie es später noch einmal."


class EngineQuotaExceeded(EngineError):
    """The characters that were paid for are used up."""

    message = (
        "Das Zeichenkontingent bei %(engine)s ist aufgebraucht. Übersetzt wird wieder, wenn es erneuert oder erhöht ist. "
        "Bitte wenden Sie sich an die Betreuung der Website."
    )


class EngineRefused(EngineError):
    """The engine does not accept the key."""

    message = "%(engine)s lehnt den Zugangsschlüssel ab. Bitte wenden Sie sich an die Betreuung der Website."


class EngineRequestRefused(EngineRefused):
    """The engine accepts the key but not the request: a language it does not offer, or a wrong address of the engine."""

    message = (
        "%(engine)s nimmt den Auftrag nicht an. Vielleicht wird diese Sprache dort nicht angeboten oder die eingestellte "
        "Adresse ist falsch. Bitte wenden Sie sich an die Betreuung der Website."
    )


class EngineBusy(EngineError):
    """Too many requests, after all tries. ``retry_after`` is the wait in seconds the engine asked for, if it did."""

    message = "%(engine)s ist zurzeit überlastet. Bitte versuchen Sie es in einigen Minuten noch einmal."

    def __init__(self, engine: str = "", retry_after: float | None = None) -> None:
        super().__init__(engine)
        self.retry_after = retry_after


class EngineAnswerInvalid(EngineError):
    """The answer cannot be used. ``reason`` says why; for a single text it is kept in its ``Result`` and not raised."""

    message = "%(engine)s hat eine unbrauchbare Antwort geschickt: %(reason)s"

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(engine, reason=reason)
        self.reason = reason
