"""Strings: the words for people in the source code, as `lupdate` should see them.

`lupdate` reads Python only roughly: it takes no plural from `translate("Context", "%n file(s)", "", n)`, puts the
strings of `window.tr` under the name of the variable, knows no short hands, and can run for ever on code that it does
not follow. So Python's own parser finds the strings, and `lupdate` gets a file that holds them and nothing else.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Text(NamedTuple):
    """One string in the source code."""

    context: str
    """The name of the class, or what `translate` was told."""
    source: str
    comment: str
    has_number: bool


class Finder(ast.NodeVisitor):
    """Finds the strings of one module, and calls whose strings cannot be found."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.mistakes: list[str] = []
        self._types: dict[str, str] = {}
        """Names of variables, and the classes that they are of: "self", and parameters by their annotations."""
        self._short: dict[str, str] = {}
        """Functions that only translate their parameter, and with which context."""

    def visit_Module(self, node: ast.Module) -> None:
        """Short hands first: they may be used before they are defined."""
        self._short = dict(filter(None, map(_short_hand, node.body)))
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Strings of `self.tr` belong to the class around it."""
        self._within({"self": node.name}, node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Strings of `window.tr` belong to the class that the parameter `window` is said to be of."""
        if node.name not in self._short:
            parameters = [*node.args.args, *node.args.kwonlyargs]
            known = {one.arg: one.annotation.id for one in parameters if isinstance(one.annotation, ast.Name)}
            self._within(known, node)

    def visit_Call(self, node: ast.Call) -> None:
        """Take the string of a call of `tr`, `translate`, or a short hand."""
        match node.func:
            case ast.Attribute(ast.Name(name), "tr"):
                self._take(node, self._types.get(name), node.args)
            case ast.Name("translate") | ast.Attribute(ast.Name("QCoreApplication"), "translate"):
                self._take(node, _literal(node.args[0]), node.args[1:])
            case ast.Name(name) if name in self._short:
                self._take(node, self._short[name], node.args)
        self.generic_visit(node)

    def _within(self, types: dict[str, str], node: ast.AST) -> None:
        outside, self._types = self._types, self._types | types
        self.generic_visit(node)
        self._types = outside

    def _take(self, node: ast.Call, context: str | None, arguments: list[ast.expr]) -> None:
        source = _literal(arguments[0])
        comment = _literal(arguments[1]) if len(arguments) > 1 else ""
        if context is None or source is None or comment is None:
            self.mistakes.append(f"line {node.lineno}: no literal string, or of an object of an unknown class")
        else:
            self.texts.append(Text(context, source, comment, has_number=len(arguments) > 2))


def found_in(module: Path) -> Finder:
    """What is in a module."""
    finder = Finder()
    finder.visit(ast.parse(module.read_text(encoding="utf-8")))
    return finder


def for_lupdate(texts: Iterable[Text]) -> str:
    """A Python file with nothing but these strings, each under its context."""
    return "\n".join(_lines(sorted(set(texts)))) + "\n"


def _lines(texts: Iterable[Text]) -> Iterator[str]:
    context = ""
    for text in texts:
        if text.context != context:
            context = text.context
            yield from ("", f"class {context}:", "    def strings(self, n):")
        words, comment = (json.dumps(part, ensure_ascii=False) for part in (text.source, text.comment))
        yield f"        self.tr({words}, {comment}, n)" if text.has_number else f"        self.tr({words}, {comment})"


def _short_hand(node: ast.stmt) -> tuple[str, str] | None:
    """The name and the context of a function whose only line translates its parameter."""
    match node:
        case ast.FunctionDef(
            name=name, body=[ast.Return(ast.Call(func, [ast.Constant(str(context)), ast.Name(), *_]))]
        ):
            return (name, context) if ast.unparse(func).endswith("translate") else None
    return None


def _literal(node: ast.expr) -> str | None:
    """The value of a literal string, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
