"""How a dataset keeps comment authors: by name, or by pseudonyms under one key. Never both, whatever a crawl is asked.

The dataset remembers it in a file of its own, put there before the first record, and in the arguments of its runs, so
that neither a killed run nor a lost working folder can make it forget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nkscrape.errors import UserError
from pipelines import journal
from pipelines.dataset import Dataset
from pipelines.pseudonyms import KEY_NAME

BY_NAME = "names"
BY_SOME_KEY = "pseudonyms"
"""As pseudonyms of which no fingerprint is known: versions before 2 kept none."""
ARGUMENT = "pseudonym_key"
"""Among the arguments of a run: the fingerprint of its key (`pseudonyms.fingerprint`)."""
MARK = ".nkscrape/comment-authors"
_VALID = re.compile(rf"{BY_NAME}|{BY_SOME_KEY}|[0-9a-f]{{16}}")


def claim(dataset: Dataset, wanted: str, who: str = "") -> None:
    """Make sure that the dataset keeps comment authors as `wanted`: BY_NAME or a key's fingerprint, and remembers it.

    Raises UserError where it keeps them otherwise; `who` wants it, where that is not the crawl.
    """
    kept = _mark(dataset) or _told_by_runs(dataset)
    if kept == BY_SOME_KEY and wanted != BY_NAME:
        dataset.store.put(MARK, wanted)
    elif kept and kept != wanted and not (wanted == BY_SOME_KEY and kept != BY_NAME):
        raise UserError(who + _objection(dataset.name, kept, wanted))
    elif (first := dataset.store.put_first(MARK, kept or wanted)) != (kept or wanted):
        raise UserError(who + _objection(dataset.name, first, wanted))


def kept_by(arguments: Mapping[str, str]) -> str:
    """Return how a run with these arguments keeps comment authors."""
    return arguments.get(ARGUMENT) or (BY_SOME_KEY if arguments.get("pseudonymise") == "yes" else BY_NAME)


def claim_for(dataset: Dataset, path: Path) -> None:
    """Make sure that what a journal holds may go into the dataset; UserError where it may not."""
    if (arguments := _arguments_of(path)) is not None:
        hint = "move it away, then run `nkscrape recover --rebuild-state`, which lets its pages be fetched again; "
        claim(dataset, kept_by(arguments), f"the journal {path} cannot be merged: {hint}")


def _objection(name: str, kept: str, wanted: str) -> str:
    if kept == BY_NAME:
        return f"the dataset {name} keeps comment authors by name, and stored rows would go on to: start another one"
    if wanted == BY_NAME:
        return (
            f"the dataset {name} keeps comment authors as pseudonyms: crawl with --pseudonymise and its key in "
            f"{KEY_NAME}, or into another dataset"
        )
    return f"the dataset {name} is pseudonymised under another key than the one in {KEY_NAME}: give that one"


def _mark(dataset: Dataset) -> str | None:
    """Return what the dataset's own file says; None where there is none."""
    text = dataset.store.get(MARK)
    if text is not None and not _VALID.fullmatch(text):
        raise UserError(f"{dataset.store.uri(MARK)} is damaged: remove it, and the table runs tells what it said")
    return text


def _told_by_runs(dataset: Dataset) -> str | None:
    """Return what the runs tell, those in journals too; None for an empty dataset."""
    told = {kept_by(arguments) for site in dataset.sites() for arguments in _arguments(dataset, site)}
    keys = sorted(told - {BY_NAME, BY_SOME_KEY})
    if keys or BY_SOME_KEY in told:
        return keys[0] if keys else BY_SOME_KEY
    return BY_NAME if told or dataset.partitions("comments") else None


def _arguments(dataset: Dataset, site: str) -> Iterator[Mapping[str, str]]:
    """Yield the arguments of a site's runs."""
    for row in dataset.rows("runs", site, ["arguments"]):
        yield row["arguments"]
    for path in dataset.journals(site):
        if (arguments := _arguments_of(path)) is not None:
            yield arguments


def _arguments_of(path: Path) -> Mapping[str, str] | None:
    """Return the arguments of a journal's run, which stand in its first line; None where that cannot be read."""
    data: Any = next((journal.parse(raw) for _, raw in journal.lines(path)), None)
    run = (data or {}).get("run")
    arguments = run.get("arguments", {}) if isinstance(run, dict) else None
    return arguments if isinstance(arguments, dict) else None
