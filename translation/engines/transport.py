"""One engine over HTTP: JSON out, JSON in, bounded in time, size and number of tries.

Sends what it is given and nothing else: no cookies, no proxy or password file of the system, no redirect followed.
"""

import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Any, NamedTuple

import requests
from urllib3.exceptions import HTTPError

from translation.engines.errors import (
    EngineAnswerInvalid,
    EngineBusy,
    EngineError,
    EngineQuotaExceeded,
    EngineRefused,
    EngineRequestRefused,
    EngineUnreachable,
)

logger = logging.getLogger(__name__)

USER_AGENT = "translation-desk/1"
LARGEST_ANSWER = 4 * 1024 * 1024
# DeepL's own numbers beside those of RFC 9110.
QUOTA_EXCEEDED = 456
TOO_MANY_REQUESTS = frozenset({HTTPStatus.TOO_MANY_REQUESTS, 529})


@dataclass(frozen=True)
class Limits:
    """Seconds and tries. ``longest_wait`` also caps Retry-After: who is asked to wait longer gives up at once."""

    connect_seconds: float = 5
    read_seconds: float = 30
    total_seconds: float = 60
    tries: int = 4
    first_wait: float = 1
    longest_wait: float = 30
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.random


class RequestTooLarge(Exception):
    """The engine takes less in one request (RFC 9110 §15.5.14). Never reaches the desk."""


class Answer(NamedTuple):
    status: int
    retry_after: str
    content: bytes


def encode(body: Any) -> bytes:
    """Return JSON as it is sent, so that its size can be known before."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


class Client:
    """Talks to one engine. ``label`` is its name for the desk. Not for use by several threads at once."""

    def __init__(self, label: str, url: str, headers: Mapping[str, str], limits: Limits) -> None:
        self.label = label
        self._url = url
        self._limits = limits
        self._session = requests.Session()
        # Otherwise ~/.netrc would replace our Authorization and *_PROXY would carry texts to another host.
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.clear()
        self._session.headers.update({"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "identity", **headers})

    def get(self, path: str) -> Any:
        """Return the JSON at ``path``. Raises EngineError."""
        return self._request("GET", path, None)

    def post(self, path: str, body: Any) -> Any:
        """Send ``body`` as JSON and return the JSON that comes back. Raises EngineError and RequestTooLarge."""
        return self._request("POST", path, encode(body))

    def _request(self, method: str, path: str, content: bytes | None) -> Any:
        for number in range(1, self._limits.tries + 1):
            try:
                answer = self._send(method, path, content)
            except requests.exceptions.SSLError:
                raise EngineUnreachable(self.label) from None
            except requests.ConnectionError as failure:
                error: EngineError = EngineUnreachable(self.label)
                wait, what = None, type(failure).__name__
            except (requests.RequestException, HTTPError):
                # The text may have arrived and been charged; sending it again could pay twice.
                raise EngineUnreachable(self.label) from None
            else:
                if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR and answer.status not in TOO_MANY_REQUESTS:
                    return self._read(answer)
                wait, what = _read_retry_after(answer.retry_after), str(answer.status)
                is_busy = answer.status in TOO_MANY_REQUESTS
                error = EngineBusy(self.label, wait) if is_busy else EngineUnreachable(self.label)
            if number == self._limits.tries or (wait or 0) > self._limits.longest_wait:
                raise error from None
            seconds = self._choose_wait(number) if wait is None else wait
            logger.warning("%s: %s at try %d, next in %.1f s", self.label, what, number, seconds)
            self._limits.sleep(seconds)
        raise EngineUnreachable(self.label)

    def _send(self, method: str, path: str, content: bytes | None) -> Answer:
        deadline = time.monotonic() + self._limits.total_seconds
        response = self._session.request(
            method,
            self._url + path,
            data=content,
            headers={"Content-Type": "application/json"} if content is not None else None,
            timeout=(self._limits.connect_seconds, self._limits.read_seconds),
            allow_redirects=False,
            stream=True,
        )
        with response:
            received = bytearray()
            if response.status_code == HTTPStatus.OK:
                # read1 returns what has come, so an answer that drips in byte by byte meets the deadline.
                while chunk := response.raw.read1(65_536):
                    received += chunk
                    if len(received) > LARGEST_ANSWER:
                        raise EngineAnswerInvalid(self.label, "Die Antwort ist zu groß.")
                    if time.monotonic() > deadline:
                        raise requests.Timeout
            return Answer(response.status_code, response.headers.get("Retry-After", ""), bytes(received))

    def _read(self, answer: Answer) -> Any:
        match answer.status:
            case HTTPStatus.OK:
                try:
                    return json.loads(answer.content)
                except (ValueError, RecursionError):
                    raise EngineAnswerInvalid(self.label, "Sie ist unvollständig oder nicht lesbar.") from None
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
                raise EngineRefused(self.label)
            case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                raise RequestTooLarge
            case status if status == QUOTA_EXCEEDED:
                raise EngineQuotaExceeded(self.label)
            case status if status < HTTPStatus.BAD_REQUEST:
                raise EngineAnswerInvalid(self.label, "Sie ist leer oder verweist auf eine andere Adresse.")
            case _:
                raise EngineRequestRefused(self.label)

    def _choose_wait(self, number: int) -> float:
        """Return 0.5 to 1 times a wait that doubles with each try, so that several workers do not come back together."""
        return min(self._limits.longest_wait, self._limits.first_wait * 2 ** (number - 1)) * (0.5 + self._limits.draw() / 2)


def _read_retry_after(value: str) -> float | None:
    """Return seconds from a number or a date (RFC 9110 §10.2.3), or None for anything else."""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
