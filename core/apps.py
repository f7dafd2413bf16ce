from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Grundlage"

    def ready(self):
        import core.checks
        import core.desk_time
        import core.signals
        import core.source_tree  # noqa: F401
