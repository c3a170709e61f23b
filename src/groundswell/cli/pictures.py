"""``groundswell pictures``: hash pictures, find those that are the same, and look them up in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option

if TYPE_CHECKING:
    from groundswell.runs.pictures import Compared


@click.command(name="pictures", context_settings=CONTEXT)
@help_option
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o", "--out", default="compared-pictures", show_default=True, help="Folder of the tables."
)
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A list of PDQ hashes to look the pictures up in: lines, CSV, JSON or NCMEC's XML.",
)
@click.option(
    "--distance",
    default=31,
    show_default=True,
    metavar="BITS",
    help="Bits of 256 that may differ, from 0 to 31.",
)
@click.option("--parts", is_flag=True, help="Look for parts cut out as well; takes twice the time.")
@shared.quiet_option
def command(
    paths: tuple[str, ...],
    out: str,
    lists: tuple[str, ...],
    distance: int,
    parts: bool,
    quiet: bool,
) -> None:
    """Hash pictures, find those that are the same, edited or not, and look them up in lists.

    Two pictures are the same where few bits of their PDQ hashes differ and both hold enough to be told
    apart. No face is looked for or recognised. Mirrored, turned and cut pictures are leads to look at.

    PATHS are files, folders, globs, or zip and tar archives, of pictures and videos.
    """
    from groundswell.runs.pictures import compare_pictures  # noqa: PLC0415 -- start-up time

    found = compare_pictures(
        paths,
        out,
        lists=lists,
        most_bits=distance,
        parts=parts,
        progress=shared.progress(quiet=quiet),
    )
    if not quiet:
        for line in _summary(found):
            click.echo(line, err=True)
    click.echo(found.path)


def _summary(found: Compared) -> list[str]:
    hashed = found.hashed
    plain = sum(quality < 50 for quality in hashed.table["quality"].to_pylist())
    marked = hashed.table.num_rows - hashed.table["generator"].null_count
    lines = [
        f"pictures: {hashed.table.num_rows:,}; too plain to be told from others: {plain:,}",
        f"files set aside: {len(hashed.set_aside):,}; no pictures: {sum(hashed.left_out.values()):,}",
        f"families of pictures that are the same: {found.families:,}",
        f"leads, pictures alike once mirrored, turned or cut: {found.leads:,}",
    ]
    if marked:
        lines.append(f"files that carry a mark of a model or a manifest: {marked:,}")
    for name, held in found.lists.items():
        told = "".join(f", {count:,} {what}" for what, count in held.left_out.items())
        more = f", {len(held.refused):,} entries that are no hash" if held.refused else ""
        lines.append(f"{name}: {held.table.num_rows:,} PDQ hashes{told}{more}")
    if found.lists:
        lines.append(f"matches with lists, leads among them: {found.listed:,}")
    return lines
