"""A sealed file opens whole and as itself, or not at all: wherever it is cut, moved, mixed or changed."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf.crypto.chunks import CHUNK, HEADER, TAG, FilePlace, open_file, seal_file
from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.errors import Damaged

KEY = DataKey(uuid.UUID(int=7), bytes(range(32)))
PLACE = FilePlace(uuid.UUID(int=1), Scope.case(uuid.UUID(int=2)), Zone.restricted)
PLAIN = bytes(index % 251 for index in range(4 * CHUNK - 100))
SEALED = b"".join(seal_file(KEY, PLACE, PLAIN))
STEP = CHUNK + TAG
EDGES = range(HEADER, len(SEALED), STEP)
"""Where one chunk ends and the next begins."""


def pieces(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + STEP] for at in range(HEADER, len(sealed), STEP)]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 5, CHUNK - 4, CHUNK - 3, CHUNK, 3 * CHUNK + 1])
def test_a_file_of_any_size_comes_back_as_it_was(size: int) -> None:
    assert open_file(KEY, PLACE, b"".join(seal_file(KEY, PLACE, PLAIN[:size]))) == PLAIN[:size]


@given(st.binary(max_size=3 * CHUNK))
@settings(max_examples=25)
def test_whatever_it_holds_it_comes_back(plain: bytes) -> None:
    assert open_file(KEY, PLACE, b"".join(seal_file(KEY, PLACE, plain))) == plain


def test_a_file_of_several_chunks_is_several_chunks() -> None:
    assert len(pieces(SEALED)) > 3


@pytest.mark.parametrize("edge", [*EDGES, 0, HEADER - 1])
def test_a_file_cut_between_any_two_chunks_does_not_open(edge: int) -> None:
    with pytest.raises(Damaged):
        open_file(KEY, PLACE, SEALED[:edge])


@given(st.integers(min_value=0, max_value=len(SEALED) - 1))
@settings(max_examples=60)
def test_a_file_cut_anywhere_does_not_open(length: int) -> None:
    with pytest.raises(Damaged):
        open_file(KEY, PLACE, SEALED[:length])


@given(st.integers(min_value=0, max_value=len(SEALED) - 1), st.integers(min_value=1, max_value=255))
@settings(max_examples=60)
def test_a_file_with_one_byte_changed_does_not_open(at: int, by: int) -> None:
    changed = bytearray(SEALED)
    changed[at] ^= by
    with pytest.raises(Damaged):
        open_file(KEY, PLACE, bytes(changed))


@given(st.permutations(range(len(pieces(SEALED)))))
@settings(max_examples=30)
def test_chunks_in_another_order_do_not_open(order: list[int]) -> None:
    mixed = SEALED[:HEADER] + b"".join(pieces(SEALED)[number] for number in order)
    if list(order) == sorted(order):
        assert open_file(KEY, PLACE, mixed) == PLAIN
    else:
        with pytest.raises(Damaged):
            open_file(KEY, PLACE, mixed)


def test_a_chunk_left_out_or_given_twice_does_not_open() -> None:
    first, *others = pieces(SEALED)
    for wrong in (others, [first, first, *others], [first, *others, others[-1]]):
        with pytest.raises(Damaged):
            open_file(KEY, PLACE, SEALED[:HEADER] + b"".join(wrong))


def test_a_chunk_of_another_file_under_the_same_key_does_not_open() -> None:
    other = b"".join(seal_file(KEY, PLACE, PLAIN))
    for number in range(len(pieces(SEALED))):
        mixed = pieces(SEALED)
        mixed[number] = pieces(other)[number]
        with pytest.raises(Damaged):
            open_file(KEY, PLACE, SEALED[:HEADER] + b"".join(mixed))


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, file=uuid.UUID(int=3)),
        replace(PLACE, scope=Scope.case(uuid.UUID(int=4))),
        replace(PLACE, zone=Zone.content),
    ],
)
def test_a_file_that_stands_in_for_another_does_not_open(place: FilePlace) -> None:
    with pytest.raises(Damaged):
        open_file(KEY, place, SEALED)


def test_a_file_under_another_key_does_not_open() -> None:
    for key in (DataKey(KEY.id, bytes(32)), DataKey(uuid.UUID(int=8), KEY.secret)):
        with pytest.raises(Damaged):
            open_file(key, PLACE, SEALED)


def test_the_same_file_is_sealed_differently_each_time_and_tells_little_of_its_size() -> None:
    one, other = (b"".join(seal_file(KEY, PLACE, b"x" * size)) for size in (100_500, 102_000))
    assert one != other
    assert len(one) == len(other)
