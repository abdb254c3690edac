"""Judges a SCORM 1.2 package as importers do: the container, the manifest against the XSDs in it, what it names."""
import hashlib
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

MANIFEST = "imsmanifest.xml"


def judge(path, folder):
    """Unpacks a package into a folder; gives the number of its files and the faults."""
    faults = []
    with zipfile.ZipFile(path) as archive:
        if (broken := archive.testzip()) is not None:
            faults.append(f"zipfile: {broken} is damaged")
        entries = archive.infolist()
        archive.extractall(folder)
    tested = subprocess.run(["unzip", "-t", "-qq", path], capture_output=True, text=True)
    if tested.returncode or tested.stdout.strip() or tested.stderr.strip():
        faults.append(f"unzip -t: {(tested.stdout + tested.stderr).strip()[:200]}")
    names = [entry.filename for entry in entries]
    faults += container(entries, names)
    faults += manifest(folder, names)
    faults += index(folder, names)
    return len(names), faults


def container(entries, names):
    faults = []
    if names[0] != MANIFEST:
        faults.append(f"the first entry is {names[0]}, not {MANIFEST}")
    if names[1:] != sorted(names[1:]):
        faults.append("the entries are not in order")
    if len({name.lower() for name in names}) != len(names):
        faults.append("two names differ in case alone")
    for entry in entries:
        said = []
        if not re.fullmatch(r"[a-z0-9._-]+(/[a-z0-9._-]+)*", entry.filename) or len(entry.filename) > 200:
            said.append("the name is not of [a-z0-9._/-], or is longer than 200")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            said.append(f"method {entry.compress_type}")
        if entry.file_size == 0 and entry.compress_type != zipfile.ZIP_STORED:
            said.append("empty, and deflated")
        if entry.flag_bits or entry.extra:
            said.append(f"flags {entry.flag_bits:#x}, {len(entry.extra)} bytes of extra fields")
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            said.append(f"dated {entry.date_time}")
        if entry.create_system != 3 or entry.external_attr >> 16 != 0o100644:
            said.append(f"system {entry.create_system}, mode {entry.external_attr >> 16:o}")
        faults += [f"{entry.filename}: {what}" for what in said]
    return faults


def manifest(folder, names):
    path = os.path.join(folder, MANIFEST)
    checked = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", os.path.join(folder, "imscp_rootv1p1p2.xsd"), path],
        capture_output=True, text=True)
    if checked.returncode:
        return [f"xmllint: {line[len(folder):]}" for line in checked.stderr.split("\n") if line.strip()][:20]
    with open(path, "rb") as file:
        content = file.read()
    faults = []
    if not content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
        faults.append("the manifest does not begin with its XML declaration in UTF-8")
    if b"&#" in content or b"<![CDATA[" in content:
        faults.append("the manifest holds a numeric character reference or CDATA, which Moodle shows")
    tree = ElementTree.fromstring(content)
    space = {"m": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"}
    files = [file.get("href") for file in tree.findall(".//m:resource/m:file", space)]
    launched = [resource.get("href") for resource in tree.findall(".//m:resource[@href]", space)]
    for href in files + launched:
        if re.sub(r"[?#].*", "", href) not in names:
            faults.append(f"the manifest names {href}, which is not there")
    unnamed = set(names) - set(files) - {MANIFEST}
    faults += [f"the manifest does not name {name}" for name in sorted(unnamed) if not name.endswith(".xsd")]
    return faults


def index(folder, names):
    """manifest.json: the lessons with their files and digests."""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        content = json.load(file)
    faults = [f"manifest.json lacks {key}" for key in ("title", "version", "lessons", "contentHash") if key not in content]
    named = []

    def collect(value):
        if isinstance(value, dict):
            digest = value.get("sha256")
            path = value.get("path") or value.get("file") or value.get("href")
            if isinstance(digest, str) and isinstance(path, str):
                named.append((path, digest))
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(content)
    if not named:
        faults.append("manifest.json names no file with a digest")
    for path, digest in named:
        if path not in names:
            faults.append(f"manifest.json names {path}, which is not there")
            continue
        with open(os.path.join(folder, path), "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != digest.removeprefix("sha256:"):
                faults.append(f"manifest.json: {path} has another digest")
    return faults
