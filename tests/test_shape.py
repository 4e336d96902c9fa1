"""The shape of the code: lengths, docstrings, names, keys that point down, words of the glossary."""

import ast
import importlib
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "tinhso"
CODE = sorted(path for path in SRC.rglob("*.py") if path.parent.name != "migrations")
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(SRC.rglob("*.html"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in CODE}
GLOSSARY = tomllib.loads((SRC / "glossary.toml").read_text("utf-8"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path.relative_to(SRC)}:{node.name}", node


def length(node: Function) -> int:
    """Lines of a function from `def` to its end, its docstring left out."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return lines
    said = node.body[0]
    return lines - ((said.end_lineno or said.lineno) - said.lineno + 1)


def identifiers(tree: ast.Module) -> Iterator[str]:
    """Every name that the code gives."""
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words(identifier: str) -> str:
    """`chiTieu2`, `_ChiTieu` and `CHI_TIEU` as `_chi_tieu_`."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)
    return f"_{'_'.join(parts).lower()}_"


def rank_of_parts() -> dict[str, int]:
    """Each part with its height, from the contract that holds the order of imports."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        part: height for height, layer in enumerate(reversed(layers)) for part in re.findall(r"\w+", layer)
    }


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("tinhso.")]


def test_a_function_fits_one_screen() -> None:
    assert {name: length(node) for name, node in functions() if length(node) > 40} == {}


def test_most_functions_are_short() -> None:
    assert statistics.median(length(node) for _, node in functions()) <= 7


def test_a_file_is_at_most_400_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in [*CODE, *TESTS]
    }
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in [*CODE, *TESTS]
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_only_names_of_the_framework_begin_with_get() -> None:
    ours = []
    for path, tree in TREES.items():
        module = ".".join(("tinhso", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")
        classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        methods = {id(method): name for name, node in classes.items() for method in node.body}
        for node in ast.walk(tree):
            if isinstance(node, Function) and node.name.startswith("get_"):
                owner = methods.get(id(node))
                bases = getattr(importlib.import_module(module), owner).__bases__ if owner else ()
                if not any(hasattr(base, node.name) for base in bases):
                    ours.append(f"{module}.{node.name}")
    assert ours == []


def test_identifiers_are_written_in_ascii() -> None:
    assert {name for tree in TREES.values() for name in identifiers(tree) if not name.isascii()} == set()


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "services", "common", "misc"}
    assert [path for path in CODE if path.stem in drawers] == []


def test_no_word_to_avoid_is_an_identifier() -> None:
    avoided = {words(word) for entry in GLOSSARY.values() for word in entry["avoid"]}
    assert avoided
    used = {
        f"{path.relative_to(SRC)}: {name}"
        for path, tree in TREES.items()
        for name in identifiers(tree)
        if any(word in words(name) for word in avoided)
    }
    assert used == set()


def test_every_table_is_named_by_a_word_of_the_glossary() -> None:
    known = {word.strip() for entry in GLOSSARY.values() for word in entry["vi"].split(",")}
    names = {str(model._meta.verbose_name) for model in our_models()}
    assert names - known == set()


def test_every_word_of_the_glossary_belongs_to_a_part_that_stands() -> None:
    parts = {entry["part"] for entry in GLOSSARY.values()}
    assert {part for part in parts if not (SRC / part.replace(".", "/")).is_dir()} == set()
    assert {word for word, entry in GLOSSARY.items() if not (entry["en"] and entry["means"])} == set()


def test_keys_between_parts_point_down_and_leave_no_name_behind() -> None:
    rank = rank_of_parts()
    wrong = []
    for model in our_models():
        for field in model._meta.get_fields():
            target = field.related_model
            if (
                not isinstance(field, models.ForeignKey | models.ManyToManyField)
                or target not in our_models()
            ):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            between = here != there
            if between and (rank[there] >= rank[here] or field.remote_field.related_name != "+"):
                wrong.append(str(field))
    assert wrong == []


def test_keys_between_parts_are_strings() -> None:
    wrong = []
    for path, tree in TREES.items():
        own = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("ForeignKey", "OneToOneField")
            ):
                target = node.args[0]
                if isinstance(target, ast.Name) and target.id not in own:
                    wrong.append(f"{path.relative_to(SRC)}:{node.lineno} {target.id}")
    assert wrong == []


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\sstyle\s*=",
        r"<style",
        r"<script(?![^>]*\ssrc=)",
        r"\son[a-z]+\s*=\s*[\"']",
        r"javascript:",
        r"https?://(?!www\.w3\.org/)",
    ],
)
def test_templates_hold_no_inline_style_script_or_foreign_address(forbidden: str) -> None:
    assert [path.name for path in TEMPLATES if re.search(forbidden, path.read_text("utf-8"), re.I)] == []


def test_markup_made_in_code_holds_no_inline_style() -> None:
    assert [str(path) for path in CODE if re.search(r"\sstyle=[\"'\\]", path.read_text("utf-8"))] == []


def test_no_file_names_a_package_registry() -> None:
    hosts = [".".join(host) for host in (("pypi", "org"), ("files", "pythonhosted"), ("registry", "npmjs"))]
    places = [
        ROOT / "src",
        ROOT / "tests",
        ROOT / "requirements",
        ROOT / "docs",
        ROOT / ".ci",
        ROOT / "examples",
    ]
    files = [
        path
        for place in places
        for path in place.rglob("*")
        if path.is_file() and "__pycache__" not in str(path)
    ]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in files}
    assert [str(path) for path, text in texts.items() if any(host in text for host in hosts)] == []
