"""The WSGI entry point of a real installation; settings come from the environment."""

from sspf.app import create_app
from sspf.settings import from_environment, refuse_unsafe

settings = from_environment()
refuse_unsafe(settings)
application = create_app(settings)
