"""The index in PostgreSQL: a tsvector made of the documents' tokens, and a GIN index over it."""

from math import log
from typing import Any

from sqlalchemy import TextClause, text

from storage.search.question import Question, Sought, Step

CREATE = (
    # PostgreSQL's own parsers would take the tokens apart once more, so the vector is written out as it is.
    # Words of the title are in it a second time, with a sign: looking for a weight would read every document.
    """CREATE FUNCTION search_vector(title text, tags text, body text, marks text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE AS $$
            SELECT coalesce(string_agg(
                quote_literal(sign || token) || ':' || least(place, 16383) || weight, ' '), '')::tsvector
            FROM (VALUES (title, '', 'A'), (title, '^', 'C'), (tags, '', 'B'), (marks, '', 'C'), (body, '', 'D'))
                    AS part (tokens, sign, weight),
                unnest(string_to_array(tokens, ' ')) WITH ORDINALITY AS word (token, place)
            WHERE token <> '' $$""",
    """ALTER TABLE search_documents
        ADD COLUMN vector tsvector GENERATED ALWAYS AS (search_vector(title, tags, body, marks)) STORED""",
    # Ranking reads the vector of every document that fits: it stays in the row, and the texts are packed first.
    "ALTER TABLE search_documents ALTER COLUMN vector SET STORAGE MAIN",
    "CREATE INDEX search_index ON search_documents USING gin (vector) WITH (fastupdate = off)",
)
DROP = ("ALTER TABLE search_documents DROP COLUMN vector", "DROP FUNCTION search_vector")


def look(question: Question, step: Step, rows: int) -> tuple[TextClause, dict[str, Any]]:
    """A query for the best documents of a step: kind, subject_id, language, and whether the asker's is at hand too."""
    words = [_word(sought, "^" if step.in_title else "") for sought in step.words]
    wanted = (" & " if step.every else " | ").join(f"({word})" for word in words)
    kinds = " | ".join(map(_quoted, question.kinds))
    match = " & ".join(f"({part})" for part in (wanted, *map(_quoted, question.tags), kinds) if part)
    # ts_rank does not know how rare a word is, and would put a document with three common words first.
    rank = [
        f"{_rarity(sought, question.commonest)} * ts_rank(vector, CAST(CAST(:word{n} AS text) AS tsquery), 1)"
        for n, sought in enumerate(step.words if step.ranked else [])
    ]
    # The newest first: going back from the newest pays only where documents that fit are surely many.
    newest = "id" if step.words and not (step.in_title or question.tags or question.kinds) else "id + 0"
    statement = f"""
        SELECT d.kind, d.subject_id, d.language, EXISTS (
            SELECT 1 FROM search_documents AS o
            WHERE o.kind = d.kind AND o.subject_id = d.subject_id AND o.language = :language) AS in_own_language
        FROM (SELECT id, {" + ".join(rank) or 0} AS rank FROM search_documents
              WHERE vector @@ CAST(CAST(:match AS text) AS tsquery)
              ORDER BY {"rank DESC, id" if rank else newest} DESC LIMIT :rows) AS best
        JOIN search_documents AS d ON d.id = best.id
        ORDER BY best.rank DESC, d.id DESC"""  # noqa: S608 (only numbers and names)
    named = {f"word{n}": word for n, word in enumerate(words[: len(rank)])}
    return text(statement), {"match": match, "rows": rows, "language": question.language, **named}


def _rarity(sought: Sought, commonest: int) -> float:
    return round(log(1 + commonest / max(sought.documents, 1)), 3)


def _word(sought: Sought, sign: str) -> str:
    prefix = [f"{_quoted(sign + sought.prefix)}:*"] if sought.prefix else []
    return " | ".join([*(_quoted(sign + token) for token in sought.tokens), *prefix])


def _quoted(token: str) -> str:
    return f"'{token}'"
