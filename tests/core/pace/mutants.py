"""Copies of the judging code in which one comparison is turned round."""

import ast
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import tinhso.core.pace as package
from tinhso.core.pace import Assessment

# In the order in which they import each other, so that each copy sees the copies below it.
MODULES = ("measure", "judge", "assessing")
_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def comparisons() -> Iterator[tuple[str, int, str]]:
    """Module, number and text of each comparison."""
    for name in MODULES:
        for number, node in enumerate(_comparisons(_tree(name))):
            yield name, number, f"{name}:{node.lineno}:{ast.unparse(node)}"


@contextmanager
def flipped(module: str, number: int | None) -> Iterator[Callable[..., Assessment]]:
    """`assess` as it would be with that comparison turned round; None: with none."""
    before = {name: importlib.import_module(_full(name)) for name in MODULES}
    try:
        for name in MODULES:
            tree = _tree(name)
            if name == module and number is not None:
                node = _comparisons(tree)[number]
                node.ops = [_FLIPPED[type(node.ops[0])](), *node.ops[1:]]
            _install(name, _run(name, tree))
        yield sys.modules[_full("assessing")].assess
    finally:
        for name, original in before.items():
            _install(name, original)


def _comparisons(tree: ast.AST) -> list[ast.Compare]:
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.Compare) and type(node.ops[0]) in _FLIPPED
    ]


def _tree(name: str) -> ast.Module:
    return ast.parse((Path(package.__file__).parent / f"{name}.py").read_text(encoding="utf-8"))


def _run(name: str, tree: ast.Module) -> ModuleType:
    copy = ModuleType(_full(name))
    sys.modules[copy.__name__] = copy  # dataclasses look their module up while they are made
    exec(compile(tree, copy.__name__, "exec"), copy.__dict__)
    return copy


def _install(name: str, module: ModuleType) -> None:
    sys.modules[_full(name)] = module
    setattr(package, name, module)


def _full(name: str) -> str:
    return f"{package.__name__}.{name}"
