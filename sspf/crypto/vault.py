"""The vault of an installation: opened once with its key-encryption key, or locked for everyone."""

import hashlib
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from sspf.crypto import kek
from sspf.crypto.keystore import KeyRef, Keystore
from sspf.crypto.letters import LETTERBOX, Letterbox, LetterboxKey
from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import DataKey, prefixed
from sspf.errors import Locked

KEY_SIZE = 32
NO_KEYS = "Den här processen har inga nycklar."
FIRST_KEYS: tuple[KeyRef, ...] = (
    (Scope.staff(), Zone.identity),
    (Scope.audit(), Zone.restricted),
)


class Vault:
    """Makes and unwraps data keys. Callers go through `KeyDesk`, which knows who asks and why."""

    def __init__(self, keystore: Keystore, key: kek.KeyEncryptionKey) -> None:
        self.keystore = keystore
        self._key = key

    @classmethod
    def create(cls, keystore: Keystore, kek_file: Path) -> "Vault":
        """Make the key file and the installation's first keys. Raises `Locked` when any key exists already."""
        keystore.create_tables()
        if kek_file.exists() or not keystore.is_empty():
            raise Locked("Det finns redan nycklar. Inget har skrivits.")
        kek.create_file(kek_file)
        vault = cls(keystore, kek.read_file(kek_file))
        vault.make((*FIRST_KEYS, LETTERBOX))
        return vault

    @classmethod
    def open(cls, keystore: Keystore, kek_file: Path) -> "Vault":
        """Open with the key file and prove that it fits the keystore. Raises `Locked`; never makes a key."""
        vault = cls(keystore, kek.read_file(kek_file))
        keystore.create_tables()
        if len(vault.unwrap(FIRST_KEYS)) != len(FIRST_KEYS):
            raise Locked("Nyckellagret är tomt eller hör till en annan installation.")
        return vault

    def make(self, refs: Sequence[KeyRef]) -> dict[KeyRef, DataKey]:
        """Make one random key for each ref and store it wrapped."""
        made = {ref: DataKey(uuid.uuid4(), os.urandom(KEY_SIZE)) for ref in refs}
        wrapped = {ref: (key.id, self._key.wrap(_context(ref, key.id), key.secret)) for ref, key in made.items()}
        self.keystore.add(wrapped)
        return made

    def unwrap(self, refs: Sequence[KeyRef]) -> dict[KeyRef, DataKey]:
        """Unwrap the keys that exist among `refs`."""
        return {
            ref: DataKey(id_, self._key.unwrap(_context(ref, id_), wrapped))
            for ref, (id_, wrapped) in self.keystore.fetch(refs).items()
        }

    def letterbox(self) -> Letterbox:
        """The public key of the letterbox. Raises `Locked` in an installation that has none yet."""
        if (key := self.unwrap([LETTERBOX]).get(LETTERBOX)) is None:
            raise Locked("Brevlådan för anmälningar saknas. Kör sspf upgrade.")
        return LetterboxKey(key).letterbox()

    def make_letterbox(self) -> Letterbox:
        """The same, made first in an installation from before there was one."""
        if not self.unwrap([LETTERBOX]):
            self.make([LETTERBOX])
        return self.letterbox()

    def web_secret(self) -> bytes:
        """The secret that signs cookies and form tokens."""
        return self._key.web_secret()

    def fingerprint(self) -> str:
        """Tells which keystore this is without telling a key; written into the data when it is first made."""
        (staff_id, _), *_ = self.keystore.fetch(FIRST_KEYS[:1]).values()
        return hashlib.sha256(staff_id.bytes).hexdigest()


class ShutVault(Vault):
    """The vault of a process that was given no key file: it has no keys, makes none and opens nothing."""

    def __init__(self) -> None:
        """Nothing to remember: there is neither keystore nor key."""

    def make(self, refs: Sequence[KeyRef]) -> dict[KeyRef, DataKey]:
        """Refuse."""
        raise Locked(NO_KEYS)

    def unwrap(self, refs: Sequence[KeyRef]) -> dict[KeyRef, DataKey]:
        """Refuse."""
        raise Locked(NO_KEYS)

    def web_secret(self) -> bytes:
        """Refuse."""
        raise Locked(NO_KEYS)

    def fingerprint(self) -> str:
        """Refuse."""
        raise Locked(NO_KEYS)


def _context(ref: KeyRef, key_id: uuid.UUID) -> bytes:
    scope, zone = ref
    return prefixed(scope.name.encode(), zone.value.encode(), key_id.bytes)
