"""Hypothesis without a deadline: on a busy machine the first example takes longest."""

from hypothesis import settings

settings.register_profile("unit", deadline=None)
settings.load_profile("unit")
