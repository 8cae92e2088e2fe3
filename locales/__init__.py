"""Every sentence, in every language, and the reader of them.

A language is one folder of Fluent files here; adding a folder adds the language.
"""

from locales.texts import FALLBACK, Html, Texts, languages, nearest, texts

__all__ = ["FALLBACK", "Html", "Texts", "languages", "nearest", "texts"]
