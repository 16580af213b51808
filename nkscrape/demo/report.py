"""What the demo tells its user after a crawl: the traffic, what is stored, and queries to paste."""

from __future__ import annotations

import importlib.util
import shlex
import sys
import tempfile
from pathlib import Path

import pyarrow.compute as pc

from nkscrape.demo.content import HOST, gazette
from nkscrape.demo.server import DemoServer
from pipelines.dataset import Dataset

TABLES = ("articles", "authors", "teasers", "comments", "pages", "runs")
_MEANING = {200: "sent", 304: "not changed", 301: "moved", 302: "moved", 404: "not there", 503: "busy, try again"}

PANDAS = """\
import pandas as pd
articles = pd.read_parquet("{root}/articles").set_index("article_id")
comments = pd.read_parquet("{root}/comments")
talk = comments.groupby("article_id").agg(comments=("depth", "size"), deepest=("depth", "max"))
print(talk.join(articles[["published_date", "title"]]).nlargest(5, "comments").to_string(index=False))"""

DUCKDB = """\
import duckdb
print(duckdb.sql('''
    select month, count(*) as articles, sum(word_count) as words, count(*) filter (access = 'metered') as metered
    from read_parquet('{root}/articles/**/*.parquet', hive_partitioning = true)
    group by month order by month'''))"""


def traffic(server: DemoServer) -> str:
    """Return what the crawl asked for, as the server counted it."""
    stories = {story.path for story in gazette().stories}
    answers = [f"{count} {_MEANING.get(status, status)}" for status, count in sorted(server.statuses.items())]
    unchanged = sum(status == 304 and path in stories for path, status in server.hits)
    left = len(stories - set(server.requests))
    return (
        f"Requests: {len(server.hits)} ({', '.join(answers)})\n"
        f"Articles: {server.articles_sent} fetched, {unchanged} asked for and not changed (304), "
        f"{left} not asked for"
    )


def stored(root: Path) -> str:
    """Return a line per table: its rows and the months they lie in."""
    dataset = Dataset.existing(root)
    lines = [f"Stored in {root}:"]
    for table in TABLES:
        rows = dataset.read(table, HOST)
        months = sorted(pc.unique(rows["month"]).to_pylist())
        span = f"{len(months)} months, {months[0]} to {months[-1]}" if len(months) > 1 else "".join(months)
        lines.append(f"  {table:<9}{rows.num_rows:>5} rows  {span}")
    return "\n".join(lines)


def queries(root: Path) -> dict[str, str]:
    """Return commands to paste into a shell, by what they use."""
    python = shlex.quote(_short(sys.executable))
    nkscrape = shlex.quote(_short(str(Path(sys.executable).with_name("nkscrape"))))
    where, csv = shlex.quote(str(root)), shlex.quote(str(Path(tempfile.gettempdir()) / "comments.csv"))
    return {
        "pandas": f"{python} - <<'END'\n{PANDAS.format(root=root)}\nEND",
        "DuckDB": f"{python} - <<'END'\n{DUCKDB.format(root=root)}\nEND",
        "shell": f"{nkscrape} export --dataset {where} --table comments {csv} && head -n 3 {csv}",
    }


def queries_text(root: Path) -> str:
    """Return the queries with what has to be installed for them first."""
    missing = [name for name in ("pandas", "duckdb") if importlib.util.find_spec(name) is None]
    install = f"\n# once: {shlex.quote(_short(sys.executable))} -m pip install {' '.join(missing)}" if missing else ""
    entries = "\n\n".join(f"# {name}\n{command}" for name, command in queries(root).items())
    return f"Try, from here:{install}\n\n{entries}"


def _short(path: str) -> str:
    """Return a path from the current directory where it lies below it."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
