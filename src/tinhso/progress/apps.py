"""Registers the part as a Django app."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Targets and how they stand."""

    name = "tinhso.progress"
    verbose_name = "Tiến độ"
