"""The tables of a store for registers in Django: entities, and the keys by which the check of a change finds them."""

from __future__ import annotations

from django.db import models

__all__ = ["StoredEntity", "StoredKey"]


class StoredEntity(models.Model):
    """An entity of a register, as psm-model writes it. A view or an admin page may add columns of its own."""

    # In the order in which they were first saved, which is that in which they are loaded.
    position = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=20)
    entity_id = models.TextField()
    # Not a JSONField, which PostgreSQL would keep as JSONB: that writes a large number with an exponent as a whole one.
    record = models.TextField()

    class Meta:
        """The table."""

        app_label = "django_store"
        constraints = (models.UniqueConstraint(fields=["place", "entity_id"], name="one_entity_of_each_id"),)

    def __str__(self) -> str:
        return f"{self.place} {self.entity_id}"


class StoredKey(models.Model):
    """A key of an entity: its own id, or what `list_keys` of psm-model gives."""

    entity = models.ForeignKey(StoredEntity, models.CASCADE, related_name="keys")
    key = models.TextField()

    class Meta:
        """The table."""

        app_label = "django_store"
        constraints = (models.UniqueConstraint(fields=["key", "entity"], name="each_key_once"),)

    def __str__(self) -> str:
        return str(self.key)
