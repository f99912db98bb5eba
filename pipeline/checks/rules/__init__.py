"""The rules, one a module: `CODE`, `check`, and a docstring that is the rule's page.

A folder is a family; the table of a family stands in its `__init__`.
"""
