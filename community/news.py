"""What somebody's last message or tap did to a form, besides answering what was asked."""

from dataclasses import dataclass

from community.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Nothing of it, unless said otherwise."""

    void: tuple[Step, ...] = ()
    """Steps that have an answer and are not asked any more because of this one. It is kept, and left out."""
    kept_at: Step | None = None
    """The step at which a file was kept that came with the answer to another one."""
    left_out: bool = False
    """Whether there was a file for which this form has no place."""
    told: Step | None = None
    """The step that a voice message answered which somebody has to note or write down."""
    taken_as: Step | None = None
    """The step at which a voice message was taken as one of its options."""
    edited: Step | None = None
    """The step whose answer changed because a message was edited."""
    added: Step | None = None
    """The step to whose answer a message was added."""


NOTHING = News()
