"""The facts in `data/`: models, validation, approval, and queries for pages."""
