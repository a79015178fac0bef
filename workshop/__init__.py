"""Commands of editors and hosts: calls, acceptance, what is left to do."""
