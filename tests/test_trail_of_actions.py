"""Every public function that somebody does something with (`by`) leaves an entry in the trail, or says why not."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SRC = Path(__file__).resolve().parent.parent / "src"
# What takes `by` and leaves nothing, each with its reason.
SILENT = {
    "tinhso.documents.duty_acts.last_decision": "asks only",
    "tinhso.documents.regrouping.last_decision": "asks only",
    "tinhso.ioc.views.deciding.decide": "hands a form to the action of a table, which leaves its own",
    "tinhso.ioc.views.duty_deciding.decide": "hands a form to the action of a table, which leaves its own",
}
_LEAVING = {"tinhso.base.trail.leave", "tinhso.base.trail.looked"}


@dataclass
class Module:
    """What a module names: its functions, and whatever it imported from us."""

    name: str
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)


def modules() -> dict[str, Module]:
    found = {}
    for path in sorted((SRC / "tinhso").rglob("*.py")):
        if "migrations" not in path.parts:
            name = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
            found[name] = read(name, ast.parse(path.read_text("utf-8")))
    return found


def read(name: str, tree: ast.Module) -> Module:
    module = Module(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tinhso"):
            for alias in node.names:
                module.known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            module.functions[node.name] = node
            module.known[node.name] = f"{name}.{node.name}"
    return module


def called(node: ast.AST, module: Module) -> Iterator[str]:
    """The full names of our functions that are called, or handed on, in a function."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id in module.known:
            yield module.known[inner.id]
        elif isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            yield f"{module.known.get(inner.value.id, '')}.{inner.attr}"


def leaving(found: dict[str, Module]) -> set[str]:
    """The functions that leave an entry themselves or by a function that they call."""
    calls = {
        f"{module.name}.{name}": set(called(node, module))
        for module in found.values()
        for name, node in module.functions.items()
    }
    leaves = set(_LEAVING)
    while more := {name for name, called_there in calls.items() if called_there & leaves} - leaves:
        leaves |= more
    return leaves


def acting(found: dict[str, Module]) -> set[str]:
    """The public functions that take `by`."""
    return {
        f"{module.name}.{name}"
        for module in found.values()
        for name, node in module.functions.items()
        if not name.startswith("_") and any(map(is_who, (*node.args.args, *node.args.kwonlyargs)))
    }


def is_who(arg: ast.arg) -> bool:
    """Whether an argument is whoever acts: `by` of any type but a function to sort or sum by."""
    return arg.arg == "by" and not (arg.annotation and ast.unparse(arg.annotation).startswith("Callable"))


def test_whatever_somebody_does_leaves_an_entry_or_says_why_not() -> None:
    found = modules()
    doing = {name for name in acting(found) if not name.startswith(("tinhso.core.", "tinhso.base.trail."))}
    assert len(doing) > 20
    assert doing - leaving(found) == set(SILENT)


def test_a_function_that_leaves_nothing_is_noticed() -> None:
    source = (
        "from tinhso.base import trail\n"
        "def silent(*, by):\n    return by\n"
        "def told(*, by):\n    _tell(by)\n"
        "def _tell(by):\n    trail.leave(by=by)\n"
        "def look(who):\n    return who\n"
    )
    found = {"tinhso.some": read("tinhso.some", ast.parse(source))}
    assert acting(found) - leaving(found) == {"tinhso.some.silent"}


def verbs_left(found: dict[str, Module]) -> set[str]:
    """The verbs that are written out where an entry is left."""
    calls = (
        call
        for module in found.values()
        for node in module.functions.values()
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "trail.leave"
    )
    words = (word.value for call in calls for word in call.keywords if word.arg == "verb")
    return {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}
