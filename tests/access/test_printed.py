"""The matrix that the client signs is the policy that the application follows."""

from tests.access import printed


def test_the_printed_access_matrix_is_the_policy() -> None:
    assert printed.TARGET.read_text(encoding="utf-8") == printed.render(), (
        "print it anew: python -m tests.access.printed"
    )
