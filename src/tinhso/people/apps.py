"""Registers the part as a Django app, and its roles in areas with the rules of access."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who does what where."""

    name = "tinhso.people"
    verbose_name = "Con người"

    def ready(self) -> None:
        """Roles that hold in areas are roles to the rules of access."""
        from tinhso.base import access  # noqa: PLC0415 (apps must be ready first)
        from tinhso.people import queries  # noqa: PLC0415

        access.add(queries.roles_in_areas)
