# The part of pyspark 4 that examples/cluster/spark_check.py uses. It is not installed with the tools: it has 445 MB and
# needs Java.
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

_T = TypeVar("_T")
_U = TypeVar("_U")

class Broadcast(Generic[_T]):
    @property
    def value(self) -> _T: ...

class RDD(Generic[_T]):
    def map(self, f: Callable[[_T], _U], preservesPartitioning: bool = False) -> RDD[_U]: ...
    def treeReduce(self, f: Callable[[_T, _T], _T], depth: int = 2) -> _T: ...

class SparkContext:
    @classmethod
    def getOrCreate(cls) -> SparkContext: ...
    def parallelize(self, c: Iterable[_T], numSlices: int | None = None) -> RDD[_T]: ...
    def broadcast(self, value: _T) -> Broadcast[_T]: ...
