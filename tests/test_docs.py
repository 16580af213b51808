"""The documents keep up with the code: every verb and option they name exists, and every verb is named."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from nkscrape.cli import build_parser
from nkscrape.errors import ExitCode
from nkscrape.verbs import VERBS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "output" / "README.md"])


def verbs() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each verb."""
    return {verb: _parser_of(verb) for verb in VERBS}


def _parser_of(verb: str) -> argparse.ArgumentParser:
    actions = build_parser(verb)._actions
    (choices,) = (a.choices for a in actions if isinstance(a, argparse._SubParsersAction))
    parser: argparse.ArgumentParser = choices[verb]
    return parser


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Return the options of a verb, those of its own sub-verbs included."""
    own = {option for action in parser._actions for option in action.option_strings}
    subs = [a.choices.values() for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return own.union(*(options(sub) for choices in subs for sub in choices))


def commands(text: str) -> list[str]:
    """Return the nkscrape commands of a document: code spans and indented or fenced lines that begin with one."""
    spans = re.findall(r"`(?:\.venv/bin/)?nkscrape ([a-z][^`]*)`", text)
    return spans + re.findall(r"^ *(?:\.venv/bin/)?nkscrape ([a-z][^|>#\n]*)", text, re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_named_in_a_document_exist(document: Path) -> None:
    known = verbs()
    for command in commands(document.read_text(encoding="utf-8")):
        verb = command.split()[0]
        assert verb in known, f"{document.name}: nkscrape {command}"
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", command)) <= options(known[verb]), command


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| `nkscrape ([a-z]+)", readme, re.MULTILINE))
    assert table == set(verbs())


def test_every_verb_says_what_it_does() -> None:
    for verb, parser in verbs().items():
        assert parser.description, verb
        subs = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
        assert all(action.help for action in parser._actions if action not in subs), verb


def test_the_readme_explains_every_exit_code() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)} == set(map(int, ExitCode))


def test_every_option_of_crawl_is_documented() -> None:
    page = (ROOT / "docs" / "crawling.md").read_text(encoding="utf-8")
    assert {o for o in options(verbs()["crawl"]) if o.startswith("--")} - {"--help"} <= set(
        re.findall(r"--[a-z-]+", page)
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_index_names_every_document() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for document in (ROOT / "docs").glob("*.md"):
        assert document.name == "README.md" or f"({document.name})" in index, document.name


def test_every_dependency_is_explained() -> None:
    declared = re.findall(r'^    "([a-z-]+)[>=<]', (ROOT / "pyproject.toml").read_text().split("[project.opt")[0], re.M)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert declared
    for name in declared:
        assert re.search(rf"^\| {name} \|", readme, re.MULTILINE), name
