"""What every page's template may use without asking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The view's day, whether this is the demo, and the display the reader chose."""
    return {
        "asof": getattr(request, "asof", None),
        "demo": settings.DEMO,
        "text_size": request.COOKIES.get("co_chu", "a"),
        "contrast": request.COOKIES.get("tuong_phan", ""),
    }
