"""What people who see, hear or move otherwise need of a page: a rule for each kind of fault."""
