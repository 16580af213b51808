# Every habit is one command. `make demo` needs Python 3.11+, git and make; nothing outside .venv is touched.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test test-live fuzz soak crash lint types unit bench accuracy ablate clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/.core: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "nkscrape needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.test: .venv/.core
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

demo: .venv/.core ## crawl the embedded demo site into Parquet
	$(BIN)/nkscrape demo

test: lint types unit ## lint, types and all tests

lint: .venv/.test ## ruff, lint and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.test ## mypy --strict
	$(BIN)/mypy

unit: .venv/.test ## the tests alone
	$(BIN)/pytest -n 2

test-live: .venv/.test ## tests on a real Isso and, where Debian's packages are installed, a real WordPress
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test-live]'
	$(BIN)/pytest tests/live -rs

fuzz: .venv/.test ## mutated pages and a coverage-guided engine against everything strangers send (25 minutes)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python -m fuzz

soak: .venv/.test ## 20,000 pages of a server in trouble, run after run
	$(BIN)/python -m benchmarks.soak

crash: .venv/.test ## 500 crawls killed at any moment
	$(BIN)/python -m benchmarks.crash_campaign

bench: .venv/.test ## cost of extraction and merging against baselines of the same run
	$(BIN)/python -m benchmarks

accuracy: .venv/.test ## scores on the shared evaluation pages, when present; also with weights made on other sites
	$(BIN)/python -m benchmarks.accuracy

ablate: .venv/.test ## what each score loses without each piece of evidence and each word (hours; see docs/measuring.md)
	$(BIN)/python -m benchmarks.ablate

clean: ## remove the virtual environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build *.egg-info
