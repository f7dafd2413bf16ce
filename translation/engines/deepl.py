"""DeepL, API v2: https://developers.deepl.com/api-reference/translate"""

from collections.abc import Mapping, Sequence
from typing import Any

from translation.engines.configuration import DEEPL, DEEPL_TARGETS, DEEPL_TRIAL_TARGETS, Access
from translation.engines.contract import MaskingEngine
from translation.engines.engine import Quota
from translation.engines.errors import EngineAnswerInvalid
from translation.engines.markup import Piece
from translation.engines.masking import Protector
from translation.engines.transport import Client, Limits


class DeepLEngine(MaskingEngine):
    """DeepL charges for the characters outside tags, so a mask is an empty tag: neither sent nor paid for."""

    name = DEEPL
    label = "DeepL"
    mask_tag = "x"
    is_mask_empty = True

    def __init__(self, access: Access, protector: Protector, limits: Limits, glossaries: Mapping[str, str]) -> None:
        headers = {"Authorization": f"DeepL-Auth-Key {access.key}"}
        super().__init__(Client(self.label, access.url, headers, limits), protector, DEEPL_TARGETS)
        self._glossaries = glossaries

    def get_quota(self) -> Quota:
        usage = self._client.get("/v2/usage")
        used, limit = (usage.get("character_count"), usage.get("character_limit")) if isinstance(usage, dict) else (None, None)
        if type(used) is not int or (limit is not None and type(limit) is not int):
            raise EngineAnswerInvalid(self.label, "Der Stand des Kontingents fehlt.")
        return Quota(used, limit)

    def get_languages(self) -> frozenset[str]:
        """Return what DeepL lists; it lists no language under trial."""
        rows = self._client.get("/v2/languages?type=target")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise EngineAnswerInvalid(self.label, "Die Liste der Sprachen fehlt.")
        offered = {str(row.get("language")).upper() for row in rows}
        return frozenset(code for code, target in DEEPL_TARGETS.items() if target in offered)

    def _write_mask(self, piece: Piece) -> str:
        return f'<x id="{piece.id}"/>'

    def _build_body(self, wires: Sequence[str], target_code: str) -> dict[str, Any]:
        target = DEEPL_TARGETS[target_code]
        body: dict[str, Any] = {
            "text": list(wires),
            "source_lang": "DE",
            "target_lang": target,
            "tag_handling": "xml",
            # Old and new accounts differ in the default.
            "tag_handling_version": "v2",
            "outline_detection": False,
            "splitting_tags": ["br"],
            "ignore_tags": [self.mask_tag],
            # An office addresses its readers formally; ignored for languages that make no difference.
            "formality": "prefer_more",
        }
        if target_code in self._glossaries:
            body["glossary_id"] = self._glossaries[target_code]
        if target in DEEPL_TRIAL_TARGETS:
            body["enable_beta_languages"] = True
        return body

    def _exchange(self, body: dict[str, Any]) -> list[str]:
        answer = self._client.post("/v2/translate", body)
        rows = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get("text"), str) for row in rows):
            raise EngineAnswerInvalid(self.label, "Die Übersetzungen fehlen.")
        return [row["text"] for row in rows]
