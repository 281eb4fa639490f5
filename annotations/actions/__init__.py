"""The only writers: one intention, one transaction, one ledger entry for each thing it changes."""
