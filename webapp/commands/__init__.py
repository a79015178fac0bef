"""Commands for editors, translators and hosts: `flask data`, `flask translations`."""
