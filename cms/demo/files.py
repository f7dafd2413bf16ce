"""Content files: YAML whose every value knows its file and line, so that an error can say where."""

from pathlib import Path
from typing import Any

import yaml


class ContentError(Exception):
    """Broken content. ``str()`` is one line: file, line, what is wrong."""

    def __init__(self, path: Path, line: int | None, message: str):
        self.path, self.line = path, line
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {message}")


class Block(dict):
    """A mapping from a file, with the line that it begins on."""

    path: Path
    line: int

    def require(self, key: str, kind: type | tuple[type, ...] = object) -> Any:
        """Return a value that must be there and be of a kind. Raises ContentError otherwise."""
        if key not in self:
            raise self.error(f"“{key}” is missing")
        if not isinstance(self[key], kind):
            raise self.error(f"“{key}” is a {type(self[key]).__name__}, not what is expected here")
        return self[key]

    def error(self, message: str) -> ContentError:
        return ContentError(self.path, self.line, message)


class LineLoader(yaml.SafeLoader):
    """Safe YAML whose mappings are Blocks; a key that stands twice is an error."""

    content_path: Path

    def construct_block(self, node):
        block = Block()
        block.path, block.line = self.content_path, node.start_mark.line + 1
        yield block
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in block:
                raise ContentError(self.content_path, key_node.start_mark.line + 1, f"“{key}” stands twice")
            block[key] = self.construct_object(value_node, deep=True)


LineLoader.add_constructor("tag:yaml.org,2002:map", LineLoader.construct_block)


def read_file(path: Path, root: Path) -> Any:
    """Return the content of a file. Raises ContentError with the path relative to ``root``."""
    shown = path.relative_to(root.parent)
    loader = LineLoader(path.read_text(encoding="utf-8"))
    loader.content_path = shown
    try:
        content = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ContentError(shown, line, f"not readable as YAML: {error.problem}") from None
    finally:
        loader.dispose()
    if content is None:
        raise ContentError(shown, None, "the file is empty")
    return content


def read_folder(folder: Path, root: Path) -> dict[str, Block]:
    """Return the content of all files of a folder by their names without ending; nothing for a missing folder."""
    return {path.stem: read_file(path, root) for path in sorted(folder.glob("*.yaml"))}
