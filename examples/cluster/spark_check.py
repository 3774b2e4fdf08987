"""Check a register in parts on Spark, with the files where all of its executors can read them.

Run it for the files of a folder:

    spark-submit examples/cluster/spark_check.py parts
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from psm_model import Report
from psm_model.partial_checks import PartialCheck, PartialDecrees, gather_decrees

if TYPE_CHECKING:
    from pyspark import SparkContext

__all__ = ["check_on_spark"]


def check_on_spark(context: SparkContext, files: Sequence[str]) -> Report:
    """Return the report of the register whose parts are files.

    Args:
        context: The context of Spark.
        files: The paths, at least one. The names without the folder are the ids of the parts.
    """
    paths = context.parallelize(files, len(files))
    decrees = paths.map(gather_decrees).treeReduce(PartialDecrees.merge)
    blank = context.broadcast(PartialCheck(decrees=decrees))

    def feed_part(file: str) -> PartialCheck:
        return blank.value.feed_file(file)

    return paths.map(feed_part).treeReduce(PartialCheck.merge).finish()


if __name__ == "__main__":
    from pyspark import SparkContext

    report = check_on_spark(SparkContext.getOrCreate(), sorted(map(str, Path(sys.argv[1]).iterdir())))
    for finding in report:
        sys.stdout.write(f"{finding.code} {finding.path}: {finding}\n")
