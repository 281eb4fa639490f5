"""Jobs of workers that died: found by their missing heartbeat, and put back into the queue."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

# Seconds; a worker that lives says so every two (workbench/serving/worker.py).
SILENCE = 10


@app.periodic(cron="* * * * * */10")
@app.task(name="annotations.jobs.stalled.retry_stalled_jobs", queueing_lock="retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:  # noqa: ARG001  (the time it was due, which every periodic job gets)
    """Queue them again; all our jobs are safe to repeat."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
