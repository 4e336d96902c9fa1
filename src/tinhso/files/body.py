"""Where the main text of a web page stands: what surrounds it is taken out, but never what holds most of the words."""

import re

from tinhso.files.markup import Node, child, name

_NEVER = {
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "map",
    "button", "select", "textarea", "input", "option", "datalist", "dialog", "head", "link", "meta",
}  # fmt: skip
_AROUND = {"nav", "header", "footer", "aside"}
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|topmenu|mainmenu|breadcrumbs?|sidebar|side-?bar|footer|comments?"
    r"|binh-?luan|related|lien-?quan|tin-?lien-?quan|tin-?khac|tin-?moi|tin-?cu|doc-?nhieu|xem-?nhieu|most-?read"
    r"|most-?view|share|social|adv|ads?|advert\w*|quang-?cao|banner|popup|modal|cookie|tags?|toolbar|login"
    r"|search|thong-?ke|counter|pagination|paging|skip-?link|widget|other-?news|newer|older|recommend\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.5  # of the words of a page: what holds them is its body, whatever it is called
_INSIDE = 0.9  # of the words that a part must hold to stand for the whole around it
_LINKS = 0.75  # of the letters of a list that lead elsewhere
_FEW = 3


def main_part(root: Node) -> Node:
    """The element that holds the main text, with what is no text of it taken out."""
    body = child(root, "body")
    body = root if body is None else body
    _without(body)
    weights = _weights(body)
    while True:
        inner = [
            one for one in body if name(one) and name(one) not in ("p", "table", "ul", "ol", "tr", "span")
        ]
        best = max(inner, key=lambda one: weights.get(one, 0), default=None)
        if best is None or weights.get(best, 0) < max(1, _INSIDE * weights.get(body, 0)):
            return body
        body = best


def _without(body: Node) -> None:
    for one in list(body.iter()):
        if name(one) in _NEVER or (name(one) and _is_hidden(one)):
            _drop(one)
    weights = _weights(body)
    whole = max(1, weights.get(body, 0))
    for one in list(body.iter()):
        if one is body or one.getparent() is None or weights.get(one, 0) > _MOST * whole:
            continue
        if _is_around(one) or _is_links(one, weights):
            _drop(one)


def _is_hidden(node: Node) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _is_around(node: Node) -> bool:
    kind = name(node)
    if kind in _AROUND:
        inside = any(name(up) in ("article", "main") for up in node.iterancestors())
        return not (kind in ("header", "footer") and inside)
    if kind in ("html", "body", "article", "main", "p", "td", "th", "tr", "tbody", "table", "span"):
        return False
    return bool(_NOISE.search(f"{node.get('id') or ''} {node.get('class') or ''}"))


def _is_links(node: Node, weights: dict[Node, int]) -> bool:
    """Whether a list is one of links to other pages."""
    if name(node) not in ("ul", "ol", "div", "section"):
        return False
    links = list(node.iter("a"))
    if len(links) < _FEW:
        return False
    leading = sum(len("".join(one.itertext()).strip()) for one in links)
    return leading > 0 and weights.get(node, 0) <= leading * (1 - _LINKS) / _LINKS


def _weights(body: Node) -> dict[Node, int]:
    """How many letters that are no link each element holds."""
    weights: dict[Node, int] = {}
    for one in reversed(list(body.iter())):
        own = len((one.text or "").strip()) if name(one) else 0
        inner = sum(weights.get(below, 0) + len((below.tail or "").strip()) for below in one)
        weights[one] = 0 if name(one) == "a" else own + inner
    return weights


def _drop(node: Node) -> None:
    """Take out an element; the words after it stay."""
    above = node.getparent()
    if above is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        above.text = (above.text or "") + node.tail
    above.remove(node)
