"""The operator's command `sspf`: make an installation, serve it, show the demo, check config/ and the log.

Whatever goes wrong is one sentence and exit code 2; what a check finds is exit code 1.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from flask import Flask
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from sspf import app, installation, jobs, public, schema, server
from sspf.access.actor import SYSTEM
from sspf.access.roles import Role
from sspf.accounts import actions as accounts
from sspf.accounts import rules
from sspf.attachments import actions as attachments
from sspf.audit import events
from sspf.audit.trail import Finding
from sspf.catalogue import loader
from sspf.crypto.daily import DailySecret
from sspf.demo import municipality, staff
from sspf.errors import ConfigurationError, DomainError
from sspf.installation import Installation
from sspf.settings import DEMO_MARK, PROJECT, Mode, Settings, for_folder, from_environment, refuse_unsafe
from sspf.statistics.rules import counters
from sspf.work import begin

DEMO_FOLDER = PROJECT / "var" / "demo"
OTHER_TABLES = "Databasens tabeller hör till en annan version. Säkerhetskopiera och kör sspf upgrade."
FAULTS = {
    "head_missing": "loggens slutmärke saknas",
    "gap": "en eller flera rader saknas, eller är inskjutna, före den här",
    "changed": "raden är ändrad",
    "broken_link": "raden hänger inte ihop med raden före",
    "cut_off": "loggen slutar inte där den ska",
}


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code: 0 for well, 1 for findings, 2 for what cannot be done."""
    parser = _command_line()
    options = parser.parse_args(words)
    if options.run is None:
        parser.print_help()
        return 0
    try:
        return int(options.run(options))
    except (ConfigurationError, DomainError) as error:
        return _say(str(error))
    except OperationalError:
        return _say("Databasen svarar inte. Kontrollera SSPF_DATABASE_URL och att databasen är igång.")
    except SQLAlchemyError:
        return _say("Databasen går inte att använda. Kontrollera SSPF_DATABASE_URL och SSPF_KEYSTORE_URL.")
    except OSError as error:
        return _say(f"{error.filename or 'Filsystemet'}: {error.strerror or 'går inte att använda'}.")


class Parser(argparse.ArgumentParser):
    """Tells in one Swedish sentence that a command was not understood."""

    def error(self, message: str) -> NoReturn:
        """Exit code 2, as for everything that cannot be done."""
        self.exit(2, f"sspf: Kommandot går inte att förstå ({message}). Kör: {self.prog} --help\n")


def _command_line() -> argparse.ArgumentParser:
    parser = Parser(prog="sspf", description="SSPF: ärendestöd för skola, socialtjänst, polis och fritid.")
    parser.set_defaults(run=None)
    verbs = parser.add_subparsers(title="kommandon", metavar="KOMMANDO", parser_class=Parser)
    init = verbs.add_parser("init", help="gör en ny installation och den första administratören")
    init.add_argument("--name", required=True, help="administratörens namn")
    init.add_argument("--email", required=True, help="administratörens e-postadress")
    init.set_defaults(run=_init)
    serve = verbs.add_parser("serve", help="kör programmet på riktigt")
    serve.add_argument("--bind", default="127.0.0.1:8000", help="värd:port (127.0.0.1:8000)")
    serve.add_argument("--workers", type=int, choices=range(1, 17), default=2, metavar="ANTAL", help="processer (2)")
    serve.add_argument("--public", action="store_true", help="bara anmälan och det alla får se, utan nyckel")
    serve.set_defaults(run=_serve)
    upgrade = verbs.add_parser("upgrade", help="för databasens tabeller till programmets version")
    upgrade.set_defaults(run=_upgrade)
    demo = verbs.add_parser("demo", help="visa en påhittad kommun i webbläsaren")
    demo.add_argument("--port", type=int, choices=range(1, 65536), default=8000, metavar="PORT", help="port (8000)")
    demo.add_argument("--folder", type=Path, default=DEMO_FOLDER, help="mapp för demons data (var/demo)")
    demo.add_argument("--keep", action="store_true", help="behåll det som gjordes i demon förra gången")
    demo.add_argument("--check", action="store_true", help="starta, se att sidorna svarar, och sluta")
    demo.set_defaults(run=_demo)
    beside = verbs.add_parser("jobs", help="det som görs vid sidan av sidorna: e-post, siffror")
    runs = beside.add_subparsers(metavar="run", required=True, parser_class=Parser)
    beside = runs.add_parser("run", help="gör det nu")
    beside.add_argument("--once", action="store_true", help="gör det som väntar och sluta, till exempel från cron")
    beside.set_defaults(run=_run_jobs)
    for noun, verb, help_text, act in (
        ("catalogue", "check", "kontrollera filerna i config/", _check_catalogue),
        ("audit", "verify", "kontrollera att loggen är orörd", _verify_audit),
        ("attachments", "sweep", "ta bort filer som inget ärende hänvisar till", _sweep_attachments),
    ):
        under = verbs.add_parser(noun, help=help_text).add_subparsers(metavar=verb, required=True, parser_class=Parser)
        under.add_parser(verb, help=help_text).set_defaults(run=act)
    return parser


def _say(sentence: str) -> int:
    print(f"sspf: {sentence}", file=sys.stderr)
    return 2


def _init(options: argparse.Namespace) -> int:
    settings = from_environment()
    name, email = options.name.strip(), options.email.strip()
    if not name or not rules.is_address(email):
        raise ConfigurationError("Ange administratörens namn med --name och hela e-postadressen med --email.")
    loader.load(settings.config)  # a fault there is told before anything is made
    house = installation.make(settings)
    with begin(house, SYSTEM) as work:
        work.record(events.InstallationMade())
        _, code = accounts.open_account(work, rules.AccountTerms(name, email, Role.administrator, None))
        work.commit()
    _close(house)
    print(f"Installationen är gjord i {settings.data}.")
    print(f"Engångskod för {email}: {code}")
    print("Den gäller i 24 timmar. Starta med sspf serve och välj lösenord på sidan /ny-inloggning.")
    print(f"Spara en kopia av {settings.kek_file} på ett säkert ställe: utan den går inget att läsa.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    settings = from_environment()
    refuse_unsafe(settings)
    visitors = DailySecret()  # made before the workers are, so that they share it
    if options.public:
        make = _public_pages(settings, visitors)
    else:
        house = _current(settings)
        _swept(house)
        _close(house)
        make = partial(app.create_app, settings, extras=app.Extras(visitors=visitors))
    print(f"SSPF lyssnar på {options.bind}.", flush=True)
    server.serve(make, options.bind, options.workers)
    return 0


def _public_pages(settings: Settings, visitors: DailySecret) -> Callable[[], Flask]:
    """The pages that anyone may see, once it is certain that this process can open nothing."""
    public.refuse_keys(settings)
    house = installation.open_public(settings)
    tables_fit = schema.is_current(house.engine)
    house.engine.dispose()
    if not tables_fit:
        raise ConfigurationError(OTHER_TABLES)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    public.own_secret(settings.public_secret_file)
    return partial(public.create_app, settings, visitors)


def _run_jobs(options: argparse.Namespace) -> int:
    settings = from_environment()
    refuse_unsafe(settings)
    if settings.smtp is None:
        print("Breven väntar: ange e-postservern i SSPF_SMTP_HOST och avsändaren i SSPF_SMTP_SENDER.", file=sys.stderr)
    house = _current(settings)
    if options.once:
        print(f"{jobs.run_once(house)} brev skickade.")
    else:
        jobs.run(house)
    _close(house)
    return 0


def _upgrade(_options: argparse.Namespace) -> int:
    settings = from_environment()
    _close(installation.bring_up_to_date(settings))
    print("Databasens tabeller är de som programmet väntar sig.")
    print(f"Brevlådans öppna nyckel ligger i {settings.letterbox_file}.")
    return 0


def _current(settings: Settings) -> Installation:
    """The installation, with the tables that this program expects."""
    house = installation.open_existing(settings)
    if not schema.is_current(house.engine):
        raise ConfigurationError(OTHER_TABLES)
    return house


def _close(house: Installation) -> None:
    """Let go of the databases, so that no process inherits an open connection."""
    house.engine.dispose()
    house.vault.keystore.engine.dispose()


def _demo(options: argparse.Namespace) -> int:
    if options.check:
        return _check_demo(options)
    server.refuse_taken(server.LOOPBACK, options.port)
    settings = _demo_settings(options.folder, options.port)
    if not options.keep or not (settings.data / DEMO_MARK).exists():
        print("Bygger demokommunen …", flush=True)
        _build_demo(settings)
    head = f"Demon finns på {settings.public_url}\nLogga in med lösenordet {staff.PASSWORD} som till exempel:"
    print(head, *(f"  {email:38} {name}, {work}" for email, name, work in _people(settings)), sep="\n", flush=True)
    _serve_demo(settings, options.port)
    return 0


def _serve_demo(settings: Settings, port: int) -> None:
    """Serve a demo that is built, with its people on the login page."""
    logins = app.DemoLogins(staff.PASSWORD, _people(settings))
    server.serve(partial(app.create_app, settings, extras=app.Extras(logins)), f"{server.LOOPBACK}:{port}", workers=1)


def _people(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Whom one can log in as: address, name and work."""
    house = _current(settings)
    people = tuple((each.email, each.name, _work_of(house, each)) for each in staff.STAFF)
    _close(house)
    return people


def _check_demo(options: argparse.Namespace) -> int:
    """Start the real server over a demo made apart, or with `--keep` the one that is there, and ask for two pages."""
    with tempfile.TemporaryDirectory() as apart:
        port = server.free_port()
        settings = _demo_settings(options.folder if options.keep else Path(apart) / "demo", port)
        if not options.keep:
            _build_demo(settings)
        well = server.answers_beside(partial(_serve_demo, settings, port), port, ["/", "/halsa"])
    print("Demon svarar." if well else "Demon svarar inte.")
    return 0 if well else 1


def _demo_settings(folder: Path, port: int) -> Settings:
    """Everything inside the demo's own folder, whatever database the environment names: demo and drift never meet."""
    environ = {"SSPF_PUBLIC_URL": f"http://{server.LOOPBACK}:{port}"}
    if "SSPF_CONFIG" in os.environ:
        environ["SSPF_CONFIG"] = os.environ["SSPF_CONFIG"]
    return for_folder(folder, Mode.demo, environ)


def _build_demo(settings: Settings) -> None:
    """Make the demo from nothing. Only a folder that carries the demo's mark is ever emptied."""
    folder = settings.data
    if (folder / DEMO_MARK).exists():
        shutil.rmtree(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise ConfigurationError(f"{folder} är ingen demomapp. Välj en tom mapp med --folder.")
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    (folder / DEMO_MARK).touch()
    house = installation.make(settings)
    municipality.fill(house)
    _close(house)


def _work_of(house: Installation, employee: staff.Employee) -> str:
    role = house.catalogue.label(employee.role)
    return f"{role}, {house.catalogue.units[employee.unit].label}" if employee.unit else role


def _check_catalogue(_options: argparse.Namespace) -> int:
    folder = Path(os.environ.get("SSPF_CONFIG", PROJECT / "config"))
    found = loader.load(folder)
    counters.refuse_uncounted(found.indicators)
    counts = f"{len(found.units)} enheter, {len(found.seats)} funktioner, {len(found.surveys)} enkäter"
    print(f"{folder}: inga fel. {found.municipality.name}, {counts}.")
    return 0


def _verify_audit(_options: argparse.Namespace) -> int:
    house = installation.open_existing(from_environment())
    with begin(house, SYSTEM, writing=False) as work:
        findings = work.faults_of_log()
    _close(house)
    for finding in findings:
        print(_fault(finding))
    print("Loggen är orörd." if not findings else f"{len(findings)} fel i loggen. Säg till granskaren genast.")
    return 1 if findings else 0


def _sweep_attachments(_options: argparse.Namespace) -> int:
    house = installation.open_existing(from_environment())
    print(f"Borttagna filer som inget ärende hänvisar till: {_swept(house)}.")
    _close(house)
    return 0


def _swept(house: Installation) -> int:
    """Take away what a crash left of a file; also done at every start."""
    with begin(house, SYSTEM, writing=False) as work:
        return attachments.sweep(work)


def _fault(finding: Finding) -> str:
    return f"Rad {finding.seq}: {FAULTS[finding.fault]}."
