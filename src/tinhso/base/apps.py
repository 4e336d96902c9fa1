"""Registers the ground as a Django app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """User, trail and page shell."""

    name = "tinhso.base"
    verbose_name = "Nền tảng"
