"""The aligner beside Gale–Church."""
