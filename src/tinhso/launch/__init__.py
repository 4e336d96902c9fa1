"""Bringing the program up and keeping it up: the data folder, the embedded PostgreSQL, and the supervisor.

This part starts before the web framework does and never imports it: what it starts are programs of their own,
which learn from environment variables where the data folder and the database are. Words it owns: the data
folder and its mark, the cluster (the embedded PostgreSQL), the supervisor and its children, leftovers
(children that outlived a killed supervisor), a refusal (a start that cannot go on, with what to do about it).
"""
