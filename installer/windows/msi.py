"""The MSI for the school's IT, by wixl: per machine, silent, a component per file, and the same bytes each time."""

import hashlib
import os
import re
import struct
import uuid
from pathlib import Path
from string import Template
from xml.sax.saxutils import quoteattr

from installer.windows.pack import UPGRADE_CODE, Release, Signer
from installer.windows.tools import HERE, ROOT, run, say, stop

_COMPONENTS = uuid.UUID("5b0f7b0a-0f5b-4a3c-9a39-3f7d6f6f2f10")  # never change: a component keeps its code


def make_msi(tree: Path, work: Path, out: Path, release: Release, *, signer: Signer | None) -> Path:
    """The MSI for the school's IT: per machine, silent, found again by its product code."""
    say("packing the MSI")
    msi = out / f"JobCoach-{release.version}.msi"
    source = work / "product.wxs"
    source.write_text(_wxs(tree, release), "utf-8")
    run("wixl", "-a", "x64", "-o", msi, source, cwd=tree, env={"SOURCE_DATE_EPOCH": str(int(release.at.timestamp()))})
    _steady(msi, release)
    if signer:
        signer.sign(msi)
    return msi


def _steady(msi: Path, release: Release) -> None:
    """wixl writes a random package code and the moment of packing: put in what follows from version and commit.

    Both stand in the summary stream, a property set (MS-OLEPS): a table of places, then values with their type.
    """
    data = bytearray(msi.read_bytes())
    start = data.find(b"\xfe\xff\0\0")
    code = re.search(rb"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}\0", data[start : start + 4096])
    if start < 0 or code is None:
        stop("wixl writes its summary in another way now; look at pack.py.")
    package = uuid.uuid5(uuid.UUID(UPGRADE_CODE), f"package {release.built}")
    data[start + code.start() : start + code.end() - 1] = f"{{{package}}}".upper().encode()
    section = start + struct.unpack_from("<I", data, start + 44)[0]
    moment = struct.pack("<Q", int(release.at.timestamp() + 11_644_473_600) * 10_000_000)  # counted from 1601
    for number in range(struct.unpack_from("<I", data, section + 4)[0]):
        at = section + struct.unpack_from("<I", data, section + 12 + 8 * number)[0]
        if struct.unpack_from("<I", data, at)[0] == 0x40:  # VT_FILETIME
            data[at + 4 : at + 12] = moment
    msi.write_bytes(data)


def _wxs(tree: Path, release: Release) -> str:
    """The product as wixl reads it; the code of a component follows from the name of its file."""
    icon = os.path.relpath(ROOT / "resources" / "icons" / "jobcoach.ico", tree)  # wixl takes no whole path
    components: list[str] = []
    folders = _folder(tree, tree, components, indent=4)
    return Template((HERE / "product.wxs").read_text("utf-8")).substitute(
        product_code=release.product_code, upgrade_code=UPGRADE_CODE, version=".".join(release.numbers[:3]),
        built=quoteattr(release.built), icon=quoteattr(icon), folders=folders, start_menu=_guid("start menu"),
        references="".join(f'   <ComponentRef Id="{one}"/>\n' for one in [*components, "StartMenu"]),
    )  # fmt: skip


def _folder(folder: Path, tree: Path, components: list[str], *, indent: int) -> str:
    space = " " * indent
    below = folder.relative_to(tree).as_posix()
    top = folder == tree
    identity = "INSTALLDIR" if top else _identity("d", below)
    lines = [f'{space}<Directory Id="{identity}" Name={quoteattr("JobCoach" if top else folder.name)}>\n']
    for file in sorted(one for one in folder.iterdir() if one.is_file()):
        name = file.relative_to(tree).as_posix()
        component = _identity("c", name)
        components.append(component)
        lines.append(
            f'{space} <Component Id="{component}" Guid="{_guid(name)}" Win64="yes">'
            f'<File Id="{_identity("f", name)}" Name={quoteattr(file.name)} Source={quoteattr(name)} KeyPath="yes"/>'
            "</Component>\n"
        )
    lines += [_folder(one, tree, components, indent=indent + 1) for one in sorted(folder.iterdir()) if one.is_dir()]
    return "".join([*lines, f"{space}</Directory>\n"])


def _identity(kind: str, name: str) -> str:
    return f"{kind}{hashlib.sha256(name.encode()).hexdigest()[:30]}"


def _guid(name: str) -> str:
    return str(uuid.uuid5(_COMPONENTS, name)).upper()
