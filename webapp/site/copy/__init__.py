"""The words of pages that no template says: a message is in a template or here."""
