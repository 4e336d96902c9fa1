"""Registers the part as a Django app."""

from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    """The ledger."""

    name = "tinhso.observations"
    verbose_name = "Số liệu"
