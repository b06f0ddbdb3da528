"""A disk that loses what was not waited for: writes are dropped, kept, out of order or torn, and so are names.

Two kinds of disk. On an ``ordered`` one (as ext4 and NTFS) names change in the order that was asked, and waiting for a
file also waits for its name. On the other, which POSIX allows, every folder must be waited for by itself, and changes
of different names that nobody waited for come through in any choice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar, Union

from tests.vault.disk_log import Step

SECTOR = 512
Node = Union["File", "Folder"]
T = TypeVar("T")


@dataclass(eq=False, slots=True)
class File:
    """What is surely on the disk, and the writes (place, bytes) and cuts (length, None) that wait."""

    sure: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def settle(self) -> None:
        for change in self.waiting:
            _apply(self.sure, change)
        self.waiting.clear()

    def after_a_cut(self, rng: Random) -> bytes:
        content = bytearray(self.sure)
        if rng.random() < 0.2:
            changes = [piece for change in self.waiting for piece in _sectors(change) if rng.random() < 0.6]
        else:
            changes = _some(self.waiting, rng)
        for change in changes:
            _apply(content, change)
        return bytes(content)


@dataclass(eq=False, slots=True)
class Folder:
    """The names as the program sees them, and those that are surely on the disk."""

    now: dict[str, Node] = field(default_factory=dict)
    sure: dict[str, Node] = field(default_factory=dict)


Place = tuple[Folder, str]


@dataclass(eq=False, slots=True, kw_only=True)
class Naming:
    """One change of names, which comes through whole or not at all."""

    node: Node
    out_of: Place | None = None
    into: Place | None = None

    def places(self) -> Iterator[Place]:
        yield from (place for place in (self.out_of, self.into) if place is not None)

    def apply(self, names: Callable[[Folder], dict[str, Node]]) -> None:
        if self.out_of is not None:
            folder, name = self.out_of
            if names(folder).get(name) is self.node:
                del names(folder)[name]
        if self.into is not None:
            folder, name = self.into
            names(folder)[name] = self.node


class Disk:
    """The disk below one folder; starts as that folder is now, all of it sure."""

    def __init__(self, place: Path, *, ordered: bool) -> None:
        self._ordered = ordered
        self._waiting: list[Naming] = []
        self._top = _read(place)

    def do(self, step: Step) -> None:
        if step.kind == "say":
            return
        getattr(self, f"_{step.kind}")(step)

    def is_folder(self, path: str) -> bool:
        return isinstance(self._node(path), Folder)

    def after_a_cut(self, rng: Random, target: Path) -> None:
        """Write into ``target`` what could be on the disk when the power went now."""
        names: dict[Folder, dict[str, Node]] = {}

        def of(folder: Folder) -> dict[str, Node]:
            return names.setdefault(folder, dict(folder.sure))

        chosen = self._waiting[: rng.randint(0, len(self._waiting))] if self._ordered else _some(self._waiting, rng)
        kept, lost = set(chosen), set[Place]()
        for naming in self._waiting:
            if naming in kept and not lost & set(naming.places()):
                naming.apply(of)
            else:  # what came later under the same name cannot be there without it
                lost.update(naming.places())
        _write(self._top, target, of, rng)

    def _file(self, step: Step) -> None:
        folder, name = self._place(step.path)
        node = folder.now.get(name)
        if node is None:
            node = folder.now[name] = File()
            self._waiting.append(Naming(node=node, into=(folder, name)))
        elif isinstance(node, File) and step.at == 0:
            node.waiting.append((0, None))

    def _folder(self, step: Step) -> None:
        folder, name = self._place(step.path)
        node = folder.now[name] = Folder()
        self._waiting.append(Naming(node=node, into=(folder, name)))

    def _write(self, step: Step) -> None:
        if (file := self._file_at(step.path)) is not None:
            file.waiting.append((step.at, step.data))

    def _cut(self, step: Step) -> None:
        if (file := self._file_at(step.path)) is not None:
            file.waiting.append((step.at, None))

    def _remove(self, step: Step) -> None:
        folder, name = self._place(step.path)
        if (node := folder.now.pop(name, None)) is not None:
            self._waiting.append(Naming(node=node, out_of=(folder, name)))

    def _move(self, step: Step) -> None:
        source, target = self._place(step.path), self._place(step.to)
        node = source[0].now.pop(source[1])
        target[0].now[target[1]] = node
        self._waiting.append(Naming(node=node, out_of=source, into=target))

    def _link(self, step: Step) -> None:
        source, target = self._place(step.path), self._place(step.to)
        node = target[0].now[target[1]] = source[0].now[source[1]]
        self._waiting.append(Naming(node=node, into=target))

    def _sync(self, step: Step) -> None:
        node = self._node(step.path)
        if isinstance(node, File):
            node.settle()
            if self._ordered:
                self._settle(1 + max((at for at, one in enumerate(self._waiting) if one.node is node), default=-1))
        elif self._ordered:
            self._settle(len(self._waiting))
        elif node is not None:
            here = [one for one in self._waiting if node in (place[0] for place in one.places())]
            for naming in here:
                naming.apply(lambda folder: folder.sure)
            self._waiting = [one for one in self._waiting if one not in here]

    def _settle(self, count: int) -> None:
        for naming in self._waiting[:count]:
            naming.apply(lambda folder: folder.sure)
        del self._waiting[:count]

    def _node(self, path: str) -> Node | None:
        node: Node | None = self._top
        for name in path.split("/") if path else ():
            node = node.now.get(name) if isinstance(node, Folder) else None
        return node

    def _file_at(self, path: str) -> File | None:
        """None for a file without a name: nobody will find what is written to it."""
        node = self._node(path)
        return node if isinstance(node, File) else None

    def _place(self, path: str) -> Place:
        above, _, name = path.rpartition("/")
        folder = self._node(above)
        assert isinstance(folder, Folder), path
        return folder, name


def _read(place: Path) -> Folder:
    folder = Folder()
    for item in place.iterdir():
        folder.sure[item.name] = _read(item) if item.is_dir() else File(bytearray(item.read_bytes()))
    folder.now = dict(folder.sure)
    return folder


def _write(folder: Folder, target: Path, of: Callable[[Folder], dict[str, Node]], rng: Random) -> None:
    target.mkdir()
    for name, node in sorted(of(folder).items()):
        if isinstance(node, Folder):
            _write(node, target / name, of, rng)
        else:
            (target / name).write_bytes(node.after_a_cut(rng))


def _some(waiting: list[T], rng: Random) -> list[T]:
    """None, all, the first, or any of what waits."""
    way = rng.randrange(4)
    if way == 0:
        return []
    if way == 1:
        return list(waiting)
    if way == 2:
        return waiting[: rng.randint(0, len(waiting))]
    return [one for one in waiting if rng.random() < 0.5]


def _sectors(change: tuple[int, bytes | None]) -> Iterator[tuple[int, bytes | None]]:
    at, data = change
    if data is None:
        yield change
        return
    for start in range(0, len(data), SECTOR):
        yield at + start, data[start : start + SECTOR]


def _apply(content: bytearray, change: tuple[int, bytes | None]) -> None:
    at, data = change
    end = at if data is None else at + len(data)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    if data is None:
        del content[at:]
    else:
        content[at:end] = data
