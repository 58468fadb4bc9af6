"""Copy the rows of the database into a new index on the search server, by the product's own means, without making each row anew."""

from clearinghouse.core.progress import ProgressBar


def main() -> None:
    import django

    django.setup()
    from search.backends import indices
    from search.models import IndexRow
    from search.services.rebuilding import fill

    with indices.new_index() as index:
        fill(lambda rows: indices.write_to(index, rows), IndexRow.objects.count(), ProgressBar())


if __name__ == "__main__":
    main()
