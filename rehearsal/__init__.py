"""A pretend Telegram: a town with people, groups and a bot, over HTTP. See docs/rehearsal.md."""

from .errors import Unwelcome
from .server import serve
from .town import Town

__all__ = ["Town", "Unwelcome", "serve"]
