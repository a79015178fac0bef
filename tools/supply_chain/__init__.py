"""What the site stands on, looked at from outside: `make audit`. No part of the site."""
