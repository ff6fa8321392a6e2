"""The search beside its peers, on the same site of a thousand sections in two languages."""
