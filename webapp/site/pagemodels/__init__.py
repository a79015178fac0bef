"""One frozen model a page: all thinking is done here, before the template."""
