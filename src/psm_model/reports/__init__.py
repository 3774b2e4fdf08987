"""Reports: findings and citations, for people and tools. Each format has a module."""
