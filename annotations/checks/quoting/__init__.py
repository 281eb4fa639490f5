"""Quotations: which mark closes which, what stands in them, and who says it."""
