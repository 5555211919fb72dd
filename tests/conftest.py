"""The fixtures every test may ask for; what they stand on lives in tests/infrastructure."""

from hypothesis import settings

pytest_plugins = ["tests.infrastructure.chromium", "tests.infrastructure.databases", "tests.infrastructure.houses", "tests.infrastructure.postman"]

# A loaded machine is slow, not wrong; and a failure must print what repeats it.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
