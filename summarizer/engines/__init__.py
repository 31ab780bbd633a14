"""Engines read a chunk and answer in the extraction schema."""
