"""The live site, asked for properties only: nothing here names a record or quotes a sentence."""
