"""The event stream: what the ledger gains, as it gains it."""
