"""The portal and stock MkDocs side by side, on the same text."""
