"""A simple reading of a CoursePackage's text that shares nothing with lectern's: pieces of text and where they stand.

A piece is a paragraph, a heading, a table cell, an item or a block of code, reduced to what must be legible wherever it
is set. `GAP` stands in it for what a medium may set in its own way: formulas, pictures, footnote marks.
"""
import html
import re

GAP = "\0"
FENCE = re.compile(r"^([ >\t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*)(`{3,}|~{3,})(.*)$")
MARKER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:)[ \t]*")
TASK = re.compile(r"\[[ xX]\](?=[ \t])")
HEADING = re.compile(r"[ \t]*#{1,6}(?=[ \t]|$)")
RULE = re.compile(r"[ \t]*(?:=+|-+|(?:[-*_][ \t]*){3,})[ \t]*$")
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
DISPLAYED = re.compile(r"(?<!\\)\$\$(.+?)(?<!\\)\$\$", re.S)
INLINE = re.compile(r"(?<![\w\\$])\$(?=\S)((?:[^$\\\n]|\\.|\n(?!\s*\n))+?)(?<!\s)\$(?!\d)", re.S)
BRACKETS = r"\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]"
TARGET = r"\([ \t]*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
IMAGE = re.compile("!" + BRACKETS + TARGET)
LINK = re.compile("(?<!!)" + BRACKETS + TARGET)
NOTE = re.compile(r"\[\^[^\]\s]+\]")


def pieces(course):
    """Gives (JSON Pointer, piece) for all that a course has to say."""
    is_markdown = course["textFormat"] == "markdown"

    def plain(pointer, value):
        values = value if isinstance(value, list) else [value]
        for index, item in enumerate(values):
            if item and not item.startswith("lesson:"):
                yield (f"{pointer}/{index}" if isinstance(value, list) else pointer), item

    def text(pointer, value, is_inline=False):
        if not is_markdown:
            found = [value] if is_inline else re.split(r"\n[ \t]*\n", value)
        elif is_inline:
            found = [words(value)]
        else:
            found = blocks(value)
        for piece in found:
            yield pointer, piece

    for name in ("title", "description", "authors"):
        yield from plain("/" + name, course[name])
    syllabus = course["syllabus"]
    for name in ("audience", "prerequisites", "constraints"):
        yield from plain("/syllabus/" + name, syllabus[name])
    for index, module in enumerate(syllabus["modules"]):
        for name in ("title", "summary"):
            yield from plain(f"/syllabus/modules/{index}/{name}", module[name])
    for index, lesson in enumerate(course["lessons"]):
        at = f"/lessons/{index}"
        yield from plain(at + "/title", lesson["title"])
        yield from plain(at + "/objectives", lesson["objectives"])
        yield from text(at + "/explanation/overview", lesson["explanation"]["overview"])
        for number, concept in enumerate(lesson["explanation"]["concepts"]):
            within = f"{at}/explanation/concepts/{number}"
            yield from plain(within + "/title", concept["title"])
            yield from text(within + "/explanation", concept["explanation"])
            yield from text(within + "/example", concept.get("example") or "")
        for number, takeaway in enumerate(lesson["keyTakeaways"]):
            yield from text(f"{at}/keyTakeaways/{number}", takeaway, True)
        yield from text(at + "/practice/prompt", lesson["practice"]["prompt"])
        yield from text(at + "/practice/expectedOutcome", lesson["practice"]["expectedOutcome"])
    for index, quiz in enumerate(course["quizzes"]):
        for number, question in enumerate(quiz["questions"]):
            at = f"/quizzes/{index}/questions/{number}"
            yield from text(at + "/question", question["question"], True)
            for place, option in enumerate(question["options"]):
                yield from text(f"{at}/options/{place}", option, True)
            yield from text(at + "/explanation", question["explanation"], True)
    for index, project in enumerate(course["projects"]):
        at = f"/projects/{index}"
        yield from plain(at + "/title", project["title"])
        yield from text(at + "/problemStatement", project["problemStatement"])
        yield from plain(at + "/constraints", project["constraints"])
        yield from plain(at + "/deliverables", project["deliverables"])
        for number, criterion in enumerate(project["rubric"]):
            yield from plain(f"{at}/rubric/{number}/criterion", criterion["criterion"])
            for place, level in enumerate(criterion["levels"]):
                for name in ("label", "description"):
                    yield from plain(f"{at}/rubric/{number}/levels/{place}/{name}", level[name])


def gap(source):
    """Stands for something of about this length, in a form that no other markup touches."""
    return GAP * max(1, len(source) // 20)


def words(text):
    """Inline Markdown without its markup; what is neither letter nor digit need not go, since nobody compares it."""
    kept = []

    def keep(match):
        kept.append(match.group(2))
        return f"\1{len(kept) - 1}\2"

    text = CODE_SPAN.sub(keep, text)
    text = DISPLAYED.sub(lambda match: gap(match.group(1)), text)
    text = INLINE.sub(lambda match: gap(match.group(1)), text)
    text = IMAGE.sub(lambda match: gap(match.group(1)), text)
    text = LINK.sub(lambda match: match.group(1), text)
    text = NOTE.sub(GAP, text)
    text = html.unescape(text)
    return re.sub("\1(\\d+)\2", lambda match: kept[int(match.group(1))], text)


def blocks(text):
    """The pieces of a Markdown text."""
    found, lines, fence, formula = [], [], None, False
    source = text.split("\n")

    def close():
        if lines:
            found.append(words("\n".join(lines)))
            lines.clear()

    for number, line in enumerate(source):
        if fence:
            bare = re.sub(r"^[ \t>]*", "", line)
            if bare.startswith(fence) and not bare.strip(fence[0] + " \t"):
                found.append("\n".join(lines))
                lines.clear()
                fence = None
            else:
                lines.append(line)
            continue
        opening = FENCE.match(line)
        if opening and not formula and not (opening.group(2)[0] == "`" and "`" in opening.group(3)):
            close()
            fence = opening.group(2)
            continue
        if formula:
            lines.append(line)
        else:
            while True:
                marker = MARKER.match(line)
                if not marker or RULE.match(line):
                    break
                if marker.group().strip() != ">":
                    close()
                line = TASK.sub("", line[marker.end():], count=1) if TASK.match(line, marker.end()) else line[marker.end():]
            row = DELIMITER.match(source[number + 1]) if number + 1 < len(source) and "|" in line else None
            in_table = "|" in line and number > 0 and any(
                DELIMITER.match(source[back]) and "|" in source[back] for back in range(number - 1, -1, -1)
                if all("|" in between for between in source[back:number])
            )
            if not line.strip() or RULE.match(line) or (DELIMITER.match(line) and "|" in line):
                close()
            elif HEADING.match(line):
                close()
                found.append(words(line))
            elif row or in_table:
                close()
                found.extend(words(cell) for cell in re.split(r"(?<!\\)\|", line))
            else:
                lines.append(line)
        # A displayed formula may hold empty lines and anything that looks like Markdown.
        if len(re.findall(r"(?<!\\)\$\$", CODE_SPAN.sub("", line))) % 2:
            formula = not formula
    if fence:
        found.append("\n".join(lines))
    else:
        close()
    return found
