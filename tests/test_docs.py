"""The documents keep up with the code: every verb and option they name exists, and every verb is named."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from nkscrape.cli import build_parser
from nkscrape.errors import ExitCode

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "output" / "README.md"])


def verbs() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each verb."""
    actions = build_parser()._actions
    (choices,) = (a.choices for a in actions if isinstance(a, argparse._SubParsersAction))
    return dict(choices)


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_named_in_a_document_exist(document: Path) -> None:
    known = verbs()
    for line in document.read_text(encoding="utf-8").splitlines():
        for command in re.findall(r"(?:^|[\s`/(])nkscrape ([a-z][^`|>\"#]*)", line):
            verb = command.split()[0]
            if verb in known:
                named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", command))
                assert named <= options(known[verb]), f"{document.name}: {command}"
            else:
                assert not re.search(rf"`[^`]*nkscrape {verb}", line), (
                    f"{document.name}: nkscrape {verb} does not exist"
                )


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| `nkscrape ([a-z]+)", readme, re.MULTILINE))
    assert table == set(verbs())


def test_every_verb_says_what_it_does() -> None:
    for verb, parser in verbs().items():
        assert parser.description, verb
        assert all(action.help for action in parser._actions), verb


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


def test_every_dependency_is_explained() -> None:
    declared = re.findall(r'^    "([a-z-]+)[>=<]', (ROOT / "pyproject.toml").read_text().split("[project.opt")[0], re.M)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert declared
    for name in declared:
        assert re.search(rf"^\| {name} \|", readme, re.MULTILINE), name
