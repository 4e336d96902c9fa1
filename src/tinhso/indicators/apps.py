"""Registers the part as a Django app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """What is measured."""

    name = "tinhso.indicators"
    verbose_name = "Chỉ số"
