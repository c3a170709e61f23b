"""What a source of usage logs is: it recognises a file from its head, and reads it in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head, Recognition


@runtime_checkable
class UsageSource(Protocol):
    """One form in which usage logs arrive.

    A source whose files go on with one another may have a method ``series``, which gives one that
    remembers what earlier files told. As for `contract.Source`; ``Recognition.platform`` is the provider where the form tells whose
    logs they are.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    how: ClassVar[str]  # how the form is recognised, one sentence for `groundswell sources`
    date_order: ClassVar[DateOrder | None]

    def recognise(self, head: Head) -> Recognition | None:
        """How this source would read the file, or None when it is not of this form."""
        ...

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield messages and signals in the file's order; bad ones as rejects, never an exception."""
        ...
