"""Work done in the background: reading a text, reading files that were handed in, taking up what was left lying."""

from uuid import UUID

from django.db.models import QuerySet
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from tinhso.documents import actions, intake, queries
from tinhso.documents.models import Intake, Text
from tinhso.documents.values import UNDER_WAY

FILE_TASK = "documents.take_in_file"
# A text that somebody waits for goes before files, a file before the members of an archive.
_FILE, _MEMBER = -1, -2
_HOURS_KEPT = 24  # of jobs that ended well
_MOST_RUNS = 5  # of a job that ends its worker


@app.task(name=queries.READ_TASK, retry=3, pass_context=False)
def read_text(text_id: int) -> None:
    """Read a text; doing it twice changes nothing."""
    text = Text.objects.select_related("document__area", "recorded_by").get(pk=text_id)
    actions.read(text=text, by=text.recorded_by)


@app.task(name=FILE_TASK, retry=3, priority=_FILE, pass_context=False)
def take_in_file(intake_id: str) -> None:
    """Read a file that was handed in, or open an archive; doing it twice changes nothing."""
    for member in intake.work(UUID(intake_id)):
        start(member, priority=_MEMBER)


@app.periodic(cron="* * * * *")
@app.task(name="documents.take_up", queueing_lock="documents.take_up", pass_context=True)
async def take_up(context: JobContext, timestamp: int) -> None:
    """Every minute: jobs whose worker is gone are run again, files that no job works on are asked for anew."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        if job.attempts < _MOST_RUNS:
            await manager.retry_job(job)
        else:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
    await manager.delete_old_jobs(nb_hours=_HOURS_KEPT)
    async for left in Intake.objects.filter(state__in=UNDER_WAY):
        if not await _jobs_of(left).aexists():
            await take_in_file.defer_async(intake_id=str(left.pk))


def start(asked: Intake, *, priority: int = _FILE) -> None:
    """Have a file read in the background; nothing is asked for twice."""
    if not _jobs_of(asked).exists():
        take_in_file.configure(priority=priority).defer(intake_id=str(asked.pk))


def _jobs_of(asked: Intake) -> QuerySet[ProcrastinateJob]:
    return ProcrastinateJob.objects.filter(
        task_name=FILE_TASK, args__intake_id=str(asked.pk), status__in=("todo", "doing")
    )
