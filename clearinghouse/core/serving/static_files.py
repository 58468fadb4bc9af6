"""One style sheet on the wire, many small ones in the house.

`static/css/site.css` imports the rest. Browsers would fetch each by itself, one round trip each on a slow line, so collecting
joins them into the file that is served. In development and tests the imports work as they stand.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
BETWEEN = re.compile(r"\s*([{};,])\s*")
URL = re.compile(r'url\("([^":]+)"\)')


def join_sheets(sheet: str, read: dict[str, str]) -> str:
    """The sheet with every import replaced by what it names, inside its layer, without comments and needless space."""

    def joined(match: re.Match[str]) -> str:
        name, layer = match.groups()
        return f"@layer {layer} {{{move_addresses(read[name], posixpath.dirname(name))}}}"

    return BETWEEN.sub(r"\1", COMMENT.sub("", IMPORT.sub(joined, COMMENT.sub("", sheet)))).strip()


def move_addresses(text: str, folder: str) -> str:
    """The addresses of a sheet in `folder`, written as seen from the folder above it."""
    return URL.sub(lambda match: f'url("{posixpath.normpath(posixpath.join(folder, match[1]))}")', text)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins the site's style sheets before the files get their hashed names."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join, then name and compress as whitenoise does. Joined are the sources: what was gathered before is joined already."""
        if not dry_run and SHEET in paths:
            folder = posixpath.dirname(SHEET)
            sheet = text_of(paths, SHEET)
            read = {name: text_of(paths, posixpath.join(folder, name)) for name, _ in IMPORT.findall(COMMENT.sub("", sheet))}
            self.delete(SHEET)
            self._save(SHEET, ContentFile(join_sheets(sheet, read).encode()))
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run, **options)


def text_of(paths: dict[str, Any], name: str) -> str:
    """What the source of a gathered file says."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
