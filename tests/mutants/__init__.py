"""The faults that tests of safety must catch: each is put into a copy, and a test must fail."""
