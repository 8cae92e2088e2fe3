"""Settings, from the environment or `.env`. A wrong one ends the start with one sentence."""

from pathlib import Path
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from locales import languages

EXAMPLES = {
    "BOT_TOKEN": "123456789:AAExampleExampleExampleExampleExample",
    "BOT_API_URL": "https://api.telegram.org",
    "DATABASE_URL": "sqlite+aiosqlite:///data/staffroom.db",
    "ADMIN_IDS": "123456789,987654321",
    "DEFAULT_LANGUAGE": "en",
    "DEFAULT_TIMEZONE": "Europe/Helsinki",
    "CONSOLE_PORT": "8080",
    "DATA_DIR": "data",
    "LOG_LEVEL": "INFO",
}
_PORT = "it is not a port, a whole number from 0 to 65535"
WHY = dict.fromkeys(("int_parsing", "int_from_float", "greater_than_equal", "less_than_equal"), _PORT)
"""What pydantic finds by itself, in words for people who run a bot and write no programs."""
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongSetting(Exception):
    """A setting that cannot be used; its text is the sentence for the operator."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: str = ""
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = ""
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    default_language: str = "en"
    default_timezone: str = "UTC"
    console_port: int = Field(8080, ge=0, le=65535)
    data_dir: Path = Path("data")
    log_level: str = "INFO"

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: str) -> str:
        number, _, secret = value.strip().partition(":")
        if value and not (number.isdecimal() and len(secret) >= 8):
            raise ValueError("it is not a bot token as BotFather gives it")
        return value.strip()

    @field_validator("bot_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("it is not a web address")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("it begins neither with sqlite+aiosqlite:/// nor with postgresql+asyncpg://")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _admins(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isdecimal() for part in parts):
            raise ValueError("it is not a list of Telegram user ids, numbers separated by commas")
        return tuple(int(part) for part in parts)

    @field_validator("default_language")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in languages():
            raise ValueError(f"it is none of the shipped languages ({', '.join(languages())})")
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("it is no IANA time zone")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in LEVELS:
            raise ValueError(f"it is none of {', '.join(LEVELS)}")
        return value.upper()

    @property
    def rehearsing(self) -> bool:
        """Without a token there is no Telegram to join."""
        return not self.bot_token

    @property
    def rehearsal_file(self) -> Path:
        return self.data_dir / "rehearsal.db"

    @property
    def has_data(self) -> bool:
        """Whether there is a database of the real bot; one on a server is taken to be there."""
        scheme, _, file = self.database.partition(":///")
        return not scheme.startswith("sqlite") or Path(file.partition("?")[0]).exists()

    @property
    def database_fault(self) -> str:
        """The word for one that cannot be opened: a file is looked for elsewhere than a server."""
        return "database" if self.database.startswith("sqlite") else "database-server"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'staffroom.db'}"


def read_settings(**given: Any) -> Settings:
    """The settings. Raises WrongSetting with one sentence that names the first wrong one, why, and an example."""
    try:
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]).upper()
        why = WHY.get(first["type"]) or str(first["msg"]).removeprefix("Value error, ")
        raise WrongSetting(f"{name} cannot be used: {why}. For example: {name}={EXAMPLES[name]}") from None
