"""Hoàng Sa and Trường Sa: where they lie, to which province they belong, and how every map names them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Archipelago:
    """An archipelago of Vietnam; `box` is west, south, east, north in degrees and holds no part of the mainland."""

    key: str
    code: str
    province: str
    box: tuple[float, float, float, float]
    name: Promise
    belongs: Promise

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place of Vietnam belongs to the archipelago."""
        west, south, east, north = self.box
        return west < longitude < east and south < latitude < north


# Codes: the special zones of 1 July 2025 and the provinces they belong to, before that day and after it.
ARCHIPELAGOS = (
    Archipelago(
        "hoang-sa",
        "20333",
        "48",
        (110.5, 15.0, 113.5, 17.8),
        _("Quần đảo Hoàng Sa"),
        _("(thành phố Đà Nẵng)"),
    ),
    Archipelago(
        "truong-sa",
        "22736",
        "56",
        (109.4, 6.5, 118.2, 11.7),
        _("Quần đảo Trường Sa"),
        _("(tỉnh Khánh Hòa)"),
    ),
)


def of_place(longitude: float, latitude: float) -> Archipelago | None:
    """The archipelago that a place belongs to; None for the mainland and the islands near it."""
    return next((one for one in ARCHIPELAGOS if one.holds(longitude, latitude)), None)
