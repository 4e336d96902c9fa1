"""What the files of outlines draw, kept in the process: a file is named by what it holds, so nothing kept is stale."""

from functools import lru_cache

from tinhso.base import attachments
from tinhso.base.charts import Sheet
from tinhso.territory import cartography
from tinhso.territory.cartography import EDITION
from tinhso.territory.models import AreaOutline
from tinhso.territory.values import Tier


def sheet(outline: AreaOutline) -> Sheet:
    """The areas of an outline in their places; `Refused` where the file is gone, ValueError where it draws nothing."""
    return _sheet(outline.file, outline.tier == Tier.PROVINCE)


def name(outline: AreaOutline) -> str:
    """The name of the shared document of an outline; another one whenever what it draws changes."""
    return f"{outline.file}-{EDITION}"


def document(named: str) -> bytes | None:
    """The shared document of a name; None where no outline has it."""
    file, _, edition = named.partition("-")
    outline = AreaOutline.objects.filter(file=file).first() if edition == str(EDITION) else None
    if outline is None:
        return None
    return attachments.derived(
        file, f"duong-vien-{EDITION}.svg", lambda: cartography.document(sheet(outline))
    )


@lru_cache(maxsize=48)
def _sheet(file: str, is_country: bool) -> Sheet:
    shapes = cartography.shapes(attachments.read(file))
    return cartography.country(shapes) if is_country else cartography.province(shapes)
