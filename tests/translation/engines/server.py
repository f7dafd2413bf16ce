"""A server on this machine that speaks the protocols of DeepL and LibreTranslate, and fails as it is told.

It "translates" by writing everything outside tags in capitals.
"""

import json
import re
import threading
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DEEPL_LANGUAGES = [{"language": code, "name": code} for code in ("AR", "EN-GB", "EN-US", "TR")]
LIBRETRANSLATE_LANGUAGES = [{"code": "en", "targets": ["de"]}, {"code": "de", "targets": ["ar", "de", "fa", "sv"]}]


@dataclass(frozen=True)
class Reply:
    """What the server does instead of answering as it should. ``change`` rewrites each translated text."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None
    change: Any = None
    waits: bool = False
    drops: bool = False
    drips: bool = False
    announced_length: int | None = None


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> dict[str, Any]:
        return json.loads(self.content)


class EngineServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: list[Received] = []
        self.replies: deque[Reply] = deque()
        self.always: Reply | None = None
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: EngineServer

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def answer(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        received = Received(self.command, self.path, dict(self.headers.items()), content)
        self.server.received.append(received)
        reply = self.server.always or (self.server.replies.popleft() if self.server.replies else Reply())
        if reply.waits:
            self.server.closing.wait(5)
        if reply.drops or reply.waits:
            self.close_connection = True
            return
        out = reply.content
        if out is None:
            out = json.dumps(self.translate(received, reply.change)).encode() if reply.status == 200 else b'{"message":"no"}'
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(out) if reply.announced_length is None else reply.announced_length))
        self.end_headers()
        if reply.drips:
            for byte in out:
                if self.server.closing.wait(0.02):
                    return
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:
                    self.close_connection = True
                    return
            return
        self.wfile.write(out)
        self.close_connection = reply.announced_length is not None

    def translate(self, received: Received, change: Any) -> Any:
        """Return the answer of a well-behaved engine."""
        match received.path:
            case "/v2/translate":
                texts = [shout(text) for text in received.body["text"]]
                texts = [change(text) for text in texts] if change else texts
                return {"translations": [{"detected_source_language": "DE", "text": text} for text in texts]}
            case "/translate":
                # As the original: white space collapses, and what comes back is decoded.
                texts = [unescape(shout(" ".join(text.split()))) for text in received.body["q"]]
                return {"translatedText": [change(text) for text in texts] if change else texts}
            case "/v2/usage":
                return {"character_count": 180_118, "character_limit": 500_000}
            case "/v2/languages?type=target":
                return DEEPL_LANGUAGES
            case _:
                return LIBRETRANSLATE_LANGUAGES

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests read the log."""


def shout(text: str) -> str:
    parts = re.split(r'(<span[^>]*translate="no">.*?</span>|<[^>]*>|&\w+;)', text)
    return "".join(part if number % 2 else part.upper() for number, part in enumerate(parts))
