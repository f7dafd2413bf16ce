"""LibreTranslate: https://docs.libretranslate.com/api/operations/translate/"""

from collections.abc import Sequence
from html import escape
from typing import Any

from translation.engines.configuration import LIBRETRANSLATE, Access
from translation.engines.contract import MaskingEngine
from translation.engines.errors import EngineAnswerInvalid
from translation.engines.markup import Piece
from translation.engines.masking import Protector
from translation.engines.transport import Client, Limits

# Ours, which are theirs. Whether an installation has the model for one, only its list of languages tells.
TARGETS = {code: code for code in ("en", "tr", "ar", "uk", "ru", "pl", "ro", "fa", "bg", "ku")}


class LibreTranslateEngine(MaskingEngine):
    """LibreTranslate puts tags back by the text in them, so a mask keeps its term and says ``translate="no"``.

    It decodes entities in what it returns; text that looks like a tag then becomes one, and the text is refused.
    """

    name = LIBRETRANSLATE
    label = "LibreTranslate"
    mask_tag = "span"
    is_mask_empty = False

    def __init__(self, access: Access, protector: Protector, limits: Limits) -> None:
        super().__init__(Client(self.label, access.url, {}, limits), protector, TARGETS)
        self._key = access.key

    def get_quota(self) -> None:
        """LibreTranslate keeps no account of characters."""
        return None

    def get_languages(self) -> frozenset[str]:
        rows = self._client.get("/languages")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise EngineAnswerInvalid(self.label, "Die Liste der Sprachen fehlt.")
        targets = next((row.get("targets") for row in rows if row.get("code") == "de"), None)
        return frozenset(TARGETS).intersection(word for word in targets or () if isinstance(word, str))

    def _write_mask(self, piece: Piece) -> str:
        return f'<span id="{piece.id}" translate="no">{escape(piece.value, quote=False)}</span>'

    def _build_body(self, wires: Sequence[str], target_code: str) -> dict[str, Any]:
        body: dict[str, Any] = {"q": list(wires), "source": "de", "target": TARGETS[target_code], "format": "html"}
        if self._key:
            body["api_key"] = self._key
        return body

    def _exchange(self, body: dict[str, Any]) -> list[str]:
        answer = self._client.post("/translate", body)
        texts = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise EngineAnswerInvalid(self.label, "Die Übersetzungen fehlen.")
        return texts
