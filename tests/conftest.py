"""The fixtures every test may ask for; what they stand on lives in tests/infrastructure."""

from hypothesis import settings

pytest_plugins = [f"tests.infrastructure.{each}" for each in ("chromium", "databases", "houses", "postman")]

# A loaded machine is slow, not wrong; and a failure must print what repeats it.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
