"""Registers the part as a Django app."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Targets and how they stand."""

    name = "tinhso.progress"
    verbose_name = "Tiến độ"

    def ready(self) -> None:
        """Passages of published targets are judged anew by two people."""
        from tinhso.documents import guarding  # noqa: PLC0415 (apps must be ready first)
        from tinhso.progress import queries  # noqa: PLC0415

        guarding.add(queries.holds)
