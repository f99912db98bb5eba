"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# a law is about right and wrong: how long an example takes says more of the machine
settings.register_profile("subtitr", deadline=None)
settings.load_profile("subtitr")
