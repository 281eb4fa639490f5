"""Each parses its arguments and calls one action or query."""
