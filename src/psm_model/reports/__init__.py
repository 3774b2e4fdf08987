"""Reports: findings as people and tools read them. One module a format."""
