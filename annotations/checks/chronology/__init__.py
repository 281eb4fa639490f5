"""Dates set against each other within one source: what several checks need for it, and the words of each language."""
