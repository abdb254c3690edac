"""Reads a CoursePackage's texts into blocks with markdown-it, which shares nothing with lectern's parser.

What CommonMark and GFM do not say stands here as the format's description has it: formulas, callouts, raw HTML as text,
footnotes counted by their first reference.
"""
import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

TASK = re.compile(r"\[([ xX])\][ \t]+")
ADDRESS = re.compile(r"(?i)(?:https?|mailto):|lesson:[a-z0-9]|#")
AUTOLINK = re.compile(r"(?i)(?:\bhttps?://|\bwww\.)[^\s<]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
OPEN_FENCE = re.compile(r"(?m)^( {0,3}> ?(?:```|~~~).*\n)(?= {4,}>)")
FULL_STOPS = ".。．｡।۔"


@dataclass
class Piece:
    """Something that a reader comes upon: `kind` says what; text has its white space run together, but for code."""

    kind: str
    text: str
    notes: list = field(default_factory=list)


class Counts(dict):
    """How many blocks of each sort a course has."""

    def add(self, kind, number=1):
        self[kind] = self.get(kind, 0) + number


def parser(inline=False):
    found = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found.use(footnote_plugin, inline=False)
    found.inline.ruler.before("escape", "formula", formula)
    if not inline:
        found.block.ruler.before("fence", "displayed", displayed, {"alt": ["paragraph", "blockquote", "list"]})
    return found


def formula(state, silent):
    """`$…$` and `$$…$$` inside a paragraph."""
    source, start = state.src, state.pos
    if source[start] != "$":
        return False
    mark = "$$" if source.startswith("$$", start) else "$"
    place = start + len(mark)
    if mark == "$" and (start and source[start - 1].isalnum() or source[place:place + 1].isspace()):
        return False
    if start and source[start - 1] == "$":
        return False
    while place < len(source):
        if source[place] == "\\":
            place += 2
            continue
        if source.startswith("\\text{", place):
            place = source.find("}", place)
        if source.startswith(mark, place):
            break
        place += 1
    content = source[start + len(mark):place]
    if place >= len(source) or not content.strip():
        return False
    after = source[place + len(mark):place + len(mark) + 1]
    if mark == "$" and (content[-1].isspace() or after.isdigit()):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = content
    state.pos = place + len(mark)
    return True


def displayed(state, first, last, silent):
    """`$$` at the start of a line, to the next `$$`."""
    start = state.bMarks[first] + state.tShift[first]
    if state.sCount[first] - state.blkIndent >= 4 or not state.src.startswith("$$", start):
        return False
    lines, line = [], first
    while line < last:
        if line > first and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
        text = state.src[state.bMarks[line] + state.tShift[line]:state.eMarks[line]]
        offset = 2 if line == first else 0
        end = offset
        while end < len(text) and not text.startswith("$$", end):
            end += 2 if text[end] == "\\" else 1
        lines.append(text[offset:end])
        if end < len(text):
            break
        line += 1
    else:
        return False
    content = "\n".join(lines)
    if not content.strip() or text[end + 2:].strip():
        return False
    if silent:
        return True
    state.line = line + 1
    token = state.push("displayed", "", 0)
    token.content = content
    token.map = [first, state.line]
    return True


BLOCKS, INLINES = parser(), parser(inline=True)


def one_space(text):
    return " ".join(text.replace("\u00ad", "").split())


class Reader:
    """Reads texts of one chapter, through which notes are counted."""

    def __init__(self, counts, pictures=frozenset()):
        self.counts = counts
        self.notes = []
        self.links = []
        self.pictures = pictures
        self.before = 0

    def blocks(self, source):
        """The pieces of a text; its footnotes go to `notes`."""
        env = {}
        # CommonMark 5.1: `>` after four spaces continues no quotation; markdown-it takes it for one inside a fence.
        tokens = BLOCKS.parse(OPEN_FENCE.sub(r"\1\n", source), env)
        order = env.get("footnotes", {}).get("list", {})
        pieces, notes, depth, note = [], [], 0, None
        body = []
        for token in tokens:
            if token.type == "footnote_open":
                note = []
            elif token.type == "footnote_close":
                notes.append(note)
                note = None
            elif token.type in ("footnote_block_open", "footnote_block_close", "footnote_anchor"):
                continue
            elif note is not None:
                note.append(token)
            else:
                body.append(token)
        assert len(notes) == len(order), "footnotes that no text refers to"
        pieces = self.walk(body)
        for number, note in enumerate(notes):
            self.counts.add("list items")
            self.notes.append((str(self.before + number + 1), self.walk(note)))
        self.before += len(notes)
        return pieces

    def inline(self, source, kind="text"):
        """The pieces of an inline text."""
        # Block markers are ordinary characters here.
        token = INLINES.parseInline(source, {})[0]
        return self.pieces(token.children, kind)

    def walk(self, tokens):
        found, lists, place = [], [], 0
        while place < len(tokens):
            token = tokens[place]
            kind = token.type
            if kind == "inline":
                above = tokens[place - 1].type
                if above in ("th_open", "td_open"):
                    self.counts.add("table cells")
                    found += self.pieces(token.children, "cell")
                elif above == "heading_open":
                    self.counts.add("headings")
                    found += self.pieces(token.children, "heading")
                else:
                    children, label = token.children, None
                    if lists and above == "paragraph_open" and tokens[place - 2].type == "list_item_open":
                        children, label = self.task(children)
                        if label:
                            found[-1] = Piece("label", label)
                    if above == "paragraph_open" and tokens[place - 2].type == "blockquote_open":
                        title, rest = callout(children, tokens, place)
                        if title is not None:
                            self.counts.add("paragraphs")
                            found += self.pieces(title, "title")
                            children = rest
                    if children:
                        pieces = self.pieces(children, "text")
                        self.counts.add("paragraphs", sum(piece.kind == "text" for piece in pieces))
                        found += pieces
            elif kind in ("fence", "code_block"):
                self.counts.add("code blocks")
                text = token.content[:-1] if token.content.endswith("\n") else token.content
                found.append(Piece("code", text))
            elif kind == "displayed":
                self.counts.add("formulas")
                found.append(Piece("formula", token.content))
            elif kind == "html_block":
                self.counts.add("paragraphs")
                found.append(Piece("text", one_space(token.content)))
            elif kind == "ordered_list_open":
                lists.append(token.attrs.get("start", 1))
            elif kind == "bullet_list_open":
                lists.append(None)
            elif kind in ("ordered_list_close", "bullet_list_close"):
                lists.pop()
            elif kind == "list_item_open":
                self.counts.add("list items")
                found.append(Piece("label", "•" if lists[-1] is None else f"{lists[-1]}."))
                if lists[-1] is not None:
                    lists[-1] += 1
            place += 1
        return [piece for piece in found if piece.text]

    @staticmethod
    def task(children):
        if children and children[0].type == "text" and TASK.match(children[0].content + " "):
            match = TASK.match(children[0].content + " ")
            children = [children[0].copy(content=children[0].content[match.end():])] + children[1:]
            return children, "☐" if match.group(1) == " " else "☑"
        return children, None

    def pieces(self, children, kind):
        """Inline tokens as pieces: what stands before, between and after pictures, and the pictures."""
        found, text = [], []

        def close():
            if one_space("".join(text)):
                found.append(Piece(kind, one_space("".join(text))))
            text.clear()

        linked = 0
        for token in children or []:
            if token.type in ("text", "code_inline", "html_inline", "text_special", "formula"):
                text.append(token.content)
                if token.type == "text" and not linked:
                    self.counts.add("links", len(AUTOLINK.findall(token.content)))
            elif token.type in ("softbreak", "hardbreak"):
                text.append("\n")
            elif token.type == "link_open":
                if ADDRESS.match(token.attrs["href"]):
                    linked += 1
                    self.counts.add("links")
                    self.links.append(token.attrs["href"])
            elif token.type == "link_close":
                linked = max(0, linked - 1)
            elif token.type == "image":
                if token.attrs["src"] in self.pictures:
                    close()
                    self.counts.add("figures")
                    found.append(Piece("figure", one_space(plain(token.children)) or token.attrs["src"]))
                else:
                    text.append(plain(token.children))
            elif token.type == "footnote_ref":
                self.counts.add("links")
                text.append(str(self.before + token.meta["id"] + 1))
        close()
        return found


def callout(children, tokens, place):
    """The title and the rest of a quotation that begins with a bold word with a full stop; None where there is none."""
    if not children or children[0].type not in ("strong_open", "text") or (
            children[0].type == "text" and (children[0].content or children[1].type != "strong_open")):
        return None, children
    end = next(index for index, token in enumerate(children) if token.type == "strong_close")
    title = [token for token in children[:end + 1] if token.type not in ("strong_open", "strong_close")]
    if not title or title[-1].type != "text" or title[-1].content[-1:] not in FULL_STOPS or not plain(title)[:-1]:
        return None, children
    rest = children[end + 1:]
    if not one_space(plain(rest)) and tokens[place + 2].type == "blockquote_close":
        return None, children
    title[-1] = title[-1].copy(content=title[-1].content[:-1])
    return title, rest


def plain(tokens):
    """Text without markup."""
    found = []
    for token in tokens or []:
        if token.type in ("softbreak", "hardbreak"):
            found.append(" ")
        elif token.type == "image":
            found.append(plain(token.children))
        elif token.type in ("text", "code_inline", "html_inline", "text_special", "formula"):
            found.append(token.content)
    return "".join(found)
