"""Judges a folder of HTML pages: does every relative link and anchor lead somewhere inside it?"""
import os
import re
import urllib.parse
from html.parser import HTMLParser

ATTRIBUTES = ("href", "src", "action", "poster", "data")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.anchors, self.repeated, self.base = [], set(), [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                if name == "id" and value in self.anchors:
                    self.repeated.append(value)
                self.anchors.add(value)
            elif tag == "base" and name == "href":
                self.base = value
            elif name in ATTRIBUTES:
                self.links.append(value)
            elif name == "srcset":
                self.links += [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]

    handle_startendtag = handle_starttag


def judge(folder):
    """Gives the number of pages, of links inside the folder, and the faults."""
    files = {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}
    pages, checked, faults = {}, 0, []
    for path in sorted(files):
        if path.endswith(".html"):
            with open(os.path.join(folder, path), encoding="utf-8") as file:
                pages[path] = Page(file.read())
    links = [(path, link, page.base) for path, page in pages.items() for link in page.links]
    for path in sorted(files):
        if path.endswith(".css"):
            with open(os.path.join(folder, path), encoding="utf-8") as file:
                links += [(path, link, None) for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", file.read())]
    for path, link, base in links:
        address = urllib.parse.urlsplit(link)
        if address.scheme or address.netloc:
            continue
        checked += 1
        origin = os.path.join("/", os.path.dirname(path))
        if base is not None:
            # An absolute base is how a page at no known address finds its way (404.html); its links are the site's own.
            base = urllib.parse.urlsplit(base).path
            origin = os.path.normpath(os.path.join(origin, base))
        if not address.path:
            target = path
        else:
            target = os.path.normpath(os.path.join(origin, urllib.parse.unquote(address.path))).lstrip("/")
            if address.path.endswith("/") or target in ("", "."):
                target = os.path.normpath(os.path.join(target, "index.html"))
        depth = os.path.normpath(os.path.join(os.path.dirname(path) or ".", urllib.parse.unquote(address.path)))
        if address.path and not address.path.startswith("/") and base is None and depth.startswith(".."):
            faults.append(f"{path}: {link} leads out of the folder")
        elif target not in files:
            faults.append(f"{path}: {link} leads nowhere")
        elif address.fragment and target in pages:
            if urllib.parse.unquote(address.fragment) not in pages[target].anchors | {"top"}:
                faults.append(f"{path}: {link} has no anchor there")
    for path, page in pages.items():
        faults += [f"{path}: the id {name} stands twice" for name in page.repeated]
    return sorted(pages), checked, faults
