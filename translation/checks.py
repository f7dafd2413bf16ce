"""House rules of the translation desk."""

from django.core.checks import Error, register

from translation.machine import load_configuration


@register()
def check_engines(app_configs, **kwargs):
    """translation.E001: the words that choose engines of machine translation must make sense."""
    load_configuration.cache_clear()
    try:
        load_configuration()
    except ValueError as error:
        return [Error(str(error), hint="See docs/configuration.md, MACHINE_TRANSLATION.", id="translation.E001")]
    return []
