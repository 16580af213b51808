"""nkscrape: news sites into datasets that analysts trust."""

__version__ = "0.1.0"
