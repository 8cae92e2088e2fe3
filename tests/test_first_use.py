"""aiogram's models are put together when they are first used, and then they are whole."""

import subprocess
import sys
from typing import get_args

import pytest
from aiogram.methods import SendMediaGroup
from aiogram.types import InputMediaPhoto, Update
from pydantic import BaseModel, Field

from handlers.dispatch import HANDLERS, MODELS

LATER = """
import bot.app
from aiogram.types import Message, Story
print(Message.__pydantic_complete__, Story.__pydantic_complete__)
"""


@pytest.mark.slow
def test_what_updates_bring_is_ready_and_what_we_never_see_is_not() -> None:
    done = subprocess.run([sys.executable, "-c", LATER], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_every_kind_of_update_is_read_as_aiogram_has_it() -> None:
    Update.model_rebuild()
    known = {kind: get_args(Update.model_fields[kind].annotation)[0] for kind in HANDLERS}
    assert known == MODELS


def test_a_method_of_which_nothing_was_used_before_is_whole() -> None:
    media = [InputMediaPhoto(media="file-1", caption="One"), InputMediaPhoto(media="file-2")]
    method = SendMediaGroup(chat_id=1, media=media, reply_parameters=None)
    assert [one["media"] for one in method.model_dump()["media"]] == ["file-1", "file-2"]


def test_models_of_others_are_put_together_as_ever() -> None:
    class Outer(BaseModel):
        inner: "Inner"

    class Inner(BaseModel):
        number: int = Field(ge=1)

    assert Outer.model_rebuild() is True  # finds the names where it is called
    assert Outer.model_validate({"inner": {"number": 1}}).inner.number == 1
