"""The page for translators and reviewers names screens and buttons as they are."""

import re

from tests.environment import PROJECT

PAGE = PROJECT / "docs" / "translators.md"
#: Names that Wagtail gives, in its German catalogue.
OF_WAGTAIL = {"Berichte", "Historie"}


def read_sources() -> str:
    paths = [path for room in ("translation", "facts") for ending in ("py", "html") for path in (PROJECT / room).rglob(f"*.{ending}")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_screen_and_button_exists():
    sources = re.sub(r"{%.*?%}", "", read_sources())
    names = {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", PAGE.read_text(encoding="utf-8"), re.DOTALL)}
    assert len(names) > 30
    assert sorted(name for name in names - OF_WAGTAIL if name not in sources) == []


def test_every_command_exists():
    commands = set(re.findall(r"`([a-z]+_[a-z]+)", PAGE.read_text(encoding="utf-8")))
    assert commands == {"export_translations", "import_translations", "report_translations"}
    folder = PROJECT / "translation" / "management" / "commands"
    assert all((folder / f"{name}.py").exists() for name in commands)
