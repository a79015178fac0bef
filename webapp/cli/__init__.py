"""The commands `flask data`, `flask site` and `flask translations`: input and output only."""
