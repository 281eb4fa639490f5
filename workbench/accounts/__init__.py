"""People as this server knows them: accounts, sign-in and tokens."""
