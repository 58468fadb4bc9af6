from django.db import migrations

COLUMNS = "title, keywords, summary, body"
NEW = "new.title, new.keywords, new.summary, new.body"
OLD = "old.title, old.keywords, old.summary, old.body"

SQLITE = [
    f"CREATE VIRTUAL TABLE search_text USING fts5({COLUMNS}, content='search_indexrow', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER search_text_insert AFTER INSERT ON search_indexrow BEGIN "
    f"INSERT INTO search_text(rowid, {COLUMNS}) VALUES (new.id, {NEW}); END",
    f"CREATE TRIGGER search_text_delete AFTER DELETE ON search_indexrow BEGIN "
    f"INSERT INTO search_text(search_text, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD}); END",
    f"CREATE TRIGGER search_text_update AFTER UPDATE OF {COLUMNS} ON search_indexrow BEGIN "
    f"INSERT INTO search_text(search_text, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD}); "
    f"INSERT INTO search_text(rowid, {COLUMNS}) VALUES (new.id, {NEW}); END",
    f"INSERT INTO search_text(rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM search_indexrow",
    # Rows are wide; who may see them, their order and their facets are read from here, at a quarter of the cost.
    "CREATE INDEX search_indexrow_facts ON search_indexrow (id, audience, is_removed, strength, published_at, facets)",
]
SQLITE_BACK = [
    "DROP INDEX search_indexrow_facts",
    "DROP TRIGGER search_text_insert",
    "DROP TRIGGER search_text_delete",
    "DROP TRIGGER search_text_update",
    "DROP TABLE search_text",
]
POSTGRESQL = [
    "ALTER TABLE search_indexrow ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', keywords), 'B') || "
    "setweight(to_tsvector('english', summary), 'C') || setweight(to_tsvector('english', left(body, 200000)), 'D')) STORED",
    "CREATE INDEX search_indexrow_words ON search_indexrow USING gin (search_vector)",
]
POSTGRESQL_BACK = ["DROP INDEX search_indexrow_words", "ALTER TABLE search_indexrow DROP COLUMN search_vector"]


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})
        )
    ]
