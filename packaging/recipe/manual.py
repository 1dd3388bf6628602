"""Manual: the page photolens(1), written from the parser of the command line, so that it never tells otherwise.

In the macros of man(7). What argparse-manpage makes repeats every option of every command, the common ones too.
"""

import argparse
import re
from collections.abc import Iterator, Mapping
from copy import copy

from photolens import __version__
from photolens.cli.parser import build_parser
from recipe.details import SUMMARY

_DESCRIPTION = """Photolens indexes folders of photos and finds photos by what they show: by a phrase, by another photo,
or by both. Without a command its window opens. Photos are only read, and everything happens on this computer: the
network is used only when asked for, to download a model, what CLIP needs, or the number of the newest version."""

_ENVIRONMENT = {
    "PHOTOLENS_LIBRARY": "The library's folder where --library names none.",
    "PHOTOLENS_MODELS": "The folder of downloaded and imported models, for all libraries.",
    "PHOTOLENS_ADDITIONS": "The folder of what was added to an installed app, as what CLIP needs.",
    "PHOTOLENS_RELEASE": "A file that names a mirror of the releases, in place of the one that came with the app.",
    "HF_ENDPOINT": "The address of a mirror of the hub of models.",
    "HF_TOKEN": "The token of an account there, for models that are not for everybody.",
    "HF_HUB_DOWNLOAD_TIMEOUT": "So many seconds a download waits for an answer (default 10).",
    "HF_HUB_OFFLINE": "1 forbids downloads of models.",
    "HTTPS_PROXY": "A proxy for downloads.",
}
_FILES = {
    "~/.local/share/photolens/": "The library, where nothing else is said. It stays when Photolens is removed.",
    "LIBRARY/catalogue.sqlite": "What is known of the photos; the other files can be made anew from it and the photos.",
    "LIBRARY/settings.toml": "The settings, to be edited by hand or in the app's preferences.",
    "LIBRARY/photolens.log": "What went wrong.",
    "LIBRARY/crash-reports/": "What is known of each time that the app ended unexpectedly. Nothing of it is sent.",
    "photolens-data/": "A folder of this name beside the AppImage, or beside the program of an unpacked app, makes it "
    "portable: everything is kept there.",
}
_STATUS = {
    "0": "Done.",
    "1": "Something that can be mended; one sentence on standard error says how.",
    "2": "Wrong usage.",
}
_SHARED = ("-h", "--json", "--library")
"""Options of so many commands that they are told of once."""
_WIDE = 10_000
"""Columns in which argparse breaks no line; man(1) does that."""
_JSON = "Most commands: print one JSON value on one line, for other programs."


def man_page() -> str:
    """The page, as text in roff."""
    parser = build_parser()
    name = parser.prog
    lines = [f'.TH {name.upper()} 1 "" "{name} {__version__}" "User Commands"']
    lines += [".SH NAME", _plain(f"{name} - {SUMMARY[0].lower()}{SUMMARY[1:]}")]
    lines += [".SH SYNOPSIS", f".B {name}", _dressed("[--library DIR] [COMMAND ...]")]
    lines += [".SH DESCRIPTION", _plain(" ".join(_DESCRIPTION.split()))]
    lines += [".SH OPTIONS", *_options(parser, but=()), ".TP", ".B \\-\\-json", _plain(_JSON)]
    lines += [".SH COMMANDS", *_commands(parser)]
    for title, told in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES), ("EXIT STATUS", _STATUS)):
        lines += [f'.SH "{title}"', *_terms(told)]
    lines += [".SH EXAMPLES", *_examples(parser)]
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Each command of a parser, those of a family after it."""
    for command, summary in _members(parser):
        _, own_name = command.prog.split(" ", 1)
        yield f'.SS "{_plain(own_name)}"'
        yield f".B {_plain(command.prog)}"
        yield _usage(command)
        yield ".PP"
        yield _plain(_sentence(summary))
        yield from _options(command, but=_SHARED)
        for paragraph in _epilog(command):
            if not paragraph.startswith("examples:"):
                yield ".PP"
                yield _plain(" ".join(paragraph.split()))
        yield from _commands(command)


def _members(parser: argparse.ArgumentParser) -> list[tuple[argparse.ArgumentParser, str]]:
    """The commands of a parser, each with its line of help."""
    for action in parser._actions:  # noqa: SLF001 (argparse has no other way to ask)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 (as above)
            summaries = {shown.dest: shown.help or "" for shown in action._get_subactions()}  # noqa: SLF001 (as above)
            return [(command, summaries[name]) for name, command in action.choices.items()]
    return []


def _options(parser: argparse.ArgumentParser, *, but: tuple[str, ...]) -> Iterator[str]:
    """Arguments and options with what they mean, save those that are told of elsewhere and have nothing to say."""
    for action in parser._actions:  # noqa: SLF001 (as above)
        is_family = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 (as above)
        if is_family or not action.help or {*action.option_strings} & {*but}:
            continue
        yield ".TP"
        yield _heading(action)
        yield _plain(_sentence(action.help % (vars(action) | {"prog": parser.prog})))


def _heading(action: argparse.Action) -> str:
    """An option with its value, as argparse words it: options bold, values in italics."""
    formatter = argparse.HelpFormatter("", width=_WIDE)
    bare = copy(action)
    bare.help = None
    formatter.add_argument(bare)
    return _dressed(formatter.format_help().strip())


def _usage(parser: argparse.ArgumentParser) -> str:
    """How a command is called, without its own words and without what every command takes."""
    formatter = argparse.HelpFormatter("", width=_WIDE)
    formatter.add_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups, "")  # noqa: SLF001 (as above)
    words = re.sub(r"\[(-h|--json|--library DIR|--version)\] ?", "", formatter.format_help().strip())
    return _dressed(words) if words else ".br"


def _epilog(parser: argparse.ArgumentParser) -> list[str]:
    """The paragraphs under a command's help."""
    return re.split(r"\n\n+", (parser.epilog or "").strip()) if parser.epilog else []


def _examples(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Those of the whole and of each family, as they are written."""
    for each in (parser, *(command for command, _ in _members(parser))):
        for paragraph in _epilog(each):
            if paragraph.startswith("examples:"):
                for line in paragraph.splitlines()[1:]:
                    command, _, comment = line.strip().partition("  ")
                    yield from (".TP", f".B {_plain(command)}", _plain(_sentence(comment)) if comment else "\\&")


def _terms(told: Mapping[str, str]) -> Iterator[str]:
    for term, meaning in told.items():
        yield from (".TP", f".B {_plain(term)}", _plain(meaning))


def _dressed(words: str) -> str:
    """Options bold and values in italics."""
    dressed = re.sub(r"(?<![\w.])(-{1,2}[a-z][a-z-]*)|([A-Z][A-Z,.]+|\b[A-Z]\b|\b[a-z]{3,}\b)", _font, words)
    return _plain(dressed).replace("\0", "\\f")


def _font(found: re.Match[str]) -> str:
    return f"\0B{found[1]}\0R" if found[1] else f"\0I{found[2]}\0R"


def _sentence(text: str) -> str:
    """A line of help as a sentence."""
    whole = " ".join(text.split())
    first = whole[:1] if whole.startswith("open_clip") else whole[:1].upper()  # which spells itself so
    return f"{first}{whole[1:]}" + ("" if whole.endswith((".", "?")) else ".")


def _plain(text: str) -> str:
    """Text in which roff sees no orders."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("~", "\\(ti")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
