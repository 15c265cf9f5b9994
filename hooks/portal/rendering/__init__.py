"""How records become HTML: text, names in the reader's language, templates."""
