#!/bin/bash
# usage: fields.sh WORKTREE OUT
cd $1; .venv/bin/python -m nkscrape.cli extract --manifest /tmp/fm.jsonl > $2; python3 /work/shared/eval/fields/score.py $2
