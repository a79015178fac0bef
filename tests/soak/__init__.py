"""The served site under load and faults: `make soak`, with a short form in the tests."""
