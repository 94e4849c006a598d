"""Arabic articles in, podcast episodes out. docs/developers.md tells the way of the data."""

__version__ = "0.1.0"
