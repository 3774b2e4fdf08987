"""Rules about what boards and organisations rest on."""
