"""A folder of documents → an output folder: bounded memory, resumable, no document at another's cost."""

from summarizer.batch.plan import Plan, plan_inputs
from summarizer.batch.pool import Progress
from summarizer.batch.runner import RunResult, run, stream

__all__ = ["Plan", "Progress", "RunResult", "plan_inputs", "run", "stream"]
