"""What the site is on, looked at from outside: `make audit`. No part of the site."""
