"""Judges whether a file keeps what PDF/UA-1 and PDF/A-2a ask for, as far as can be seen with a simple reader.

Where VERAPDF names a program, `VERAPDF PROFILE FILE`, it judges too, and its word counts.
"""
import os
import re
import subprocess

import pikepdf

from .document import Content, Element, ObjectReference

CHILDREN = {"L": {"LI", "Caption", "L"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}, "TOC": {"TOCI", "TOC", "Caption"},
            "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}}


def qpdf(path):
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if checked.returncode == 0 and "WARNING" not in checked.stdout + checked.stderr:
        return []
    return [f"qpdf: {line}" for line in (checked.stdout + checked.stderr).split("\n")
            if "WARNING" in line or "ERROR" in line] or ["qpdf refuses it"]


def verapdf(path):
    program = os.environ.get("VERAPDF")
    faults = []
    for profile in ("ua1", "2a") if program else ():
        run = subprocess.run([program, profile, path], capture_output=True, text=True, env={**os.environ, "V": "1"})
        if run.returncode:
            faults.append(f"veraPDF {profile}: " + " ".join((run.stdout + run.stderr).split())[:1500])
    return faults


def judge(path, document, language, claims=True):
    faults = qpdf(path) + catalog(document, language, claims) + tree(document, claims) + fonts(document, claims)
    return faults + pages(document) + (verapdf(path) if claims else [])


def catalog(document, language, claims):
    root, faults = document.root, []

    def need(condition, what):
        if not condition:
            faults.append(what)

    need(str(root.get("/Lang", "")) == language, f"Lang is {root.get('/Lang')}, expected {language}")
    need("/MarkInfo" in root and bool(root.MarkInfo.get("/Marked")), "MarkInfo does not say Marked")
    need("/ViewerPreferences" in root and bool(root.ViewerPreferences.get("/DisplayDocTitle")), "no DisplayDocTitle")
    need("/OutputIntents" in root and "/DestOutputProfile" in root.OutputIntents[0], "no output intent with a profile")
    metadata = root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in root else ""
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
        claimed = re.search(rf"{name}(?:>|=\")\s*{value}\b", metadata) is not None
        need(claimed == claims, f"XMP {'without' if claims else 'with'} {name} {value}")
    need("<dc:title>" in metadata, "XMP without a title")
    for name in ("/Encrypt",):
        need(name not in document.pdf.trailer, f"the trailer has {name}")
    need("/ID" in document.pdf.trailer, "the trailer has no ID")
    for name in ("/JavaScript", "/EmbeddedFiles"):
        need("/Names" not in root or name not in root.Names, f"Names has {name}")
    return faults


def tree(document, claims):
    faults, last, identifiers = [], 0, set()
    if document.tree is None:
        return faults
    for element in document.tree.walk():
        kids = [child for child in element.children if isinstance(child, Element)]
        match = re.fullmatch(r"H([1-6])", element.role)
        if match:
            level = int(match.group(1))
            if level > last + 1:
                faults.append(f"a heading jumps from level {last} to {level}")
            last = level
        allowed = CHILDREN.get(element.role)
        for child in kids if allowed else ():
            if child.role not in allowed:
                faults.append(f"{child.role} stands in {element.role}")
        if element.role in ("LI", "TR", "TOCI", "L", "Table") and not element.children:
            faults.append(f"an empty {element.role}")
        if claims and element.role in ("Figure", "Formula") and not (
                element.attributes.get("Alt", "").strip() or element.attributes.get("ActualText", "").strip()):
            faults.append(f"a {element.role} without alternative text")
        if element.role == "TH" and "Scope" not in element.attributes:
            faults.append("a TH without Scope")
        if element.role == "Note":
            identity = element.attributes.get("ID")
            if not identity or identity in identifiers:
                faults.append(f"a Note with ID {identity}")
            identifiers.add(identity)
        if element.role == "Link" and not any(isinstance(child, ObjectReference) for child in element.children):
            faults.append("a Link without an annotation")
        if element.role == "Table":
            rows = [node for node in element.walk() if node.role == "TR"]
            widths = {sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children) for row in rows}
            if len(widths) > 1:
                faults.append(f"a Table whose rows have {sorted(widths)} cells")
    return faults


def fonts(document, claims):
    faults = []
    for font in document.fonts.values():
        dictionary = font.dictionary
        if font.unmapped and claims:
            faults.append(f"{font.name}: no character for codes {sorted(font.unmapped)[:8]}")
        if "\ufffd" in "".join(font.characters.values()) or "\0" in "".join(font.characters.values()):
            faults.append(f"{font.name}: ToUnicode gives U+FFFD or U+0000")
        if dictionary.get("/Subtype") == "/Type0":
            inner = dictionary.DescendantFonts[0]
            descriptor = inner.FontDescriptor
            if not any(name in descriptor for name in ("/FontFile2", "/FontFile3", "/FontFile")):
                faults.append(f"{font.name} is not embedded")
            if not re.match(r"/[A-Z]{6}\+", font.name):
                faults.append(f"{font.name} has no subset's name")
    return faults


def pages(document):
    faults = []
    parents = {}
    if "/StructTreeRoot" in document.root:
        parents = dict(pikepdf.NumberTree(document.root.StructTreeRoot.ParentTree).items())
    for index, page in enumerate(document.pdf.pages):
        mcids = [segment.mcid for segment in document.pages[index] if segment.mcid is not None]
        entry = parents.get(int(page.obj.get("/StructParents", -1)))
        if mcids and (entry is None or len(entry) <= max(mcids)):
            faults.append(f"page {index + 1}: the parent tree has no entry for its marked content")
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != "/S":
            faults.append(f"page {index + 1}: annotations without the tab order of the structure")
        for annotation in page.obj.get("/Annots", []):
            if int(annotation.get("/StructParent", -1)) not in parents:
                faults.append(f"page {index + 1}: an annotation that the parent tree does not have")
    return faults
