"""The same documents here and on Ray, with one worker and with two: documents a second, and whether the bytes agree.

    python evals/bench/scale_ray.py [--documents 400] [--characters 4000]

Nodes are started on this machine, one core each beside a head that reads nothing, and each run is given its cluster
ready: starting one takes seconds, whatever the number of documents. Needs the extra ``ray``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from evals.bench.generate import write_documents  # noqa: E402
from summarizer.batch import plan_inputs, run  # noqa: E402
from summarizer.batch.conduct import HERE, Conduct  # noqa: E402
from summarizer.batch.on_ray import RayReader  # noqa: E402
from summarizer.settings import Settings  # noqa: E402


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Address of a cluster with so many nodes of one core each."""
    testing: Any = importlib.import_module("ray.cluster_utils")
    made = testing.Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    for _ in range(workers):
        made.add_node(num_cpus=1)
    try:
        yield made.address
    finally:
        made.shutdown()


def timed(folder: Path, out: Path, workers: int, conduct: Conduct) -> tuple[float, str]:
    """Documents a second, files included, and the hash of the records."""
    started = time.monotonic()
    result = run(plan_inputs([folder]), out, Settings(engine="rules", workers=workers), conduct=conduct)
    rate = result.read / (time.monotonic() - started)
    return rate, hashlib.sha256((out / "records.jsonl").read_bytes()).hexdigest()


def on_ray(folder: Path, warm: Path, out: Path, workers: int) -> tuple[float, str]:
    """The same on a cluster whose workers have read some documents already."""
    with cluster(workers) as address, RayReader(address) as reader:
        conduct = Conduct(reader.read_all)
        timed(warm, out.with_name(f"{out.name}-warm"), 1, conduct)
        return timed(folder, out, 1, conduct)


def main() -> int:
    """Print the table; gives 1 where bytes differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--characters", type=int, default=4000)
    options = parser.parse_args()
    if importlib.util.find_spec("ray") is None:
        print("skipped: pip install 'policy-summarizer[ray]'")
        return 0
    place = Path(tempfile.mkdtemp(prefix="summarizer-ray-"))
    write_documents(place / "documents", range(options.documents), options.characters)
    write_documents(place / "warm", range(options.documents, options.documents + 40), options.characters)
    made = {}
    for workers in (1, 2):
        made[f"here, {workers} process(es)"] = timed(
            place / "documents", place / f"here{workers}", workers, HERE
        )
        made[f"Ray, {workers} worker(s)"] = on_ray(
            place / "documents", place / "warm", place / f"ray{workers}", workers
        )
    print(f"{options.documents} documents of {options.characters} characters, files included")
    for name, (rate, _) in made.items():
        print(f"  {name:20} {rate:6.1f} documents/s")
    first, second = (made[f"Ray, {workers} worker(s)"][0] for workers in (1, 2))
    same = len({digest for _, digest in made.values()}) == 1
    print(f"  two workers against one: {second / first:.2f}; bytes {'the same' if same else 'NOT the same'}")
    shutil.rmtree(place)
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
