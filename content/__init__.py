"""The library that comes with the bot, as data, and the small readers of it.

Facts stand in language-neutral files here; words stand in one folder per language, and English is the
fallback.
"""
