"""Fuzzing: mutated real pages and a coverage-guided engine against everything that reads what strangers send.

`python -m fuzz` runs all of it; docs/testing.md says what it promises and where findings go.
"""
