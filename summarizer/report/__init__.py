"""One writer per file of the output folder."""
