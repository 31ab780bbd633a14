"""Every error this package raises on purpose.

::

    SummarizerError
    ├── UsageError            wrong options, configuration or input: exit code 2
    │   ├── InputError        a path that is missing, empty, binary, unreadable, hostile
    │   ├── SettingsError     an option, variable or summarizer.toml that makes no sense
    │   └── OutputError       an output folder that can't be written or is in use
    ├── EngineError           an engine gave no answer for a chunk: becomes a Failure of that chunk
    │   ├── RefusedError      the model refused or a content filter stepped in
    │   ├── TruncatedError    the answer broke off
    │   ├── InvalidAnswerError  the answer is not what was asked for, even after asking again
    │   └── UnavailableError  the endpoint stayed out of reach after all retries
    ├── StopRunError          nothing more can be asked of the endpoint: stops the run, keeps what is done
    │   ├── CredentialsError  wrong or missing key, no access to the model
    │   ├── QuotaError        the account has no money or quota left
    │   └── BudgetError       --max-cost would be crossed
    ├── CacheMissError        --replay-only and the answer is not in the cache
    └── GateError             an eval gate fell: exit code 1

Messages say what happened, where, and what to do; they never hold a secret.
"""

from __future__ import annotations


class SummarizerError(Exception):
    """Root of all errors raised on purpose."""


class UsageError(SummarizerError):
    """Wrong usage, configuration or input; the command ends with exit code 2."""


class InputError(UsageError):
    """An input that can't be read: missing, empty, binary, in an unknown encoding, or hostile."""


class SettingsError(UsageError):
    """A setting that makes no sense."""


class OutputError(UsageError):
    """An output folder that can't be written or that another run holds."""


class EngineError(SummarizerError):
    """An engine gave no answer for one chunk."""


class RefusedError(EngineError):
    """The model refused, or a content filter stepped in."""


class TruncatedError(EngineError):
    """The answer broke off before its end."""


class InvalidAnswerError(EngineError):
    """The answer does not fit the schema, even after asking again."""


class UnavailableError(EngineError):
    """The endpoint stayed out of reach after all retries."""


class StopRunError(SummarizerError):
    """Nothing more can be asked of the endpoint; finished work is kept."""


class CredentialsError(StopRunError):
    """Wrong or missing key, or no access to the model."""


class QuotaError(StopRunError):
    """The account has no money or quota left."""


class BudgetError(StopRunError):
    """The next request could cross ``--max-cost``."""


class CacheMissError(SummarizerError):
    """``--replay-only``, and the answer is not in the cache."""


class GateError(SummarizerError):
    """An eval gate fell."""
