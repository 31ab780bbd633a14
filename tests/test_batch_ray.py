"""The Ray executor: the same bytes as a run here, on several nodes, and with one of them killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from summarizer.batch import plan_inputs, run, stream
from summarizer.batch.conduct import Conduct
from summarizer.batch.listing import load_source, source_bytes
from summarizer.batch.on_ray import Parcel, RayReader, load_parcel, read_parcels, share
from summarizer.errors import CredentialsError, SettingsError
from summarizer.settings import Settings
from tests.batch_runs import files, write_plans
from tests.loopback import Loopback, Script
from tests.test_batch_listing import ROWS, write_jsonl

RULES = Settings(engine="rules", workers=1)
COUNT = 40
RAY_WARNS = pytest.mark.filterwarnings("ignore")  # of its own deprecations and open sockets


@contextmanager
def cluster(nodes: int) -> Iterator[Any]:
    """Several nodes on this machine, one core each."""
    testing: Any = pytest.importorskip("ray.cluster_utils", reason="the extra ray is not installed")
    made = testing.Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    for _ in range(nodes - 1):
        made.add_node(num_cpus=1)
    try:
        yield made
    finally:
        made.shutdown()


@pytest.mark.optional
@RAY_WARNS
@pytest.mark.parametrize("nodes", [2, 3])
def test_a_killed_node_costs_no_document_and_no_byte(tmp_path: Path, nodes: int) -> None:
    folder = write_plans(tmp_path / "plans", COUNT)
    (folder / "bad.txt").write_bytes(b"")
    plan = plan_inputs([folder])
    run(plan, tmp_path / "here", RULES)
    with cluster(nodes) as made, RayReader(made.address) as reader:
        victim = made.add_node(num_cpus=1)
        for number, _ in enumerate(stream(plan, tmp_path / "there", RULES, conduct=Conduct(reader.read_all))):
            if number == 5:
                made.remove_node(victim, allow_graceful=False)
    assert files(tmp_path / "there") == files(tmp_path / "here")


@pytest.mark.optional
@RAY_WARNS
def test_a_run_stopped_on_ray_goes_on_here(tmp_path: Path) -> None:
    plan, out = plan_inputs([write_plans(tmp_path / "plans", COUNT)]), tmp_path / "out"
    seen: list[object] = []
    with cluster(1) as made, RayReader(made.address) as reader:
        first = run(
            plan, out, RULES, watch=seen.append, stop=lambda: len(seen) > 3, conduct=Conduct(reader.read_all)
        )
    assert first.remaining > 0
    assert run(plan, out, RULES).kept == first.read
    run(plan, tmp_path / "here", RULES)
    assert files(out) == files(tmp_path / "here")


@pytest.mark.optional
@RAY_WARNS
def test_a_model_is_asked_from_the_cluster_and_stops_the_run_when_it_refuses(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 6)])
    with Loopback(Script(key="right")) as server, cluster(1) as made, RayReader(made.address) as reader:
        conduct = Conduct(reader.read_all)
        settings = Settings(engine="llm", base_url=server.base_url, cache_dir=tmp_path / "cache")
        wrong = settings.model_copy(update={"api_key": SecretStr("wrong")})
        refused = run(plan, tmp_path / "out", wrong, conduct=conduct)
        assert "refused the key" in (refused.stopped or "")
        right = settings.model_copy(update={"api_key": SecretStr("right")})
        result = run(plan, tmp_path / "out", right, conduct=conduct)
        assert (result.remaining, result.tally.documents) == (0, 6)


def test_a_parcel_loads_as_its_source_does(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", 2)
    plan = plan_inputs([folder, write_jsonl(tmp_path / "list", ROWS)])
    for source in plan.inputs:
        assert load_parcel(source, source_bytes(source)) == load_source(source)


def test_a_task_reads_what_a_run_reads(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 3)])
    delivery = read_parcels([Parcel(source, source_bytes(source)) for source in plan.inputs], RULES)
    read = {outcome.name: outcome.result.json for outcome in delivery.outcomes if outcome.result}
    kept = stream(plan, tmp_path / "out", RULES)
    assert read == {outcome.name: outcome.result.json for outcome in kept if outcome.result}
    assert len(read) == 3
    assert delivery.stopped is None


def test_a_task_hands_back_what_stops_the_run(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 3)])
    with Loopback(Script(key="right")) as server:
        settings = Settings(engine="llm", base_url=server.base_url, cache_dir=tmp_path / "cache")
        delivery = read_parcels([Parcel(source, source_bytes(source)) for source in plan.inputs], settings)
    assert isinstance(delivery.stopped, CredentialsError)


def test_shares_never_exceed_the_whole() -> None:
    settings = Settings(concurrency=16, requests_per_minute=100, tokens_per_minute=9000, max_cost=3.0)
    part = share(settings, 3)
    assert (part.concurrency, part.requests_per_minute, part.tokens_per_minute, part.max_cost) == (
        5,
        33,
        3000,
        1.0,
    )
    assert share(Settings(concurrency=2), 2).requests_per_minute is None


def test_without_ray_one_line_says_what_to_install() -> None:
    try:
        import ray  # noqa: F401
    except ImportError:
        with pytest.raises(SettingsError, match=r"policy-summarizer\[ray\]"), RayReader(None):
            pass
    else:
        pytest.skip("Ray is installed")
