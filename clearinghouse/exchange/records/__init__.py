"""Resources as rows of a table, out and back in: what is written here is read back unchanged."""
