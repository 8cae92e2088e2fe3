"""The index in PostgreSQL: a tsvector made of the documents' tokens, and a GIN index over it."""

from math import log
from typing import Any

from sqlalchemy import TextClause, text

from storage.search.question import Question, Sought

CREATE = (
    # PostgreSQL's own parsers would take the tokens apart once more, so the vector is written out as it is.
    """CREATE FUNCTION search_vector(title text, tags text, body text, marks text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE AS $$
            SELECT coalesce(string_agg(quote_literal(token) || ':' || least(place, 16383) || weight, ' '), '')::tsvector
            FROM (VALUES (title, 'A'), (tags, 'B'), (marks, 'C'), (body, 'D')) AS part (tokens, weight),
                unnest(string_to_array(tokens, ' ')) WITH ORDINALITY AS word (token, place)
            WHERE token <> '' $$""",
    """ALTER TABLE search_documents
        ADD COLUMN vector tsvector GENERATED ALWAYS AS (search_vector(title, tags, body, marks)) STORED""",
    "CREATE INDEX search_index ON search_documents USING gin (vector) WITH (fastupdate = off)",
)
DROP = ("ALTER TABLE search_documents DROP COLUMN vector", "DROP FUNCTION search_vector")


def ranked(question: Question, *, all_words: bool, rows: int) -> tuple[TextClause, dict[str, Any]]:
    """A query for kind, subject and language of the best documents; the newest first where no words are sought."""
    words = [_word(sought) for sought in question.sought]
    wanted = (" & " if all_words else " | ").join(f"({word})" for word in words)
    kinds = " | ".join(map(_quoted, question.kinds))
    parts = [f"({part})" for part in (wanted, *map(_quoted, question.tags), kinds) if part]
    # ts_rank does not know how rare a word is, and would put a document with three common words first.
    rank = [
        f"{_rarity(sought, question.commonest)} * ts_rank(vector, CAST(CAST(:word{n} AS text) AS tsquery), 1)"
        for n, sought in enumerate(question.sought)
    ]
    statement = f"""
        SELECT kind, subject_id, language FROM search_documents
        WHERE vector @@ CAST(CAST(:match AS text) AS tsquery)
        ORDER BY {" + ".join(rank) or 0} DESC, id DESC LIMIT :rows"""  # noqa: S608 (only numbers and names)
    named = {f"word{n}": word for n, word in enumerate(words)}
    return text(statement), {"match": " & ".join(parts), "rows": rows, **named}


def _rarity(sought: Sought, commonest: int) -> float:
    return round(log(1 + commonest / max(sought.documents, 1)), 3)


def _word(sought: Sought) -> str:
    forms = [*map(_quoted, sought.tokens), *([f"{_quoted(sought.prefix)}:*"] if sought.prefix else [])]
    return " | ".join(forms)


def _quoted(token: str) -> str:
    return f"'{token}'"
