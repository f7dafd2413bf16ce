"""What the code reads from the environment, .env.example and docs/configuration.md name the same variables and defaults."""

import ast
import re
from pathlib import Path

from tests.environment import PROJECT, read_names


def find_readings() -> dict[str, str | None]:
    """Return every variable read through cms.env with its default, as far as that stands in the call."""
    found: dict[str, str | None] = {}
    for path in Path(PROJECT / "cms").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(r"env\.read_\w+", ast.unparse(node.func)):
                name, *rest = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
                found[name] = rest[0] if rest and rest[0] is not None else found.get(name)
    return found


def read_example() -> dict[str, str]:
    text = (PROJECT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


def read_table() -> dict[str, str]:
    text = (PROJECT / "docs" / "configuration.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", text, re.MULTILINE))


def test_all_three_name_the_same_variables():
    assert set(find_readings()) == set(read_names()) == set(read_table())


def test_example_and_table_tell_the_defaults_of_the_code():
    example, table = read_example(), read_table()
    for name, default in find_readings().items():
        if default is not None:
            word = str(default).lower() if isinstance(default, bool) else str(default)
            assert example[name] == word, name
            assert table[name] == f"`{word}`", name


def test_environment_is_read_by_one_module_only():
    rooms = ("cms", "home", "news", "strategy", "newcomers", "core", "facts", "search", "translation")
    reading = re.compile(r"os\.getenv|environ\[|environ\.get|from os import .*environ")
    found = {path.name for room in rooms for path in (PROJECT / room).rglob("*.py") if reading.search(path.read_text(encoding="utf-8"))}
    assert found == {"env.py"}
