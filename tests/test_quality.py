from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from importlib import import_module

from scrapy import Spider
from scrapy.utils.test import get_crawler

import pipelines
from nkscrape.bundle import Bundle, to_json
from nkscrape.items import Article, Comment
from nkscrape.options import Options
from nkscrape.site import Site
from pipelines.quality import QualityPipeline, count

SITE = Site(name="lamp", domains=("lamp.example",), languages=("en",))


def make_bundle() -> Bundle:
    article = Article(
        article_id="a",
        url="https://lamp.example/1",
        site="lamp.example",
        title="T",
        authors_raw="By Mara Quillfeather",
        published_raw="April 18th, 2014",
    )
    comments = [
        Comment(comment_id=f"c{n}", article_id="a", root_id="c1", position=n, text=text, site="lamp.example")
        for n, text in ((1, "Yes."), (2, None))
    ]
    return Bundle(url=article.url, fetched_at=datetime(2014, 4, 20, tzinfo=UTC), article=article, comments=comments)


def test_rows_missing_fields_and_warnings_are_counted() -> None:
    bundle = make_bundle()
    bundle.warnings += ["date-future: x", "date-future: y", "no-body: z"]
    counts = Counter(count(bundle))
    assert counts["nkscrape/rows/articles"] == 1
    assert counts["nkscrape/rows/comments"] == 2
    assert counts["nkscrape/missing/comments.text"] == 1
    assert counts["nkscrape/missing/articles.body"] == 1
    assert counts["nkscrape/missing/articles.tags"] == 1
    assert counts["nkscrape/missing/articles.title"] == 0
    assert counts["nkscrape/missing/articles.first_seen_at"] == 0, "set when it is written"
    assert counts["nkscrape/warnings/date-future"] == 2
    assert counts["nkscrape/warnings/no-body"] == 1


def test_false_and_zero_are_values() -> None:
    bundle = make_bundle()
    assert bundle.article is not None
    bundle.article.comment_count = 0
    bundle.article.body_is_truncated = False
    counts = Counter(count(bundle))
    assert counts["nkscrape/missing/articles.comment_count"] == 0
    assert counts["nkscrape/missing/articles.body_is_truncated"] == 0


def test_counting_changes_nothing() -> None:
    bundle = make_bundle()
    before = to_json(bundle)
    list(count(bundle))
    assert to_json(bundle) == before


def test_the_item_pipelines_do_what_normalise_does() -> None:
    class LampSpider(Spider):
        name = "lamp"
        site = SITE
        options = Options()

    crawler = get_crawler(LampSpider)
    crawler.spider = LampSpider.from_crawler(crawler)
    by_pipelines, by_function = make_bundle(), make_bundle()
    for path in sorted(pipelines.ITEM_PIPELINES, key=pipelines.ITEM_PIPELINES.__getitem__):
        module, _, name = path.rpartition(".")
        if module != "pipelines.writer":
            item = getattr(import_module(module), name).from_crawler(crawler).process_item(by_pipelines)
            assert item is by_pipelines
    pipelines.normalise(by_function, SITE)
    assert to_json(by_pipelines) == to_json(by_function)
    assert crawler.stats is not None
    assert crawler.stats.get_value("nkscrape/rows/articles") == 1
    assert crawler.stats.get_value("nkscrape/rows/authors") == 1


def test_the_quality_pipeline_counts_into_the_stats() -> None:
    crawler = get_crawler()
    QualityPipeline.from_crawler(crawler).process_item(make_bundle())
    assert crawler.stats is not None
    assert crawler.stats.get_value("nkscrape/missing/articles.body") == 1


def test_importing_the_stages_does_not_import_scrapy() -> None:
    code = "import sys, pipelines; sys.exit('scrapy' in sys.modules or 'dateparser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
