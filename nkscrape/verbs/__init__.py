"""The verbs of the `nkscrape` command: each a module of its name here, which is loaded only when the verb runs.

A module has `configure(parser)` to add its arguments and `run(args) -> int`, its exit code.
"""

VERBS = {
    "check": "verify a dataset",
    "crawl": "crawl a news site into the dataset",
    "demo": "crawl the embedded demo site",
    "export": "write rows to one Parquet, CSV, JSON Lines or DuckDB file",
    "extract": "turn saved pages into records",
    "info": "show what a dataset holds",
    "recover": "merge what killed runs left behind",
    "schema": "print the data dictionary",
    "site": "propose a site file from a page (new), or check a site's stored pages (test)",
    "sites": "list the known sites",
}
"""What each verb does, in one line."""
