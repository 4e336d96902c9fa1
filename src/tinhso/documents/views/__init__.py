"""Pages of the documents: the list, taking in, the text with its statements, decisions, opening to the public."""
