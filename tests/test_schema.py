"""The schema has one source, and what is written down about it is true."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from storing import bundle

from nkscrape.bundle import to_json
from nkscrape.cli import main
from nkscrape.items import RECORDS
from pipelines import arrow

ROOT = Path(__file__).parents[1]


def test_the_data_dictionary_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert (ROOT / "docs/schema.md").read_text(encoding="utf-8") == printed, "run `nkscrape schema > docs/schema.md`"


@pytest.mark.parametrize("table", [record.TABLE for record in RECORDS])
def test_every_column_is_described_and_every_key_is_required(table: str) -> None:
    schema = arrow.schema(table)
    assert all(field.metadata[b"description"] for field in schema)
    assert all(not schema.field(name).nullable for name in arrow.TABLES[table].KEY)


def test_types_are_what_readers_expect() -> None:
    types = {field.name: field.type for field in arrow.schema("articles")}
    assert types["published_date"] == pa.date32()
    assert types["published_at"] == pa.timestamp("us", tz="UTC")
    assert types["authors"] == pa.list_(pa.string())
    assert types["sources"] == pa.map_(pa.string(), pa.string())
    assert types["body_is_truncated"] == pa.bool_()


def test_rows_survive_arrow() -> None:
    rows = [arrow.row_from_json("comments", to_json(comment)) for comment in bundle(1, comments=(1, 2)).comments]
    assert arrow.to_rows(arrow.to_table("comments", rows)) == rows


@pytest.mark.parametrize(
    ("change", "error"),
    [({"comment_id": None}, ValueError), ({"text": 3}, TypeError), ({"published_date": "soon"}, ValueError)],
)
def test_what_a_table_cannot_hold_is_refused(change: dict[str, object], error: type[Exception]) -> None:
    data = {**to_json(bundle(1).comments[0]), **change}
    with pytest.raises(error):
        arrow.row_from_json("comments", data)


def test_a_number_beyond_any_counter_and_a_time_without_zone_become_null() -> None:
    data = {**to_json(bundle(1).comments[0]), "likes": 10**30, "published_at": "2014-04-18T10:00:00"}
    row = arrow.row_from_json("comments", data)
    assert (row["likes"], row["published_at"]) == (None, None)
