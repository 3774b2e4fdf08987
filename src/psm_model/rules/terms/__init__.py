"""Rules about the terms of boards."""
