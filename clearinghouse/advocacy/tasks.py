from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.advocacy.figures.school_year import year_to_archive
from clearinghouse.advocacy.services.contact import forget_answered_messages
from clearinghouse.advocacy.services.figures_archive import archive_figures


@db_periodic_task(crontab(hour="22", minute="40"))
def archive_the_school_year() -> None:
    """Each evening, for the few evenings on which a year is due."""
    year = year_to_archive(timezone.localdate())
    if year is not None:
        archive_figures(year)


@db_periodic_task(crontab(hour="3", minute="47"))
def forget_messages() -> None:
    forget_answered_messages()
