"""The frame around the application: settings, the database, the server, accounts."""
