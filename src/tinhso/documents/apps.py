"""Registers the part as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Texts, machine readings, people's reviews."""

    name = "tinhso.documents"
    verbose_name = "Văn bản"
