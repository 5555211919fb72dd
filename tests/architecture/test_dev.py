"""dev.py is the only gate: its locks are whole and name no host, and nothing it could not run passes in silence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import dev
from tests.architecture.sources import ROOT

REQUIREMENTS = ROOT / "requirements"
PINNED = re.compile(r"^([\w.-]+)==\S+", re.MULTILINE)
JUNIT = """<testsuites><testsuite><testcase name="a"/><testcase name="b"><failure/></testcase>
<testcase name="c"><error/></testcase><testcase name="d"><skipped type="pytest.xfail" message="known"/></testcase>
<testcase name="e"><skipped type="pytest.skip" message="no browser"/></testcase></testsuite></testsuites>"""


def locked(lock: str) -> dict[str, str]:
    """What the lock says of each package: its version, markers and hashes."""
    entries = re.split(r"\n(?=\S)", (REQUIREMENTS / f"{lock}.txt").read_text().strip())
    return {match.group(1): entry for entry in entries if (match := PINNED.match(entry))}


@pytest.mark.parametrize("lock", ["app", "test"])
def test_a_lock_names_no_host_and_no_file(lock: str) -> None:
    assert not re.search(r"://|^-|@ ", (REQUIREMENTS / f"{lock}.txt").read_text(), re.MULTILINE)


@pytest.mark.parametrize("lock", ["app", "test"])
def test_everything_asked_for_is_locked_and_everything_locked_has_its_hashes(lock: str) -> None:
    asked = re.findall(r"^[a-z][\w-]*", (REQUIREMENTS / f"{lock}.in").read_text(), re.MULTILINE)
    assert set(asked) <= locked(lock).keys()
    assert all("--hash=sha256:" in entry for entry in locked(lock).values())


def test_the_tests_run_on_exactly_what_the_application_runs_on() -> None:
    assert locked("app").items() <= locked("test").items()


def test_ci_runs_the_gate_and_nothing_else() -> None:
    commands = [
        line for line in (ROOT / ".ci" / "run").read_text().splitlines() if not line.startswith(("#", "set", "cd"))
    ]
    assert commands == ["python3 dev.py test"]


def test_a_new_lock_or_another_folder_asks_for_a_new_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "app.txt").write_text((REQUIREMENTS / "app.txt").read_text())
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    here = dev.fingerprint("app")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    moved = dev.fingerprint("app")
    (tmp_path / "requirements" / "app.txt").write_text("changed")
    assert len({here, moved, dev.fingerprint("app")}) == 3


def test_tests_are_counted_and_skipped_ones_keep_their_reason(tmp_path: Path) -> None:
    file = tmp_path / "counts.xml"
    file.write_text(JUNIT)
    assert dev.count("unit", file) == dev.Outcome("unit", passed=2, failed=2, skipped=Counter({"no browser": 1}))


def test_a_part_that_cannot_run_is_named_and_fails_only_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = [dev.Outcome("unit", passed=5), dev.Outcome("browser", skipped=Counter({"no browser": 2}))]
    monkeypatch.delenv("CI", raising=False)
    assert dev.report(outcomes) == 0
    monkeypatch.setenv("CI", "true")
    assert dev.report(outcomes) == 1
    assert "Could not run here (2 tests): no browser" in capsys.readouterr().out


def test_one_failure_anywhere_fails_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.report([dev.Outcome("types", failed=1), dev.Outcome("unit", passed=5)]) == 1
    assert capsys.readouterr().out.endswith("\n5 passed, 1 failed, 0 skipped\n")


def test_a_run_that_collects_nothing_is_a_failure(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "test_nothing.py"
    empty.write_text('"""Nothing."""\n')
    assert dev.run_pytest("empty", ["-p", "no:cacheprovider", str(empty)]).failed == 1
    assert "no tests ran" in capfd.readouterr().out
