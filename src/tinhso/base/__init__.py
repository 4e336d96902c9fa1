"""The Django ground that every part stands on: user, access, trail, append-only tables, day, page."""
