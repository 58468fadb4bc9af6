"""Every value that an operator may set, with its type, default and meaning.

`docs/settings.md` is generated from this class by `manage.py describe_settings`.
"""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parents[2]
EMBEDDED_SECRET = "for-one-machine-only-never-in-production"  # noqa: S105 -- refused by the production settings


class Environment(BaseSettings):
    model_config = SettingsConfigDict(env_file=BASE_DIR / ".env", extra="ignore")

    SECRET_KEY: SecretStr = Field(
        default=SecretStr(EMBEDDED_SECRET),
        description="Signs sessions, invitations and links. Required in production: 50 random characters.",
    )
    SITE_URL: str = Field(
        default="http://127.0.0.1:8000", description="The address people use, with scheme; links in mail start with it."
    )
    SITE_NAME: str = Field(
        default="Tributary Consortium", description="Name of the consortium in titles and mail until it is changed in the CMS."
    )
    ALLOWED_HOSTS: str = Field(
        default="127.0.0.1,localhost,[::1]", description="Host names the site answers to, separated by commas."
    )
    VAR_DIR: Path = Field(
        default=BASE_DIR / "var", description="Folder for all that is made at run time: database, index, media, mail, logs."
    )
    DATABASE_URL: str = Field(default="", description="PostgreSQL address. Empty: an SQLite file in VAR_DIR.")
    DATABASE_PREPARES: bool = Field(
        default=True,
        description="Whether PostgreSQL keeps plans of frequent queries. Off behind a PgBouncer before 1.21 that pools transactions.",
    )
    ELASTICSEARCH_URL: str = Field(
        default="", description="Elasticsearch 8 hosts, separated by commas. Empty: search runs in the database."
    )
    ELASTICSEARCH_API_KEY: SecretStr = Field(default=SecretStr(""), description="API key limited to the index prefix.")
    ELASTICSEARCH_CA_FILE: str = Field(default="", description="Certificate authority file for Elasticsearch over TLS.")
    ELASTICSEARCH_INDEX_PREFIX: str = Field(default="clearinghouse", description="Prefix of every index and alias this site makes.")
    ELASTICSEARCH_SHARDS: int = Field(default=1, description="Primary shards of a new index.")
    ELASTICSEARCH_REPLICAS: int = Field(default=0, description="Replicas of a new index.")
    ELASTICSEARCH_TIMEOUT: float = Field(
        default=0.6, description="Seconds a visitor's search waits for Elasticsearch before the database answers."
    )
    REDIS_URL: str = Field(
        default="", description="Redis address for cache, sockets and background work. Empty: all in this process."
    )
    EMAIL_URL: str = Field(
        default="", description="SMTP server as smtp://user:password@host:587?tls=true. Empty: mail is written to VAR_DIR/mail."
    )
    DEFAULT_FROM_EMAIL: str = Field(default="consortium@localhost", description="Sender of the site's mail.")
    REPLY_MAIL_DOMAIN: str = Field(
        default="", description="Domain at which answers to letters of the forums arrive. Empty: no answers by mail."
    )
    REPLY_MAIL_NAME: str = Field(
        default="reply",
        description="Mailbox at that domain; what follows a + in its addresses says whose answer it is, and to what.",
    )
    REPLY_MAIL_AUTHSERV: str = Field(
        default="",
        description="Name by which the receiving server signs its Authentication-Results. With it, only mail that it vouches for is taken.",
    )
    REPLY_MAIL_SECRET: SecretStr = Field(
        default=SecretStr(""), description="Bearer token with which a mail server posts raw mail to /forums/mail/in/. Empty: off."
    )
    REPLY_IMAP_URL: SecretStr = Field(
        default=SecretStr(""), description="Mailbox to look into, as imaps://user:password@host:993/INBOX. Empty: none."
    )
    MEDIA_S3_BUCKET: str = Field(
        default="", description="S3-compatible bucket for uploads (needs django-storages). Empty: a folder in VAR_DIR."
    )
    MEDIA_ACCEL: str = Field(
        default="",
        description="Internal address below which the server in front hands out uploads (X-Accel-Redirect). Empty: the site sends them.",
    )
    TRUSTED_PROXY_COUNT: int = Field(
        default=0, description="Reverse proxies in front of the site whose X-Forwarded-For is believed."
    )
    WORKER_THREADS: int = Field(default=2, description="Background workers a consumer runs.")
    WEB_THREADS: int = Field(default=8, description="Threads that answer pages in one server process.")
    IMPORT_MOST_MEGABYTES: int = Field(default=20, description="Largest file that curators may upload to be imported.")
    IMPORT_MOST_ROWS: int = Field(
        default=1_000,
        description="Most rows of a file of resources. It is written in one transaction, in which others wait to write on SQLite.",
    )
    IMPORT_MOST_UNPACKED_MEGABYTES: int = Field(default=100, description="What a workbook may unpack to.")
    IMPORT_MOST_RATIO: int = Field(default=100, description="How many times its own size a workbook may unpack to.")
    ERIC_API_URL: str = Field(
        default="https://api.ies.ed.gov/eric/", description="The API of ERIC that curators search, or a mirror of it."
    )
    TIME_ZONE: str = Field(
        default="America/New_York", description="Time zone of the consortium; districts and people may have their own."
    )
    SENTRY_DSN: SecretStr = Field(default=SecretStr(""), description="Error reports go here. Empty: off.")
    METRICS_TOKEN: SecretStr = Field(
        default=SecretStr(""), description="Bearer token for /metrics and the details of /readyz. Empty: only from this machine."
    )
    CHECK_LINKS: bool = Field(default=True, description="Ask each week whether the addresses that the library names still answer.")
    RECORDS_LICENSE: str = Field(
        default="Creative Commons Attribution 4.0 International (CC BY 4.0)",
        description="What others may do with the consortium's own words in the library, by name.",
    )
    RECORDS_LICENSE_URL: str = Field(
        default="https://creativecommons.org/licenses/by/4.0/", description="Address of that license; records carry it."
    )
    DEMO: bool = Field(default=False, description="Show the demo sign-ins on the sign-in page.")


env = Environment()
