"""How much a process that reads the PDF of somebody else may take: memory and time, held to it by the system."""

import ctypes
import sys
from typing import Any

_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x002, 0x008, 0x100
_EXTENDED_LIMITS = 9


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of Windows, with the basic part and the counters written out."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def keep_within(*, memory: int, seconds: int) -> bool:
    """Bound this process from now on: bytes of memory, seconds of work. Whether the system took it on.

    On Windows it also may start no other process. Seen under Wine only, which takes it on and holds nothing to it.
    """
    if sys.platform == "win32":
        return _in_a_job(memory, seconds, getattr(ctypes, "windll", None))
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    return True


def _in_a_job(memory: int, seconds: int, library: Any) -> bool:
    kernel = library.kernel32
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    kernel.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
    kernel.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    job = kernel.CreateJobObjectW(None, None)  # kept open: it lives as long as this process
    limits = _Limits(
        process_time=seconds * 10_000_000,
        flags=_PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY,
        active_processes=1,
        process_memory=memory,
    )
    told = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    return bool(told and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
