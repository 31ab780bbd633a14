"""Scoring of records against gold."""
