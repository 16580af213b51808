"""The dataset through PySpark (extra `test-spark`, and Java): the same rows and types as through pyarrow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from storing import SITE, bundle, store

sql = pytest.importorskip("pyspark.sql", reason="needs PySpark: pip install -e '.[test-spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    yield session
    session.stop()


def test_spark_gives_the_same_rows_and_types(spark: Any, tmp_path: Path) -> None:
    dataset = store(tmp_path, [bundle(1, tags=["a"]), bundle(2, day=date(2014, 5, 2)), bundle(3, day=None)])
    frame = spark.read.parquet(str(tmp_path / "articles"))
    types = dict(frame.dtypes)
    assert (types["site"], types["month"], types["published_date"]) == ("string", "string", "date")
    assert (types["fetched_at"], types["tags"]) == ("timestamp", "array<string>")
    assert types["sources"] == "map<string,string>"
    found = {row["article_id"]: (row["site"], row["month"], row["title"], row["tags"]) for row in frame.collect()}
    assert found == {
        row["article_id"]: (SITE, row["month"], row["title"], row["tags"])
        for row in dataset.read("articles").to_pylist()
    }
