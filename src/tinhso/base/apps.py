"""Registers the ground as a Django app, and has sign-ins told to the trail."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """User, trail and page shell."""

    name = "tinhso.base"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        """What happens at sign-in stands in the trail."""
        from tinhso.base import sign_ins  # noqa: PLC0415 (apps must be ready first)

        sign_ins.listen()
