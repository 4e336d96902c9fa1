"""Files as they come: a PDF, Word file, web page or archive becomes one text with places in the original."""
