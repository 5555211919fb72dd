"""Serves an application over HTTP with gunicorn's threads, and asks whether it answers."""

import http.client
import multiprocessing
import socket
import subprocess
import time
from collections.abc import Callable, Sequence

from flask import Flask
from gunicorn.app.base import BaseApplication

from sspf.errors import ConfigurationError

LOOPBACK = "127.0.0.1"
THREADS = 4
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.2
MOST_REDIRECTS = 3


class Server(BaseApplication):
    """Gunicorn, told everything here: no file and no variable of the machine changes how it runs."""

    def __init__(self, make: Callable[[], Flask], bind: str, workers: int) -> None:
        self._make = make
        self._options = {
            "bind": bind,
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "forwarded_allow_ips": "",  # which proxies are believed is decided in one place, sspf.app
            "control_socket_disable": True,
            "loglevel": "warning",
            "accesslog": None,  # addresses of requests belong in no log
        }
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn asks for its settings here."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Each worker opens its own databases, after the fork."""
        return self._make()


def serve(make: Callable[[], Flask], bind: str, workers: int) -> None:
    """Serve until told to stop. Raises `ConfigurationError` when somebody else listens there already."""
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise ConfigurationError("Skriv adressen som värd:port, till exempel 127.0.0.1:8000.")
    refuse_taken(host, int(port))
    Server(make, bind, workers).run()


def refuse_taken(host: str, port: int) -> None:
    """Raise `ConfigurationError` when the port is taken, or the host is none of this machine's."""
    try:
        with socket.create_server((host.strip("[]"), port)):
            return
    except OSError as error:
        raise ConfigurationError(f"Det går inte att lyssna på {host}:{port}. Välj en annan port.") from error


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


def answers(command: Sequence[str], port: int, paths: Sequence[str]) -> bool:
    """Start a server as a program of its own and tell whether every path answers 200, where it leads. Stops it then."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        return _is_up(lambda: process.poll() is None, port) and _all_well(port, paths)
    finally:
        process.terminate()
        process.wait()


def answers_beside(run: Callable[[], object], port: int, paths: Sequence[str]) -> bool:
    """The same of a server that this program runs beside itself, so that nothing is read from disk a second time."""
    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    try:
        return _is_up(process.is_alive, port) and _all_well(port, paths)
    finally:
        process.terminate()
        process.join()


def _all_well(port: int, paths: Sequence[str]) -> bool:
    return all(_status(port, path) == 200 for path in paths)


def _is_up(runs: Callable[[], bool], port: int) -> bool:
    """Wait until the port is open; False when the program ended or it took too long."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while runs() and time.monotonic() < limit:
        try:
            socket.create_connection((LOOPBACK, port), timeout=PAUSE_SECONDS).close()
        except OSError:
            time.sleep(PAUSE_SECONDS)
        else:
            return True
    return False


def _status(port: int, path: str) -> int:
    """The status of the page that a path leads to, as a browser would follow it."""
    for _ in range(MOST_REDIRECTS):
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
        finally:
            connection.close()
        if response.status not in (302, 303):
            return response.status
        path = response.headers["Location"]
    return 0
