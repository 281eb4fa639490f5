"""Setting the statements of several sources against each other: who speaks of the same, in memory."""
