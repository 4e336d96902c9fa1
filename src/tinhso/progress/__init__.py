"""Targets, their versions, and how each stands on a day."""
