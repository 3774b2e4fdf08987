"""The Django store: it loads what was saved, and refuses what breaks a rule, with several writers at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any, Final
from urllib.parse import urlsplit

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("django", reason="the store is written with it")

from django.db import connection, connections

from examples.django_store.models import StoredEntity, StoredKey
from examples.django_store.store import RefusedError, load, load_organisation, save
from psm_model import IncrementalCheck, Member, Register, dumps
from psm_model.checking import list_keys
from psm_model.entities.places import PLACES
from psm_model.entities.references import iter_references
from psm_model.entities.register import Entity
from psm_model.errors import NotFoundError
from psm_model.strategies import valid_registers
from tests.examples.stored import draw_change
from tests.rules.samples import IPSM, KASMAD, term

pytestmark = pytest.mark.usefixtures("tables", "empty_store")

SHARED: Final = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WRITERS: Final = 8


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def tables(
    request: pytest.FixtureRequest, addresses: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Make the tables in a database of either kind."""
    if request.param not in addresses:
        pytest.skip("PostgreSQL is not installed")
    # Any: the settings of a database.
    database: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path_factory.mktemp("django") / "store.db",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 60},
    }
    if request.param == "postgresql":
        url = urlsplit(addresses["postgresql"])
        database = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.strip("/"),
            "USER": url.username,
            "HOST": url.hostname,
            "PORT": url.port,
        }
    connections.settings = connections.configure_settings({"default": database})
    with suppress(AttributeError):
        # A connection that was opened before the settings stays otherwise.
        del connections["default"]
    with connection.schema_editor() as editor:
        editor.create_model(StoredEntity)
        editor.create_model(StoredKey)
    yield
    # In a random order, the tests of either kind take turns, and each turn makes the tables again.
    with connection.schema_editor() as editor:
        editor.delete_model(StoredKey)
        editor.delete_model(StoredEntity)
    connections.close_all()


@pytest.fixture
def empty_store() -> None:
    """Empty the store."""
    clear()


def clear() -> None:
    """Remove everything."""
    StoredEntity.objects.all().delete()


def list_stored_keys() -> set[tuple[str, str]]:
    """Return the keys in the store, each with the id of its entity."""
    return set(StoredKey.objects.values_list("key", "entity__entity_id"))


def expect_keys(register: Register) -> set[tuple[str, str]]:
    """Return the keys that a store of a register should have."""
    return {
        (" ".join(key), entity.id)
        for entity in register.iter_entities()
        for key in ((f"{PLACES[type(entity)].field}.id", entity.id), *list_keys(entity))
    }


def change(register: Register, saved: list[Any], removed: list[Any]) -> Register:
    """Return a register after a change, one entity after another."""
    for entity in removed:
        register = register.remove(entity)
    for entity in saved:
        try:
            register = register.replace(entity)
        except NotFoundError:
            register = register.add(entity)
    return register


@pytest.mark.slow
@SHARED
@given(register=valid_registers().filter(lambda register: bool(register.organisations)), data=st.data())
def test_changes_are_checked_before_they_are_written(register: Register, data: st.DataObject) -> None:
    """A change is saved, with the findings that change, or refused for its errors, and then nothing is written."""
    assume("\\u0000" not in dumps(register))
    clear()
    save(register.iter_entities())
    assert load() == register
    saved, removed = draw_change(data, register)
    expected = IncrementalCheck(register).apply(saved, deleted=removed)
    # A register without errors has none that goes.
    if any(finding.severity == "error" for finding in expected.added):
        with pytest.raises(RefusedError) as caught:
            save(saved, removed=removed)
        assert set(caught.value.findings) <= set(expected.added)
    else:
        assert save(saved, removed=removed) == expected
        register = change(register, saved, removed)
    assert load() == register
    assert list_stored_keys() == expect_keys(register)


@SHARED
@given(register=valid_registers())
def test_an_organisation_is_loaded_alone(register: Register) -> None:
    """An organisation is loaded with its terms and all that these refer to, in order, and nothing else."""
    assume("\\u0000" not in dumps(register))
    clear()
    save(register.iter_entities())
    for organisation in register.organisations:
        own: list[Entity] = [
            organisation,
            *(each for each in register.board_terms if each.organisation_id == organisation.id),
        ]
        wanted = {(PLACES[type(each)].word, each.id) for each in own}
        wanted |= {(reference.kind, reference.id) for each in own for reference in iter_references(each)}
        assert load_organisation(organisation.id) == Register.of(
            *(each for each in register.iter_entities() if (PLACES[type(each)].word, each.id) in wanted)
        )


def test_errors_change_nothing() -> None:
    """What is not stored cannot be removed, what something refers to stays, and nothing has changed afterwards."""
    save([IPSM, term("2020/2025")])
    with pytest.raises(NotFoundError):
        save([KASMAD], removed=[term("2020/2025"), Member(id="x", name=KASMAD.name)])
    with pytest.raises(RefusedError) as caught:
        save([KASMAD], removed=[IPSM])
    assert [(finding.code, finding.path) for finding in caught.value.findings] == [
        ("PSM002", "/board_terms/t/organisation_id")
    ]
    assert load() == Register.of(IPSM, term("2020/2025"))
    with pytest.raises(NotFoundError):
        load_organisation("m")
    save(removed=[term("2020/2025"), IPSM])
    assert not StoredEntity.objects.exists()
    assert not StoredKey.objects.exists()


def test_the_last_of_several_counts() -> None:
    """The last of several entities with one id is saved, in the place of the first."""
    save([IPSM, attrs.evolve(IPSM, id="p")])
    save([attrs.evolve(IPSM, name="A"), attrs.evolve(IPSM, name="B")])
    assert [(each.id, each.name) for each in load().organisations] == [("o", "B"), ("p", IPSM.name)]


def test_one_writer_at_a_time() -> None:
    """One of several writers whose boards are in office at once can save; the others are refused."""
    save([IPSM])
    barrier = Barrier(WRITERS)

    def write(number: int) -> bool:
        try:
            barrier.wait()
            save([term(f"{2010 + number}/2030", f"t-{number}")])
        except RefusedError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(WRITERS) as writers:
        assert sum(writers.map(write, range(WRITERS))) == 1
    assert len(load().board_terms) == 1
