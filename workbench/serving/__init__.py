"""One command that serves: the database, the web processes and the worker, watched by one supervisor."""
