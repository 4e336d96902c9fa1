"""Joining the targets of a resolution with the results of reports, and judging each."""
