"""The fuzzer finds crashes, slowness and memory; its inputs can be made again, its findings are made small."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest

from fuzz import judge, minimise, seeds
from fuzz.mutate import mutate
from fuzz.targets import TARGETS, Target


def crash(data: bytes) -> None:
    if b"<boom>" in data:
        raise ValueError("boom")


def burn(data: bytes) -> None:
    began = time.process_time()
    while time.process_time() - began < 0.1:
        pass


def swell(data: bytes) -> None:
    assert bytearray(60_000_000)


@pytest.mark.parametrize(("check", "finding"), [(crash, "ValueError in"), (burn, "slow in"), (swell, "memory")])
def test_what_breaks_its_bounds_is_a_finding(
    check: Callable[[bytes], None], finding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "CPU_SECONDS", 0.05)
    monkeypatch.setattr(judge, "GROWTH", 40_000_000)
    found = judge.judge(check, b"<boom>").finding
    assert found and found.startswith(finding)


def test_what_does_not_is_none() -> None:
    assert judge.judge(crash, b"quiet").finding is None


@pytest.mark.parametrize("target", TARGETS)
def test_an_input_is_made_of_target_seed_and_number_alone(target: str) -> None:
    assert [seeds.make(target, 1, number) for number in range(5)] == [seeds.make(target, 1, n) for n in range(5)]
    assert len({seeds.make(target, 1, number) for number in range(20)}) > 10


@pytest.mark.parametrize("target", TARGETS)
def test_a_sound_input_breaks_nothing(target: str) -> None:
    for data in seeds.own(target)[:10]:
        assert judge.judge(TARGETS[target].check, data).finding is None


@pytest.mark.parametrize("form", ["markup", "json", "lines", "binary"])
@pytest.mark.parametrize("data", [b"", b"\n", b"<", b"{}", b"\x1f\x8b\x08"])
def test_anything_can_be_mutated(form: str, data: bytes) -> None:
    for seed in range(50):
        mutate(data, form, Random(seed), lambda: data)  # type: ignore[arg-type]


def test_a_finding_is_made_small_and_loses_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "test", Target(lambda data: crash(data) if b"=" in data else None, "markup", 0))
    page = b"<p>" + b"Somebody's own words, many of them. " * 50 + b'<a class="x"><boom>' + b"And more of them. " * 50
    finding = judge.judge(TARGETS["test"].check, page).finding
    assert finding
    assert sorted(minimise.minimise("test", page, finding, 5.0)) == sorted(b"=<boom>")
