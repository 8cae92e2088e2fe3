"""What keeps children and people safe: the privacy check, schools' lists, consent, one's data, being forgotten."""

from dataclasses import dataclass

from community.clock import Now
from community.consents import Consents
from community.forms import Definition
from community.mydata import MyData
from community.name_lists import NameLists
from community.privacy.decisions import Privacy
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Safety:
    privacy: Privacy
    name_lists: NameLists
    consents: Consents
    mydata: MyData

    @classmethod
    def of(cls, db: Database, now: Now) -> "Safety":
        return cls(Privacy(db, now), NameLists(db), Consents(db, now), MyData(db, now))

    @property
    def forms(self) -> dict[str, Definition]:
        """By the words that their names begin with."""
        return {"privacy": self.privacy, "names": self.name_lists}
