"""What rooms above bring to the library, which does not know them: each registers in its AppConfig.ready."""
