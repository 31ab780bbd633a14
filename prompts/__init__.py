"""What language models are told: one file per prompt and version, examples as data."""
