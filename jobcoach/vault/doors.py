"""Which connections are out, who may still come in, and how everyone is sent home at lock."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from jobcoach.model.expected import Expected

TURN_SECONDS, PATIENCE = 0.02, 100


class Doors:
    """Keeps the connections of a vault's two engines; once closed nothing new begins and nothing more commits."""

    def __init__(self, engine: Engine, lane: Engine) -> None:
        self.closed = False
        self._engines = (engine, lane)
        self._out: dict[int, Any] = {}
        self._on_lane: set[int] = set()
        self._change = threading.Condition()
        self._stopped = False
        self._closer = 0
        event.listen(engine, "checkout", self._leaves)
        event.listen(lane, "checkout", self._leaves_for_lane)
        for each in self._engines:
            event.listen(each, "checkin", self._returns)
            event.listen(each, "before_cursor_execute", self._refuse_closed)
        event.listen(lane, "before_cursor_execute", self._refuse_stopped)

    def check_open(self) -> None:
        """Raise ``vault.closed`` once the vault is locked."""
        if self.closed:
            raise Expected("vault.closed")

    @contextmanager
    def lane(self) -> Iterator[None]:
        """Room for one interruptible question; a stop that came before it does not count."""
        self.check_open()
        self._stopped = False
        yield

    def interrupt_lane(self) -> None:
        """Stop the question on the lane: the running statement, and any that it would run after."""
        with self._change:
            self._stopped = True
            for key in self._on_lane:
                self._out[key].interrupt()

    def close(self) -> bool:
        """Let nobody in, stop what runs, and wait until all are back, at most 2 s; False when it was closed already."""
        with self._change:
            if self.closed:
                return False
            self._closer = threading.get_ident()
            self.closed = True
            for _ in range(PATIENCE):
                if not self._out:
                    break
                for connection in self._out.values():  # again and again: between two statements it does nothing
                    connection.interrupt()
                self._change.wait(TURN_SECONDS)
        return True

    def dispose(self) -> None:
        """Close every connection; the library wipes its own copies of the key with them."""
        for engine in self._engines:
            engine.dispose()

    def _leaves(self, connection: Any, _record: object, _proxy: object) -> None:
        with self._change:
            self._out[id(connection)] = connection

    def _leaves_for_lane(self, connection: Any, record: object, proxy: object) -> None:
        self._leaves(connection, record, proxy)
        with self._change:
            self._on_lane.add(id(connection))

    def _returns(self, connection: Any, _record: object) -> None:
        with self._change:
            self._out.pop(id(connection), None)
            self._on_lane.discard(id(connection))
            self._change.notify_all()

    def _refuse_closed(self, *_statement: object) -> None:
        """Who was still inside when the vault was closed gets nothing more; only the closing itself goes on."""
        if self.closed and threading.get_ident() != self._closer:
            raise Expected("vault.closed")

    def _refuse_stopped(self, *_statement: object) -> None:
        if self._stopped:
            raise Expected("vault.interrupted")
