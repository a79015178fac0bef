"""What editors write in `data/`: read, checked, locked, and what pages ask of it."""
