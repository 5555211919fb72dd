"""A sealed value opens at its own place under its own key, and nowhere else."""

import os
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.crypto.mac import blind_index, chain_digest, token_digest
from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import KEY_ID, NONCE, SMALLEST, DataKey, Place, pad, prefixed, seal, unpad, unseal
from sspf.errors import Damaged

CASE = UUID("3f1c0a52-7d1a-4a51-9a70-0c2f4a4d3f10")
KEY = DataKey(UUID("1d6c1c1e-5a0b-4f2a-8a44-6f0f6f1f2a3b"), bytes(range(32)))
HERE = Place(
    "person", "given_name_sealed", UUID("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"), Scope.case(CASE), Zone.identity
)
ELSEWHERE = [
    replace(HERE, table="referral"),
    replace(HERE, column="family_name_sealed"),
    replace(HERE, row=uuid4()),
    replace(HERE, scope=Scope.case(uuid4())),
    replace(HERE, scope=Scope.referral(CASE)),
    replace(HERE, zone=Zone.content),
]


@given(st.binary(max_size=5000))
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    assert unseal(KEY, HERE, seal(KEY, HERE, plain)) == plain


@pytest.mark.parametrize("place", ELSEWHERE, ids=["table", "column", "row", "case", "kind of scope", "zone"])
def test_a_cell_moved_elsewhere_is_damaged(place: Place) -> None:
    with pytest.raises(Damaged):
        unseal(KEY, place, seal(KEY, HERE, b"Alva"))


@pytest.mark.parametrize(
    "key", [DataKey(KEY.id, os.urandom(32)), DataKey(uuid4(), KEY.secret)], ids=["another secret", "another id"]
)
def test_a_cell_under_another_key_is_damaged(key: DataKey) -> None:
    with pytest.raises(Damaged):
        unseal(key, HERE, seal(KEY, HERE, b"Alva"))


def test_every_flipped_bit_is_found() -> None:
    cell = seal(KEY, HERE, "Alva Ek, född 2012-05-12".encode())
    for bit in range(len(cell) * 8):
        flipped = bytearray(cell)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            unseal(KEY, HERE, bytes(flipped))


def test_every_cut_and_every_addition_is_found() -> None:
    cell = seal(KEY, HERE, b"Alva")
    for changed in [cell[:length] for length in range(len(cell))] + [cell + b"\0", b"\0" + cell, cell + cell]:
        with pytest.raises(Damaged):
            unseal(KEY, HERE, changed)


def test_the_same_word_never_looks_the_same_twice() -> None:
    cells = [seal(KEY, HERE, b"Alva") for _ in range(2000)]
    assert len({cell[2 + KEY_ID : 2 + KEY_ID + NONCE] for cell in cells}) == len(cells)
    assert len({cell[2 + KEY_ID + NONCE :] for cell in cells}) == len(cells)


@given(st.binary(max_size=SMALLEST - 4), st.binary(max_size=SMALLEST - 4))
def test_short_values_have_one_length(one: bytes, other: bytes) -> None:
    assert len(seal(KEY, HERE, one)) == len(seal(KEY, HERE, other))


@given(st.integers(SMALLEST, 200_000))
def test_padding_adds_at_most_an_eighth_and_few_lengths_are_left(length: int) -> None:
    padded = len(pad(bytes(length - 4)))
    assert length <= padded <= length * 1.12 + 1


def test_few_lengths_are_left_to_tell_values_apart_by() -> None:
    assert len({len(pad(bytes(length))) for length in range(4000)}) < 100


@given(st.binary(max_size=600))
def test_padding_is_undone(plain: bytes) -> None:
    assert unpad(pad(plain)) == plain


def test_a_length_that_cannot_be_true_is_refused() -> None:
    with pytest.raises(ValueError, match="exceeds"):
        unpad((100).to_bytes(4, "big") + bytes(60))


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_no_two_lists_of_parts_are_bound_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (prefixed(*one) == prefixed(*other)) is (one == other)


def test_a_key_does_not_show_its_secret() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


def test_a_blind_index_differs_by_table_column_and_key() -> None:
    values = [
        blind_index(KEY, "account", "email", "maja@demo.example"),
        blind_index(KEY, "account", "phone", "maja@demo.example"),
        blind_index(KEY, "person", "email", "maja@demo.example"),
        blind_index(DataKey(KEY.id, bytes(32)), "account", "email", "maja@demo.example"),
        blind_index(KEY, "account", "email", "mia@demo.example"),
    ]
    assert len(set(values)) == len(values)
    assert {len(each) for each in values} == {16}


def test_digests_with_different_purposes_never_meet() -> None:
    same_word = b"account", b"email", b"x"
    assert chain_digest(KEY, *same_word)[:16] != blind_index(KEY, "account", "email", "x")
    assert token_digest("x") != token_digest("y")
