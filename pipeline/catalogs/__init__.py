"""Catalogs: identity, matching, update, overlay, and the doors to PO and MO files."""
