"""Registers the part as a Django app."""

from django.apps import AppConfig


class IocConfig(AppConfig):
    """The room where all is seen together."""

    name = "tinhso.ioc"
    verbose_name = "Trung tâm điều hành"
