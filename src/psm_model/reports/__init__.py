"""Reports: findings for people and tools. Each format has a module."""
