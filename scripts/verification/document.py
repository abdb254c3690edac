"""Reads a PDF file with pikepdf: what each page shows, in which marked content, and the structure tree."""
import re
from dataclasses import dataclass, field

import pikepdf

# Stands where the text moves to another line.
LINE = "\ue000"
# Operators that paint.
PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "INLINE IMAGE", "Tj", "TJ", "'", '"'}
SHOW = {"Tj", "TJ", "'", '"'}


@dataclass
class Segment:
    """A stretch of a page's content: an MCID, an artifact, or neither."""

    mcid: int | None
    kind: str
    text: str = ""
    forms: str = ""


@dataclass
class Element:
    role: str
    attributes: dict
    children: list = field(default_factory=list)
    parent: object = None

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


@dataclass
class Content:
    """Marked content under an element."""

    page: int
    mcid: int


@dataclass
class ObjectReference:
    """An annotation or another object under an element."""

    object: object
    page: int | None


class Font:
    def __init__(self, dictionary):
        self.is_composite = dictionary.get("/Subtype") == "/Type0"
        self.name = str(dictionary.get("/BaseFont", dictionary.get("/Name", "Type 3")))
        self.dictionary = dictionary
        self.characters = {}
        self.unmapped = set()
        if "/ToUnicode" in dictionary:
            read_map(dictionary.ToUnicode.read_bytes(), self.characters)

    def decode(self, string):
        size = 2 if self.is_composite else 1
        found = []
        for start in range(0, len(string), size):
            code = int.from_bytes(string[start:start + size], "big")
            character = self.characters.get(code)
            if character is None:
                self.unmapped.add(code)
                character = "\ufffd"
            found.append(character)
        return "".join(found)


def read_map(data, characters):
    text = data.decode("latin-1")

    def unicode(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "surrogatepass")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            characters[int(code, 16)] = unicode(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[.*?\])", block,
                                             re.S):
            if value[0] == "[":
                for index, one in enumerate(re.findall(r"<([0-9A-Fa-f]*)>", value)):
                    characters[int(first, 16) + index] = unicode(one)
            else:
                start = unicode(value[1:-1])
                for index in range(int(last, 16) - int(first, 16) + 1):
                    characters[int(first, 16) + index] = start[:-1] + chr(ord(start[-1]) + index)


def pieces(array):
    """The strings of a TJ, those together between which the pen does not move by half an em or more."""
    found = [b""]
    for item in array:
        if isinstance(item, pikepdf.String):
            found[-1] += bytes(item)
        elif item < -500:
            found.append(b"")
    return found


class Document:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.fonts = {}
        self.faults = []
        self.numbers = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.pages = [self.read(page, index) for index, page in enumerate(self.pdf.pages)]
        self.tree = None
        self.elements = 0
        if "/StructTreeRoot" in self.root:
            self.tree = self.structure(self.root.StructTreeRoot)

    # Pages

    def font(self, dictionary):
        key = dictionary.objgen if dictionary.is_indirect else id(dictionary)
        if key not in self.fonts:
            self.fonts[key] = Font(dictionary)
        return self.fonts[key]

    def read(self, page, index):
        segments = []
        self.interpret(page, page.obj.get("/Resources", {}), index, segments, [], None)
        return segments

    def interpret(self, stream, resources, page, segments, stack, form):
        """Follows a content stream; inside a form, all text goes to the segment that draws it."""
        font, moved, loose = None, False, False
        fonts = resources.get("/Font", {})
        marks = []

        def current():
            for segment, *_ in reversed(stack):
                if segment is not None:
                    return segment
            return None

        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            if operator in SHOW:
                operands = instruction.operands
                shown = pieces(operands[0]) if operator == "TJ" else [bytes(operands[-1])]
                segment = form or current()
                if segment is None:
                    if not loose:
                        self.faults.append(f"page {page + 1} shows text that is neither tagged nor an artifact")
                    loose = True
                    continue
                if font is None:
                    continue
                # In an artifact, such as a table's repeated head, a gap parts one text from another.
                text = (LINE if segment.mcid is None else "").join(font.decode(piece) for piece in shown)
                replaced = next((entry for entry in reversed(stack) if entry[1] is not None), None)
                if replaced is not None:
                    text = "" if replaced[2] else replaced[1]
                    replaced[2] = True
                if form is not None:
                    segment.forms += LINE + text
                else:
                    segment.text += (LINE if moved and segment.text else "") + text
                moved = False
            elif operator in ("Td", "TD", "Tm", "T*"):
                values = [float(value) for value in instruction.operands]
                # In a running head, another place on the line is another text.
                if operator in ("T*", "Tm") or values[1] != 0 or current() is not None and current().mcid is None:
                    moved = True
            elif operator == "Tf":
                name = str(instruction.operands[0])
                font = self.font(fonts[name]) if name in fonts else None
            elif operator in ("BDC", "BMC"):
                tag = str(instruction.operands[0])
                properties = instruction.operands[1] if operator == "BDC" else {}
                if isinstance(properties, pikepdf.Name):
                    properties = resources.Properties[str(properties)]
                segment = None
                if "/MCID" in properties:
                    segment = Segment(int(properties["/MCID"]), tag)
                elif tag == "/Artifact":
                    inside = current()
                    # What is an artifact inside marked content is left out of its text.
                    segment = Segment(None, "artifact " + str(properties.get("/Subtype", "")))
                    if inside is not None and inside.mcid is None:
                        segment = None
                if segment is not None and form is None:
                    segments.append(segment)
                actual = properties.get("/ActualText")
                stack.append([segment, None if actual is None else str(actual), False])
                marks.append(True)
            elif operator == "EMC":
                if stack:
                    entry = stack.pop()
                    if entry[1] and not entry[2] and current() is not None:
                        current().text += entry[1]
                else:
                    self.faults.append(f"page {page + 1}: EMC without BMC or BDC")
            elif operator in PAINT:
                if form is None and current() is None and not loose:
                    loose = True
                    self.faults.append(f"page {page + 1} draws ({operator}) what is neither tagged nor an artifact")
                if operator == "Do":
                    drawn = resources.XObject[str(instruction.operands[0])]
                    if drawn.get("/Subtype") == "/Form":
                        self.interpret(drawn, drawn.get("/Resources", resources), page, segments, [],
                                       form or current())

    # Structure

    def structure(self, root):
        top = Element("root", {})
        seen = set()
        self.classes = root.get("/ClassMap", {})
        self.roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}

        def children(node, above, page):
            kids = node.get("/K")
            if kids is None:
                return
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    above.children.append(Content(page, int(kid)))
                elif kid.get("/Type") == "/MCR":
                    above.children.append(Content(self.number(kid.get("/Pg"), page), int(kid.MCID)))
                elif kid.get("/Type") == "/OBJR":
                    above.children.append(ObjectReference(kid.Obj, self.number(kid.get("/Pg"), page)))
                else:
                    if kid.objgen in seen:
                        self.faults.append(f"structure element {kid.objgen} stands twice in the tree")
                        continue
                    if kid.is_indirect:
                        seen.add(kid.objgen)
                    role = str(kid.S)[1:]
                    element = Element(self.roles.get("/" + role, role).lstrip("/"), self.attributes(kid), [], above)
                    self.elements += 1
                    above.children.append(element)
                    children(kid, element, self.number(kid.get("/Pg"), page))

        children(root, top, None)
        return top

    def number(self, page, otherwise):
        return otherwise if page is None else self.numbers.get(page.objgen, otherwise)

    def attributes(self, node):
        found = {}
        for name in ("/Alt", "/ActualText", "/Lang", "/T", "/ID", "/E"):
            if name in node:
                found[name[1:]] = str(node[name])
        owners = []
        for name in ("/A", "/C"):
            value = node.get(name)
            values = [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]
            owners += [self.classes.get(str(item)) if name == "/C" else item for item in values]
        for owner in owners:
            if isinstance(owner, pikepdf.Dictionary):
                for key, value in owner.items():
                    if key != "/O":
                        found[key[1:]] = str(value)
        return found

    def text(self, content):
        """The text of marked content."""
        return self.by_mcid(content.page).get(content.mcid, "")

    def by_mcid(self, page):
        if not hasattr(self, "_mcids"):
            self._mcids = {}
        if page not in self._mcids:
            found = {}
            for segment in self.pages[page] if page is not None else []:
                if segment.mcid is not None:
                    found[segment.mcid] = found.get(segment.mcid, "") + segment.text
            self._mcids[page] = found
        return self._mcids[page]

    # Places

    def labels(self):
        """The label of each page."""
        found = []
        ranges = sorted((int(first), rule) for first, rule in pikepdf.NumberTree(self.root.PageLabels).items())
        for index in range(len(self.pdf.pages)):
            first, rule = [entry for entry in ranges if entry[0] <= index][-1]
            number = int(rule.get("/St", 1)) + index - first
            style = str(rule.get("/S", ""))
            shown = {"/D": str(number), "/r": roman(number), "/R": roman(number).upper(), "": ""}[style]
            found.append(str(rule.get("/P", "")) + shown)
        return found

    def destinations(self):
        """Named destinations with the index of their page."""
        names = pikepdf.NameTree(self.root.Names.Dests)
        return {str(name): self.page_of(value) for name, value in names.items()}

    def page_of(self, value):
        if isinstance(value, pikepdf.Dictionary):
            value = value.D
        return self.numbers.get(value[0].objgen)

    def target(self, holder, destinations):
        """Where a link annotation or an outline item leads: ("page", n), ("address", text) or ("nowhere", text)."""
        value = holder.get("/Dest")
        if value is None:
            action = holder.get("/A")
            if action is None:
                return "nowhere", "no destination and no action"
            if action.S == "/URI":
                return "address", str(action.URI)
            value = action.get("/D")
        if isinstance(value, (pikepdf.String, pikepdf.Name)):
            name = str(value)
            page = destinations.get(name)
            return ("nowhere", name) if page is None else ("page", page)
        page = self.page_of(value)
        return ("nowhere", str(value)) if page is None else ("page", page)

    def outline(self):
        """(depth, title, item) for each entry of the outline."""
        found = []

        def follow(item, depth):
            while item is not None:
                found.append((depth, str(item.Title), item))
                if "/First" in item:
                    follow(item.First, depth + 1)
                item = item.get("/Next")

        if "/Outlines" in self.root and "/First" in self.root.Outlines:
            follow(self.root.Outlines.First, 0)
        return found


def roman(number):
    found = ""
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
                           "m cm d cd c xc l xl x ix v iv i".split()):
        while number >= value:
            found += sign
            number -= value
    return found
