"""Words that a scan, a keyboard or a machine translation broke: what is wrong with them, and how that is known."""
