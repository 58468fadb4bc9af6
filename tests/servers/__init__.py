from tests.servers.elasticsearch import Elasticsearch
from tests.servers.postgresql import PostgreSQL
from tests.servers.process import Server
from tests.servers.redis import Redis

SERVERS: dict[str, type[Server]] = {"postgresql": PostgreSQL, "redis": Redis, "elasticsearch": Elasticsearch}

__all__ = ["SERVERS", "Elasticsearch", "PostgreSQL", "Redis", "Server"]
