"""The index in SQLite: an FTS5 table over the documents' tokens, kept in step by triggers."""

from typing import Any

from sqlalchemy import TextClause, text

from storage.search.question import Question, Sought, Step

_COLUMNS = "title, tags, body, marks"
_NEW, _OLD = (", ".join(f"{row}.{column}" for column in _COLUMNS.split(", ")) for row in ("new", "old"))
CREATE = (
    # Tokens are split at spaces and compared byte by byte; everything cleverer has been done before.
    f"""CREATE VIRTUAL TABLE search_index USING fts5({_COLUMNS}, content='search_documents', content_rowid='id',
        tokenize="ascii tokenchars '#@'", prefix='3')""",
    f"""CREATE TRIGGER search_put AFTER INSERT ON search_documents BEGIN
        INSERT INTO search_index (rowid, {_COLUMNS}) VALUES (new.id, {_NEW}); END""",  # noqa: S608 (only names)
    f"""CREATE TRIGGER search_remove AFTER DELETE ON search_documents BEGIN
        INSERT INTO search_index (search_index, rowid, {_COLUMNS}) VALUES ('delete', old.id, {_OLD}); END""",  # noqa: S608
)
DROP = ("DROP TRIGGER search_put", "DROP TRIGGER search_remove", "DROP TABLE search_index")

# What a word weighs in each column. Marks decide whether a document is shown at all, and so not where.
_RANK = "bm25(search_index, 8, 4, 1, 0)"


def look(question: Question, step: Step, rows: int) -> tuple[TextClause, dict[str, Any]]:
    """A query for the best documents of a step: kind, subject_id, language, and whether the asker's is at hand too."""
    words = (" AND " if step.every else " OR ").join(map(_word, step.words))
    kinds = " OR ".join(map(_quoted, question.kinds))
    # A column's filter binds nearer than AND, so it stands before a bracket of its own.
    words = words and f"{'title : ' if step.in_title else ''}({words})"
    match = " AND ".join(part for part in (words, *map(_quoted, question.tags), kinds and f"({kinds})") if part)
    rank = _RANK if step.ranked else "0"
    statement = f"""
        SELECT d.kind, d.subject_id, d.language, EXISTS (
            SELECT 1 FROM search_documents AS o
            WHERE o.kind = d.kind AND o.subject_id = d.subject_id AND o.language = :language) AS in_own_language
        FROM (SELECT rowid AS id, {rank} AS rank FROM search_index WHERE search_index MATCH :match
              ORDER BY {"rank, " if step.ranked else ""} rowid DESC LIMIT :rows) AS best
        JOIN search_documents AS d ON d.id = best.id ORDER BY best.rank, d.id DESC"""  # noqa: S608 (only constants)
    return text(statement), {"match": match, "rows": rows, "language": question.language}


def _word(sought: Sought) -> str:
    forms = [*map(_quoted, sought.tokens), *([f"{_quoted(sought.prefix)} *"] if sought.prefix else [])]
    return f"({' OR '.join(forms)})"


def _quoted(token: str) -> str:
    return f'"{token}"'
