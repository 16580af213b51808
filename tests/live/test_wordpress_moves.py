"""WordPress over some nights: threads get pages, posts get other slugs and dates, some go. Each is one whole row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import run_nkscrape
from crawling import FAST, rows
from wordpress_server import WordPress

FILL = """
require_once ABSPATH . 'wp-admin/includes/post.php';
update_option('page_comments', 1);
update_option('comments_per_page', 4);
update_option('default_comments_page', '%s');
$told = [];
foreach (['harbour' => 0, 'railway' => 2, 'library' => 9, 'bridge' => 0] as $name => $count) {
    $part = fn($n) => str_repeat("<p>The council spoke at length of the $name, and in part $n of what it will cost.</p>"
        . "<p>Nobody in the hall had heard so much of the $name before, least of all part $n of it.</p>", 1);
    $break = '<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->';
    $text = implode($break, array_map($part, $name == 'library' ? [1, 2, 3] : [1]));
    $post = wp_insert_post(['post_title' => "What the $name will cost us all", 'post_status' => 'publish',
        'post_name' => "what-the-$name-will-cost-%s", 'post_content' => $text, 'post_date' => '2021-05-01 10:00:00']);
    for ($n = 0; $n < $count; $n++) say($post, $n);
    $told[$name] = ['post' => $post, 'url' => get_permalink($post)];
}
echo json_encode($told);
"""
SAY = """
function say($post, $n) {
    return wp_insert_comment(['comment_post_ID' => $post, 'comment_approved' => 1, 'comment_author' => "Reader $n",
        'comment_content' => $n % 2 ? "Thank you." : "Comment number $n of many.",
        'comment_date' => gmdate('Y-m-d H:i:s', 1619870400 + 60 * $n),
        'comment_date_gmt' => gmdate('Y-m-d H:i:s', 1619870400 + 60 * $n)]);
}
"""
CHANGE = """
for ($n = 0; $n < 6; $n++) say(%(harbour)d, $n);
say(%(railway)d, 2); say(%(railway)d, 3); say(%(railway)d, 4);
wp_update_post(['ID' => %(library)d, 'post_name' => 'the-library-%(suffix)s-costs-more',
    'post_date' => '2021-06-02 10:00:00', 'post_date_gmt' => '2021-06-02 08:00:00', 'edit_date' => true]);
say(%(library)d, 10);
wp_trash_post(%(bridge)d);
"""


def night(dataset: Path, url: str) -> None:
    result = run_nkscrape("crawl", "news", "--url", url, "--dataset", str(dataset), "--recheck", "all", *FAST)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("shown", ["newest", "oldest"])
def test_nights(wordpress: WordPress, tmp_path: Path, shown: str) -> None:
    told = json.loads(wordpress.run(SAY + FILL % (shown, shown)))
    posts = {name: one["post"] for name, one in told.items()}

    def articles() -> dict[str, dict[str, Any]]:
        found = [row for row in rows(tmp_path, "articles") if f"-{shown}" in row["url"]]
        return {next(name for name in told if name in row["title"]): row for row in found}

    night(tmp_path, wordpress.url + "/")
    before = articles()
    assert set(before) == set(told)
    wordpress.run(SAY + CHANGE % (posts | {"suffix": shown}))
    for _ in range(2):
        night(tmp_path, wordpress.url + "/")
    after = articles()
    found = [row for row in rows(tmp_path, "articles") if f"-{shown}" in row["url"]]
    assert len(found) == len(told)
    assert {name: row["article_id"] for name, row in after.items()} == {n: r["article_id"] for n, r in before.items()}
    comments = {
        name: [one for one in rows(tmp_path, "comments") if one["article_id"] == row["article_id"]]
        for name, row in after.items()
    }
    assert {name: len(found) for name, found in comments.items()} == {
        "harbour": 6,
        "railway": 5,
        "library": 10,
        "bridge": 0,
    }
    assert {name: row["gone_at"] is not None for name, row in after.items()} == {
        **dict.fromkeys(told, False),
        "bridge": True,
    }
    for part in (1, 2, 3):
        assert f"in part {part} of what" in after["library"]["body"]
    assert after["library"]["body_is_truncated"] is False
    checked = run_nkscrape("check", "--dataset", str(tmp_path))
    assert checked.returncode == 0, checked.stdout
