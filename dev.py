"""The developer's door: makes .venv from the locks, then runs the demo, the gate, a long sweep or the timings.

    python3 dev.py demo [--port 8000] [--check]
    python3 dev.py test [pytest arguments]
    python3 dev.py sweep NAME [pytest arguments]
    python3 dev.py bench [pytest arguments]

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.infrastructure.programs import PROGRAMS

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
STAMP = VENV / "installed"
SWEEPS = ROOT / "tests" / "sweeps"
LOCKS = {"app": ["app"], "test": ["test", "app"]}  # the test lock holds the whole application lock

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy", "--no-error-summary"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
    "template lint": ["-m", "djlint", "--lint", "--quiet", "templates"],
    "catalogue": ["-m", "sspf", "catalogue", "check"],
}
TESTS = {
    "unit and database tests": ["-n", "2", "-m", "not browser"],
    "browser journeys": ["-n", "2", "--dist", "loadfile", "-m", "browser"],
}


@dataclass
class Outcome:
    """How one step of the gate went. Every check counts as one; of pytest, its tests are counted."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def main(words: list[str]) -> int:
    """Do what the command line asks; the exit code says whether all went well."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it may have an older one
        sys.exit("Python 3.11 or newer is needed.")
    os.chdir(ROOT)
    options, rest = _command_line().parse_known_args(words)
    if options.command == "demo":
        prepare("app")
        start_demo(options.port, options.check, rest)
    prepare("test")
    fetch_programs()
    if options.command == "test" and not rest:
        return report([run_check(name) for name in CHECKS] + [run_pytest(name, TESTS[name]) for name in TESTS])
    if options.command == "test":
        return report([run_pytest("pytest", rest)])
    return report([run_pytest(options.name, [sweep(options.name), "-s", "-o", "faulthandler_timeout=0", *rest])])


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up .venv and run something in it.")
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="the demo municipality, in the browser")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--check", action="store_true", help="start on a free port, exit 0 once / answers 200")
    commands.add_parser("test", help="the gate; with pytest arguments, only those tests")
    commands.add_parser("sweep", help="a long run, on demand").add_argument("name")
    commands.add_parser("bench", help="timings").set_defaults(name="bench")
    return parser


# ── set-up ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def prepare(lock: str) -> None:
    """Make .venv hold what the lock names, and the sspf command. Costs nothing when it already does."""
    if STAMP.exists() and Path(PYTHON).exists() and fingerprint(lock) in STAMP.read_text().split():
        return
    started = time.monotonic()
    if not Path(PYTHON).exists():
        say("making .venv")
        make_venv()
    say(f"installing requirements/{lock}.txt")
    requirements = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", f"requirements/{lock}.txt"]
    project = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", "."]
    for what in (requirements, project):
        if call([PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check", *what]):
            sys.exit("pip could not install what the lock names; its own words stand above.")
    STAMP.write_text("\n".join(map(fingerprint, LOCKS[lock])))
    say(f"ready after {time.monotonic() - started:.0f} s")


def fingerprint(lock: str) -> str:
    """What .venv must have been made from to be used again: the lock, the project's own metadata and this folder."""
    sources = (ROOT / "requirements" / f"{lock}.txt", ROOT / "pyproject.toml")
    parts = [source.read_bytes() for source in sources] + [str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    """Make an empty .venv; Debian splits the means to do so into a package of its own."""
    if importlib.util.find_spec("ensurepip") is None and not (debian_root() and apt("python3-venv")):
        sys.exit("Python's venv module is missing: install it with your system's packages (on Debian: python3-venv).")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit("Python could not make .venv; its own words stand above.")


def fetch_programs() -> None:
    """Install the browser and the database server where we may; elsewhere say what to install. Tests skip without."""
    lacking = [program for program in PROGRAMS if program.find() is None]
    if lacking and debian_root():
        apt(*(program.package for program in lacking))
    for program in lacking:
        if program.find() is None:
            say(program.missing)


def debian_root() -> bool:
    """Whether apt may be used."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(*packages: str) -> bool:
    """Install Debian packages; True when that went well, otherwise apt's own words are shown."""
    say("installing by apt: " + ", ".join(packages))
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *step],  # noqa: S607 - found on PATH by debian_root
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            check=False,
        )
        if done.returncode:
            print(done.stdout + done.stderr, flush=True)
            return False
    return True


# ── what it runs ────────────────────────────────────────────────────────────────────────────────────────────────────


def start_demo(port: int, check: bool, rest: list[str]) -> None:
    """Become the demo; with `check` the demo picks a free port, asks itself for / and ends."""
    where = ["--check"] if check else ["--port", str(port)]
    sys.stdout.flush()
    os.execv(PYTHON, [PYTHON, "-m", "sspf", "demo", *where, *rest])  # noqa: S606 - no shell is wanted


def sweep(name: str) -> str:
    """The file of a long run; ends with the names there are when there is none of that name."""
    file = SWEEPS / f"{name}.py"
    if not file.exists():
        names = sorted(path.stem for path in SWEEPS.glob("[!_]*.py"))
        sys.exit(f"There is no sweep {name}. There are: {', '.join(names) or 'none yet'}.")
    return str(file.relative_to(ROOT))


def run_check(name: str) -> Outcome:
    """Run one of the checks that need no tests."""
    say(name)
    started = time.monotonic()
    bad = call([PYTHON, *CHECKS[name]]) != 0
    return Outcome(name, passed=not bad, failed=bad, seconds=time.monotonic() - started)


def run_pytest(name: str, arguments: list[str]) -> Outcome:
    """Run pytest and read its own count. A run that counts no failure but ends badly counts as one failure."""
    say(name)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.xml"
        code = call([PYTHON, "-m", "pytest", "-q", f"--junitxml={counts}", *arguments])
        outcome = count(name, counts)
    if code and not outcome.failed:
        outcome.failed = 1
    outcome.seconds = time.monotonic() - started
    return outcome


def count(name: str, file: Path) -> Outcome:
    """Read a JUnit file: how many tests passed and failed, and why the others were skipped. No file counts nothing."""
    outcome = Outcome(name)
    cases = ET.parse(file).iter("testcase") if file.exists() else ()  # noqa: S314 - written by our own pytest
    for case in cases:
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skip is not None and skip.get("type") == "pytest.skip":
            outcome.skipped[skip.get("message", "")] += 1
        else:
            outcome.passed += 1
    return outcome


def report(outcomes: list[Outcome]) -> int:
    """Say how every step went and what could not run here. With CI=true a part that could not run is a failure."""
    say("summary")
    for each in outcomes:
        print(f"{'FAILED' if each.failed else 'ok':6} {each.seconds:6.1f} s  {each.name}")
    skipped = sum((each.skipped for each in outcomes), Counter[str]())
    for reason, tests in skipped.items():
        print(f"Could not run here ({tests} tests): {reason}")
    refused = bool(skipped) and os.environ.get("CI") == "true"
    if refused:
        print("CI=true: what could not run counts as a failure.")
    failed = sum(each.failed for each in outcomes)
    print(f"\n{sum(each.passed for each in outcomes)} passed, {failed} failed, {skipped.total()} skipped", flush=True)
    return 1 if failed or refused else 0


def call(command: list[str]) -> int:
    """Run a program with nothing on its standard input; gives its exit code."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode


def say(what: str) -> None:
    """Show what happens now."""
    print(f"── {what}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
