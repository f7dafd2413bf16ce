"""Machine translation from German, off until configured. Knows no model, no page and no setting.

Nothing leaves but the text of segments, over https or to this machine. What comes back is checked for its structure here
and for its content by the gate; nothing here publishes.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from translation.engines.configuration import DEEPL, Configuration, parse_configuration
from translation.engines.engine import Engine, Quota, Result
from translation.engines.errors import (
    EngineAnswerInvalid,
    EngineBusy,
    EngineError,
    EngineNotConfigured,
    EngineQuotaExceeded,
    EngineRefused,
    EngineRequestRefused,
    EngineUnreachable,
)
from translation.engines.masking import Protector

if TYPE_CHECKING:
    from translation.engines.transport import Limits

__all__ = [
    "Configuration",
    "Engine",
    "EngineAnswerInvalid",
    "EngineBusy",
    "EngineError",
    "EngineNotConfigured",
    "EngineQuotaExceeded",
    "EngineRefused",
    "EngineRequestRefused",
    "EngineUnreachable",
    "Quota",
    "Result",
    "build_engine",
    "estimate",
    "parse_configuration",
]


def build_engine(
    configuration: Configuration, target_code: str, protected_names: Iterable[str] = (), limits: "Limits | None" = None
) -> Engine | None:
    """Return the engine chosen for ``target_code``, or None where machine translation is off. Connects to nothing."""
    engine = configuration.engines.get(target_code)
    if engine is None:
        return None
    # requests takes a tenth of a second to load, and the settings of every process import this package.
    from translation.engines.deepl import DeepLEngine
    from translation.engines.libretranslate import LibreTranslateEngine
    from translation.engines.transport import Limits

    protector = Protector(protected_names)
    if engine == DEEPL:
        return DeepLEngine(configuration.deepl, protector, limits or Limits(), configuration.glossaries)
    return LibreTranslateEngine(configuration.libretranslate, protector, limits or Limits())


def estimate(texts: Sequence[str], engine: Engine | None) -> int:
    """Return the characters that translating ``texts`` with ``engine`` would use up, protected terms masked; 0 without one."""
    return engine.count_characters(texts) if engine else 0
