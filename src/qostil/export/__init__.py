"""The whole work in one file for a reader: an HTML page, a book."""
