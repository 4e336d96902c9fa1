"""Questions about the catalogue."""

from django.db.models import QuerySet

from tinhso.core.vi import fold
from tinhso.indicators.models import Indicator


def indicators(*, search: str = "") -> QuerySet[Indicator]:
    """The catalogue in order of codes; `search` needs no marks, every word must occur."""
    found = Indicator.objects.all()
    for word in fold(search).split():
        found = found.filter(search_key__contains=word)
    return found
