"""Judging progress: from a promise, observations and a day to a status with its reasons."""

from tinhso.core.pace.values import Actual, Assessment, Direction, Path, Point, Promise, Reason, Status

__all__ = ["Actual", "Assessment", "Direction", "Path", "Point", "Promise", "Reason", "Status"]
