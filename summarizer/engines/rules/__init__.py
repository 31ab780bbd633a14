"""The embedded engine: deterministic, no network; the baseline of evals and the auditor of the LLM."""
