"""What `flask data` and `flask translations` do for editors and translators."""
