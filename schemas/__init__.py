"""Data models of the project: what stages exchange, what engines return, what is published."""
