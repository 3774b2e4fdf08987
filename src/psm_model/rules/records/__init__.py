"""Rules about records: their ids, references, sources and identifiers."""
