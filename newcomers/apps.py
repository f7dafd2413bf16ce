from django.apps import AppConfig


class NewcomersConfig(AppConfig):
    name = "newcomers"
    verbose_name = "Neu hier"

    def ready(self):
        import newcomers.signals  # noqa: F401
