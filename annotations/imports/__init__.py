"""Files in: texts as they will be stored, and what is known of where they come from."""
