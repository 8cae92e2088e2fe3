"""Which folder of words belongs to which language. The other readers in this room ask only here."""

from pathlib import Path

FALLBACK = "en"
FOLDER = Path(__file__).parent


def folder(language: str, file: str) -> Path:
    """The path of a file of words in the language of an IETF tag such as "es-419", or else in English."""
    base = language.replace("_", "-").split("-")[0].lower()
    # Only letters: what arrives from Telegram as a language code must never walk out of this folder.
    path = FOLDER / base / file
    return path if base.isalpha() and path.is_file() else FOLDER / FALLBACK / file
