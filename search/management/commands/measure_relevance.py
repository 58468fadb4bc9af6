from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.progress import ProgressBar
from search.management.relevance.collection import measure_collection
from search.management.relevance.measuring import Measured, asking, backends, library_names, measure
from search.management.relevance.questions import Unreadable, own_questions


class Command(BaseCommand):
    help = (
        "Measure how well search ranks: nDCG@10 and MRR, by backend. Asks judged questions of teachers about the demo library, "
        "or those of another collection. A collection stands in a folder as documents.jsonl, queries.jsonl and qrels.tsv; while it is "
        "measured nothing else can be written to a SQLite database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--collection", type=Path, metavar="FOLDER", help="Measure with the collection in this folder.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["collection"]
        try:
            rows = measure_collection(folder, ProgressBar()) if folder else measure_library()
        except (Unreadable, TemporarilyUnavailable) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'Backend':<16}{'Half':<12}{'Questions':>9}{'nDCG@10':>10}{'MRR':>8}")
        for row in rows:
            self.stdout.write(f"{row.backend:<16}{row.half:<12}{row.questions:>9}{row.ndcg:>10.3f}{row.mrr:>8.3f}")


def measure_library() -> list[Measured]:
    """The figures of every backend for our own questions. Refuses where the demo's resources are not all there."""
    questions, names = own_questions(), library_names()
    missing = {name for question in questions for name in question.grades} - set(names.values())
    if missing:
        raise Unreadable(
            f"The questions are about the demo library, of which {len(missing)} resources are not in the index, such as {min(missing)}. "
            "Load the demo (load_demo --really) and rebuild the index (rebuild_index) on a site for trials."
        )
    return [row for backend in backends() for row in measure(backend, questions, asking(backend, names))]
