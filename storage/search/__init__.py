"""One index for everything that is found by words: research, case studies, and whatever comes next.

`put` documents in, `find` them by words and tags, in either database.
"""

from storage.search.index import (
    Document,
    Found,
    Hit,
    Query,
    create_index,
    drop_index,
    find,
    put,
    remove,
)
from storage.search.lexicon import Lexicon

__all__ = ["Document", "Found", "Hit", "Lexicon", "Query", "create_index", "drop_index", "find", "put", "remove"]
