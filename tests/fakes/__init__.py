"""Stand-ins for what cannot be reached from a test."""
