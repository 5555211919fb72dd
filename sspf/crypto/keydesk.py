"""The key desk of one unit of work: the only way to a data key, which knows actor, scope, zone and purpose."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sspf.crypto.keystore import KeyRef
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.crypto.vault import Vault
from sspf.errors import Damaged, Forbidden, Overtaken


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks for keys: an account, or None for the public and for commands."""

    account_id: uuid.UUID | None
    role: str


class KeyDesk:
    """Hands out keys for what has been admitted during this unit of work, and closes with it.

    The access clause admits a scope after it has let the row through. A row that reached the code in any other way
    stays ciphertext, because its key is not released.
    """

    def __init__(self, vault: Vault, requester: Requester) -> None:
        self._vault = vault
        self.requester = requester
        self._admitted: dict[KeyRef, set[tuple[uuid.UUID | None, Purpose]]] = {}
        self._keys: dict[KeyRef, DataKey] = {}
        self._closed = False

    def admit(self, scope: Scope, zones: Iterable[Zone], *purposes: Purpose) -> None:
        """Note that access was decided: this requester may have these zones for these purposes."""
        for zone in zones:
            allowed = self._admitted.setdefault((scope, zone), set())
            allowed.update((self.requester.account_id, purpose) for purpose in purposes)

    def make(self, scope: Scope, zones: Iterable[Zone]) -> None:
        """Make new keys for a scope that has none, durable at once, and admit them for this requester."""
        refs = [(scope, zone) for zone in zones]
        self._keys.update(self._vault.make(refs))
        self.admit(scope, [zone for _, zone in refs], Purpose.read, Purpose.write)

    def make_missing(self, scope: Scope, zones: Iterable[Zone], *purposes: Purpose) -> None:
        """Make the keys that do not exist yet and admit them; for scopes that come into use by themselves.

        When somebody else makes the same key at this moment, theirs is used: there is one key for each scope and zone.
        """
        refs = [(scope, zone) for zone in zones]
        if unknown := [ref for ref in refs if ref not in self._keys]:
            self._keys.update(self._vault.unwrap(unknown))
        if fresh := [ref for ref in refs if ref not in self._keys]:
            try:
                self._keys.update(self._vault.make(fresh))
            except Overtaken:
                self._keys.update(self._vault.unwrap(fresh))
        self.admit(scope, [zone for _, zone in refs], *(purposes or (Purpose.read, Purpose.write)))

    def release(self, scope: Scope, zone: Zone, purpose: Purpose) -> DataKey:
        """Give the key of one zone to this requester for one purpose. Every use of any key passes here.

        Raises `Forbidden` when access to the zone was not decided in this unit of work or the unit is over, and
        `Damaged` when the key does not exist (destroyed at disposal, or the keystore is not this database's).
        """
        ref = (scope, zone)
        if self._closed or (self.requester.account_id, purpose) not in self._admitted.get(ref, ()):
            raise Forbidden(f"no key for {zone.value}: access was not decided")
        if ref not in self._keys:
            self._keys.update(self._vault.unwrap([each for each in self._admitted if each not in self._keys]))
        if ref not in self._keys:
            raise Damaged("the key of a sealed value is gone")
        return self._keys[ref]

    def close(self) -> None:
        """Forget every key. After this nothing opens: templates are rendered from what was opened before."""
        self._closed = True
        self._keys.clear()
        self._admitted.clear()
