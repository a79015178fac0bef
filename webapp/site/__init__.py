"""The pages: Flask, page models, formats, headers."""
