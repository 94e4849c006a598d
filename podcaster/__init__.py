"""Arabic articles in, podcast episodes out. The way of the data is told in README.md."""

__version__ = "0.1.0"
