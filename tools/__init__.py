"""What looks at the project from outside, with the tools of others. No part of the site."""
