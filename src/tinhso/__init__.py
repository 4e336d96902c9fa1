"""The digital province: from resolutions and reports to targets, observations and progress."""

__version__ = "0.1.0"
