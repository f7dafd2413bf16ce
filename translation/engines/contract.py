"""What all engines do alike: mask, send in portions, check and restore."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from translation.engines.engine import Quota, Result
from translation.engines.errors import EngineAnswerInvalid, EngineError, EngineNotConfigured
from translation.engines.markup import MarkupBroken, Piece, check_answer, has_words, read_fragment, write_fragment
from translation.engines.masking import Protector
from translation.engines.transport import Client, RequestTooLarge, encode

MOST_TEXTS = 50
MOST_BYTES = 100 * 1024
TOO_LONG = "Der Text ist zu lang für eine maschinelle Übersetzung."


class Prepared(NamedTuple):
    """A text ready to be sent: ``wire`` is what leaves, ``pieces`` what must come back."""

    wire: str
    pieces: list[Piece]
    before: str
    after: str


class MaskingEngine(ABC):
    """An engine over HTTP. Subclasses give the protocol: how a mask and a request are written, how an answer is read."""

    name: str
    label: str
    mask_tag: str
    is_mask_empty: bool

    def __init__(self, client: Client, protector: Protector, targets: Mapping[str, str]) -> None:
        self._client = client
        self._protector = protector
        self._targets = targets

    def translate(self, texts: Sequence[str], target_code: str) -> list[Result]:
        """Return one result for each text. A text with no words outside the masks is returned as it is, unsent.

        Raises EngineError; its ``results`` hold what was translated before.
        """
        if target_code not in self._targets:
            raise EngineNotConfigured(self.label)
        results: list[Result | None] = [None] * len(texts)
        waiting: list[tuple[int, Prepared]] = []
        for index, text in enumerate(texts):
            outcome = self._prepare(text)
            if isinstance(outcome, Prepared):
                waiting.append((index, outcome))
            else:
                results[index] = outcome
        try:
            portions = deque(self._cut(waiting, target_code))
            while portions:
                portion = portions.popleft()
                try:
                    outcomes = self._send([one for _, one in portion], target_code)
                except RequestTooLarge:
                    if len(portion) > 1:
                        middle = len(portion) // 2
                        portions.extendleft((portion[middle:], portion[:middle]))
                        continue
                    outcomes = [Result(None, TOO_LONG)]
                for (index, _), outcome in zip(portion, outcomes, strict=True):
                    results[index] = outcome
        except EngineError as error:
            first_gap = results.index(None)
            error.results = [result for result in results[:first_gap] if result]
            raise
        return [result for result in results if result]

    def count_characters(self, texts: Sequence[str]) -> int:
        outcomes = [self._prepare(text) for text in texts]
        return sum(count_text(one.pieces, with_masks=not self.is_mask_empty) for one in outcomes if isinstance(one, Prepared))

    @abstractmethod
    def get_quota(self) -> Quota | None: ...

    @abstractmethod
    def get_languages(self) -> frozenset[str]: ...

    @abstractmethod
    def _write_mask(self, piece: Piece) -> str:
        """Return the element, named ``mask_tag``, that stands for a protected term."""

    @abstractmethod
    def _build_body(self, wires: Sequence[str], target_code: str) -> dict[str, Any]:
        """Return the JSON of a request."""

    @abstractmethod
    def _exchange(self, body: dict[str, Any]) -> list[str]:
        """Send a request and return the texts of its answer. Raises EngineError and RequestTooLarge."""

    def _prepare(self, text: str) -> Prepared | Result:
        core = text.strip()
        if not core:
            return Result(text)
        try:
            pieces = self._protector.mask(read_fragment(core))
        except MarkupBroken as error:
            return Result(None, f"Der deutsche Text kann nicht verschickt werden. {error}")
        if not has_words(pieces):
            return Result(text)
        before, _, after = text.partition(core)
        return Prepared(write_fragment(pieces, self._write_mask), pieces, before, after)

    def _cut(self, waiting: Sequence[tuple[int, Prepared]], target_code: str) -> Iterator[list[tuple[int, Prepared]]]:
        """Yield portions of at most MOST_TEXTS texts whose request has at most MOST_BYTES (one text may be longer)."""
        empty = len(encode(self._build_body([], target_code)))
        portion: list[tuple[int, Prepared]] = []
        size = empty
        for entry in waiting:
            length = len(encode(entry[1].wire)) + 1
            if portion and (len(portion) == MOST_TEXTS or size + length > MOST_BYTES):
                yield portion
                portion, size = [], empty
            portion.append(entry)
            size += length
        if portion:
            yield portion

    def _send(self, portion: Sequence[Prepared], target_code: str) -> list[Result]:
        """Return the results of one portion. Raises EngineError, and RequestTooLarge for it to be halved."""
        body = self._build_body([one.wire for one in portion], target_code)
        if len(encode(body)) > MOST_BYTES:
            raise RequestTooLarge
        answers = self._exchange(body)
        if len(answers) != len(portion):
            raise EngineAnswerInvalid(self.label, f"Sie enthält {len(answers)} Texte statt {len(portion)}.")
        return [self._restore(one, answer) for one, answer in zip(portion, answers, strict=True)]

    def _restore(self, prepared: Prepared, answer: str) -> Result:
        """Return the answer with the protected terms back in place, or the reason why it cannot be trusted."""
        terms = {piece.id: piece.value for piece in prepared.pieces if piece.kind == "mask"}
        try:
            pieces = read_fragment(answer.strip(), self.mask_tag)
            check_answer(prepared.pieces, pieces)
        except MarkupBroken as error:
            return Result(None, str(EngineAnswerInvalid(self.label, str(error))))
        text = write_fragment(pieces, lambda piece: escape(terms[piece.id], quote=False))
        return Result(f"{prepared.before}{text}{prepared.after}")


def count_text(pieces: Sequence[Piece], *, with_masks: bool = False) -> int:
    """Return the code points outside tags, entities as they are sent, so the count is never too low."""
    kinds = {"text", "mask"} if with_masks else {"text"}
    return sum(len(escape(piece.value, quote=False)) for piece in pieces if piece.kind in kinds)
