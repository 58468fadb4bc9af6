"""A collection to take along: as a table, and as a zip of pages that need no line, with documents and licenses."""
