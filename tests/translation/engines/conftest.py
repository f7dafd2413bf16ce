"""A server of our own for each test, and engines that talk to it without ever sleeping."""

import threading

import pytest

from tests.translation.engines.server import EngineServer
from translation.engines import EngineAnswerInvalid, build_engine, parse_configuration
from translation.engines.transport import Limits

DEEPL_KEY = "deepl-key-0123:fx"
LIBRETRANSLATE_KEY = "libre-key-4567"
NAMES = ("Landkreis Oder-Spree", "Oder-Spree", "Anna Müller")


@pytest.fixture
def server():
    with EngineServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def waits():
    """The waits that were asked for, in seconds. Nothing really waits."""
    return []


@pytest.fixture
def limits(waits):
    return Limits(connect_seconds=1, read_seconds=0.2, total_seconds=0.5, sleep=waits.append, draw=lambda: 1.0)


@pytest.fixture
def configure(server):
    """Parse a configuration whose two engines are the server of the test."""

    def parse(pairs="en=deepl,ar=deepl,tr=deepl,ku=deepl,fa=libretranslate", **values):
        return parse_configuration(
            pairs,
            languages=["en", "tr", "ar", "uk", "ru", "pl", "ro", "fa", "bg", "ku"],
            **{
                "deepl_url": server.url,
                "deepl_key": DEEPL_KEY,
                "libretranslate_url": f"{server.url}/",
                "libretranslate_key": LIBRETRANSLATE_KEY,
                **values,
            },
        )

    return parse


@pytest.fixture
def build(configure, limits):
    return lambda code, **values: build_engine(configure(**values), code, NAMES, limits)


@pytest.fixture
def deepl(build):
    return build("ar")


@pytest.fixture
def libretranslate(build):
    return build("fa")


@pytest.fixture
def raises_invalid():
    """Assert that an answer is refused as a whole, and why."""

    def check(engine, reason, code="ar"):
        with pytest.raises(EngineAnswerInvalid) as caught:
            engine.translate(["Hallo"], code)
        assert caught.value.reason == reason
        assert str(caught.value) == f"{engine.label} hat eine unbrauchbare Antwort geschickt: {reason}"

    return check


@pytest.fixture(params=[("deepl", "ar"), ("libretranslate", "fa")], ids=["deepl", "libretranslate"])
def translate(request):
    """Translate with either engine; ``label`` is its name for the desk."""
    name, code = request.param
    engine = request.getfixturevalue(name)

    def run(*texts):
        return engine.translate(texts or ["Hallo"], code)

    run.label = engine.label
    return run
