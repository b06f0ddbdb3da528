"""The seal's field in the structure tree of a tagged PDF; heavy (pyHanko), only imported by functions that need it."""

from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

# pyHanko leaves these constructors without types.
DictionaryObject: Any = generic.DictionaryObject
NumberObject: Any = generic.NumberObject


def tag_field(writer: IncrementalPdfFileWriter, *, name: str, alt: str) -> None:
    """Give the field ``name`` its Form element in the same revision (ISO 14289-1, 7.18.4).

    The element holds an object reference to the widget, ``alt`` as its text, and hangs under the document's first
    element; the widget points back through the parent tree.
    """
    field_ref = _field_named(writer, name)
    widget: Any = field_ref.get_object()
    tree: Any = writer.root["/StructTreeRoot"]
    parent_ref = _first_element(tree)
    key = _free_key(tree)
    element = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/StructElem"),
            pdf_name("/S"): pdf_name("/Form"),
            pdf_name("/P"): parent_ref,
            pdf_name("/Alt"): pdf_string(alt),
            pdf_name("/K"): DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/OBJR"),
                    pdf_name("/Obj"): field_ref,
                    pdf_name("/Pg"): widget.raw_get("/P"),
                }
            ),
        }
    )
    element_ref = writer.add_object(element)
    _add_kid(writer, parent_ref.get_object(), element_ref)
    _add_to_parent_tree(writer, tree, key, element_ref)
    widget[pdf_name("/StructParent")] = NumberObject(key)


def _field_named(writer: IncrementalPdfFileWriter, name: str) -> Any:
    listed: Any = writer.root["/AcroForm"]["/Fields"]
    refs = [listed.raw_get(index) for index in range(len(listed))]
    return next(ref for ref in refs if ref.get_object().get("/T") == name)


def _first_element(tree: Any) -> Any:
    """Reference to the element under which the whole document hangs (the root's first kid)."""
    kids: Any = tree.raw_get("/K")
    resolved = kids.get_object()
    return resolved.raw_get(0) if isinstance(resolved, ArrayObject) else kids


def _free_key(tree: Any) -> int:
    """The next key of the parent tree, also when a writer forgot to say it."""
    said = int(tree["/ParentTreeNextKey"]) if "/ParentTreeNextKey" in tree else 0
    used = _keys(tree["/ParentTree"]) if "/ParentTree" in tree else []
    return max([said, *(key + 1 for key in used)])


def _keys(node: Any) -> list[int]:
    """All keys of a number tree (ISO 32000-1, 7.9.7)."""
    keys = [int(number) for number in list(node["/Nums"])[::2]] if "/Nums" in node else []
    if "/Kids" in node:
        for kid in node["/Kids"]:
            keys += _keys(kid.get_object())
    return keys


def _add_kid(writer: IncrementalPdfFileWriter, parent: Any, element_ref: Any) -> None:
    kids: Any = parent.raw_get("/K") if "/K" in parent else ArrayObject()
    resolved = kids.get_object()
    if isinstance(resolved, ArrayObject):
        resolved.append(element_ref)
        writer.update_container(resolved)
        if resolved is kids:
            parent[pdf_name("/K")] = resolved
    else:
        parent[pdf_name("/K")] = ArrayObject([kids, element_ref])
    writer.update_container(parent)


def _add_to_parent_tree(writer: IncrementalPdfFileWriter, tree: Any, key: int, element_ref: Any) -> None:
    pair = ArrayObject([NumberObject(key), element_ref])
    if "/ParentTree" not in tree:
        tree[pdf_name("/ParentTree")] = DictionaryObject({pdf_name("/Nums"): ArrayObject()})
    parent_tree: Any = tree["/ParentTree"]
    if "/Kids" in parent_tree:
        leaf = DictionaryObject(
            {pdf_name("/Limits"): ArrayObject([NumberObject(key), NumberObject(key)]), pdf_name("/Nums"): pair}
        )
        kids: Any = parent_tree["/Kids"]
        kids.append(writer.add_object(leaf))
        writer.update_container(kids)
    else:
        numbers: Any = parent_tree["/Nums"]
        numbers.extend(pair)
        writer.update_container(numbers)
    tree[pdf_name("/ParentTreeNextKey")] = NumberObject(key + 1)
    writer.update_container(tree)
