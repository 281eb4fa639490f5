"""HTTP in JSON: parse, call one action or query, present."""
