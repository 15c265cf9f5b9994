"""The portal: YAML records on the social and solidarity economy, made into a site.

The package knows nothing of MkDocs; ``hooks/mkdocs_hooks.py`` is the only adapter.
``ARCHITECTURE.md`` shows a record's way through the modules.
"""

__version__ = "0.1.0"
