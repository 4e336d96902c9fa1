"""Building SVG as strings: what is not an element of ours is escaped, and no style attribute is written."""

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Attribute = str | float | bool | None


def tag(name: str, *children: str | SafeString, **attributes: Attribute) -> SafeString:
    """An element with its children; plain strings among them are text.

    `class_` becomes class, `stroke_width` stroke-width; attributes that are None are left out. Numbers are
    written with two decimals at most.
    """
    head = "".join(
        f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    return SafeString(f"<{name}{head}>{group(*children)}</{name}>")


def group(*children: str | SafeString) -> SafeString:
    """Elements and texts one after the other."""
    return SafeString("".join(map(conditional_escape, children)))


def percent(share: float) -> str:
    """A place across the width of the drawing, 0 at the left and 100 at the right."""
    return f"{_number(share)}%"


def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: Attribute) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(conditional_escape(value)) if isinstance(value, str) else _number(value or 0)


def _number(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.0f}"
