"""aiogram's models are put together when they are first used. To be imported before aiogram.

Each asks for that (`defer_build`), but aiogram has all three hundred and fifty put together where it is imported: most
of a start's time and 100 MB, and a bot uses a few dozen of them.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_put_together: Any = BaseModel.__dict__["model_rebuild"].__func__
_names: dict[str, Any] = {}
"""What aiogram's annotations mean, as aiogram says it."""


def _model_rebuild(
    cls: type[BaseModel],
    *,
    force: bool = False,
    raise_errors: bool = True,
    _parent_namespace_depth: int = 2,
    _types_namespace: Mapping[str, Any] | None = None,
) -> bool | None:
    """pydantic's own, which also asks it of a model that is used before it is put together."""
    names = _types_namespace
    if cls.__module__.startswith("aiogram.types.") and names is not None:
        _names.update(names)
        return None
    if cls.__module__.startswith("aiogram."):
        names = {**_names, **(names or {})}
    result: bool | None = _put_together(
        cls,
        force=force,
        raise_errors=raise_errors,
        _parent_namespace_depth=_parent_namespace_depth + 1,  # this function stands in between
        _types_namespace=names,
    )
    return result


BaseModel.model_rebuild = classmethod(_model_rebuild)  # type: ignore[assignment, method-assign]
