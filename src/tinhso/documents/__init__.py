"""Documents and what they say: immutable texts, the machine's readings, and people's reviews kept apart from them."""
