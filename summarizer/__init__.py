"""Structured, grounded commitments from Chinese policy documents."""
