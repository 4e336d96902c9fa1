"""Backups: one archive of everything that a data folder holds, and a new folder made from one.

Words it owns: the archive (a tar file), its members, the manifest (what the archive must hold, and what the database
held at that moment), the fingerprint (counts and hashes by which two databases are compared).
"""
