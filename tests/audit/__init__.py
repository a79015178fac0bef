"""What `make audit` asks by hand before a release: too slow, or too moody, for every run."""
