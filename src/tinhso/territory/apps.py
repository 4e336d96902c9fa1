"""Registers the part as a Django app."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    """Areas through time."""

    name = "tinhso.territory"
    verbose_name = "Địa bàn"
