"""Why a file is refused. A refused file changes nothing; ``str()`` gives the reason in German, fit for the desk."""


class ExchangeError(Exception):
    """A file or a request that cannot be carried out."""


class FileTooLarge(ExchangeError):
    """The file is larger than any export of the site."""


class FileMalformed(ExchangeError):
    """The file is damaged, cut off, of another format, or not one of ours."""


class FileHostile(ExchangeError):
    """The file holds what no translation tool writes: declarations of entities, tags inside texts, reversed text."""


class LanguageWrong(ExchangeError):
    """The file is from or into another language, or the language has no segments to exchange."""


class UnitContradictory(ExchangeError):
    """The same German text at the same place comes with two different translations."""


class SourceAltered(ExchangeError):
    """The German text in the file is not the one that its digest stands for, so nobody knows what was translated."""


class TextTooLong(ExchangeError):
    """A translation does not fit into the field that it is for."""


class ScopeUnknown(ExchangeError):
    """There is no such page or topic."""
