"""Writers of the output folder: one module a file, each fed one document at a time."""
