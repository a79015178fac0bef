"""What editors, translators and hosts do (docs/editors.md, docs/hosts.md), done in a copy."""
