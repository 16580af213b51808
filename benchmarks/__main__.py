"""`python -m benchmarks`: print every cost, one line each."""

from __future__ import annotations

from benchmarks import crawling, extraction, reading_dates, starting, storage

REPORTS = (starting.report, extraction.report, reading_dates.report, storage.report, crawling.report)


def main() -> None:
    """Print what each part costs."""
    for report in REPORTS:
        for line in report():
            print(line, flush=True)


if __name__ == "__main__":
    main()
