from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = "Übersetzung"

    def ready(self):
        import translation.checks
        import translation.freshness  # noqa: F401
