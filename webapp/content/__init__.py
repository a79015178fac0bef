"""The facts: what is in `data/`, checked and frozen. Knows no Flask and no Babel."""
