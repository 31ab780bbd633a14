"""What is counted, and the measures that follow from it."""

from __future__ import annotations

from typing import NamedTuple


class Counts(NamedTuple):
    """Outcomes of matching; adds up over documents."""

    found: int = 0
    """Required gold that a prediction answers (true positives)."""
    extra: int = 0
    """Predictions that answer nothing (false positives)."""
    missed: int = 0
    """Required gold that nothing answers (false negatives)."""

    def plus(self, other: Counts) -> Counts:
        """The sum of both."""
        return Counts(self.found + other.found, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Share of predictions that answer gold; 0 where gold met no prediction, None where nothing is."""
        return self._share(self.found + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of gold that is answered; 0 where there are only predictions, None where nothing is."""
        return self._share(self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing is."""
        whole = 2 * self.found + self.extra + self.missed
        return 2 * self.found / whole if whole else None

    def _share(self, whole: int) -> float | None:
        if whole:
            return self.found / whole
        return None if not any(self) else 0.0


class Slots(NamedTuple):
    """MUC slot counts of one field (Chinchor and Sundheim 1993); adds up over documents."""

    correct: int = 0
    """Both sides filled, and equal."""
    incorrect: int = 0
    """Both sides filled, and different."""
    missing: int = 0
    """Filled in gold only; the filled slots of missed gold are missing too."""
    spurious: int = 0
    """Filled in the prediction only; the filled slots of extra predictions are spurious too."""
    agreed: int = 0
    """Matched pairs on which the field agrees, empty on both sides included."""
    compared: int = 0
    """Matched pairs on which the field is scored."""

    def plus(self, other: Slots) -> Slots:
        """The sum of both."""
        return Slots(*map(sum, zip(self, other, strict=True)))

    @property
    def accuracy(self) -> float | None:
        """Share of matched pairs on which the field agrees; None where none is scored."""
        return self.agreed / self.compared if self.compared else None

    @property
    def precision(self) -> float | None:
        """Correct slots over filled slots of predictions; None where none is filled."""
        filled = self.correct + self.incorrect + self.spurious
        return self.correct / filled if filled else None

    @property
    def recall(self) -> float | None:
        """Correct slots over filled slots of gold; None where none is filled."""
        filled = self.correct + self.incorrect + self.missing
        return self.correct / filled if filled else None
