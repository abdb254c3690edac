"""What a book of a course must hold, in order: its own text, read with `markdown`, and the labels between."""
import json
import os
import re

from .markdown import Counts, Piece, Reader, one_space

STRINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates", "strings")


class Strings:
    """The interface's texts in a course's language."""

    def __init__(self, language):
        self.all = {}
        for tag in ("en", language.split("-")[0]):
            path = os.path.join(STRINGS, tag + ".json")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    self.all.update(json.load(file))
        values = []
        for value in self.all.values():
            values += value.values() if isinstance(value, dict) else [value]
        # A label between the texts of a course, or several with dots between.
        # In place of a name in braces stands a number, or one with its unit.
        self.patterns = [re.compile(re.sub(r"\\\{\w+\\\}", r"\\d+(?: ?\\S{1,12})?", re.escape(value)) + ":?")
                         for value in values]

    def __getitem__(self, name):
        return self.all[name]

    def number(self, name, number):
        return self.all[name].replace("{number}", str(number))

    def is_label(self, text):
        """Whether a text is made of nothing but the interface's words, numbers and signs."""
        if not any(character.isalnum() for character in text):
            return True
        return all(any(pattern.fullmatch(part.strip()) for pattern in self.patterns) or part.strip().isdecimal()
                   for part in re.split(r"[·→]|: ", text) if part.strip())


class Chapter:
    """A chapter of the book: its name as a destination, and its pieces and notes."""

    def __init__(self, destination, title):
        self.destination, self.title = destination, title
        self.pieces, self.notes, self.links = [], [], []


class Book:
    """The chapters of a course's book in order."""

    def __init__(self, course):
        self.course = course
        self.counts = Counts()
        self.strings = Strings(course["language"])
        self.is_markdown = course["textFormat"] == "markdown"
        self.titles = {lesson["id"]: lesson["title"] for lesson in course["lessons"]}
        self.pictures = frozenset(asset["path"] for asset in course["assets"])
        self.quizzes = {quiz["lessonId"]: quiz for quiz in course["quizzes"]}
        self.front = [self.cover(), self.about()]
        self.chapters = [self.lesson(index, lesson) for index, lesson in enumerate(course["lessons"])]
        self.chapters += [self.project(project) for project in course["projects"]]
        if self.quizzes:
            self.chapters.append(self.answers())
        self.contents = self.entries()
        self.counts.add("contents entries", len(self.contents))

    # Pieces

    def plain(self, chapter, value, kind="text"):
        if one_space(value):
            self.counts.add("headings" if kind == "heading" else "paragraphs")
            chapter.pieces.append(Piece(kind, one_space(value)))

    def list(self, chapter, values):
        for value in values:
            self.counts.add("list items")
            chapter.pieces.append(Piece("label", "•"))
            self.plain(chapter, value)

    def text(self, chapter, reader, value):
        if self.is_markdown:
            chapter.pieces += reader.blocks(value)
            return
        for piece in re.split(r"\n[ \t]*\n", value):
            self.plain(chapter, piece)

    def inline(self, chapter, reader, value, before="", after=""):
        if self.is_markdown:
            pieces = reader.inline(value)
            self.counts.add("paragraphs", sum(piece.kind == "text" for piece in pieces))
        else:
            self.counts.add("paragraphs")
            pieces = [Piece("text", one_space(value))]
        if before:
            if pieces and pieces[0].kind == "text":
                pieces[0].text = before + " " + pieces[0].text
            else:
                pieces.insert(0, Piece("text", before))
        chapter.pieces += pieces

    # Chapters

    def cover(self):
        course, strings = self.course, self.strings
        chapter = Chapter("cover", course["title"])
        for value in (course["title"], course["description"], ", ".join(course["authors"]),
                      strings.number("versionNumber", course["version"])):
            self.plain(chapter, value)
        self.plain(chapter, f"{strings['language']}: *")
        for name, value in (("licence", course["license"]), ("source", course["source"])):
            if value:
                self.plain(chapter, f"{strings[name]}: {value}")
        return chapter

    def about(self):
        syllabus = self.course["syllabus"]
        chapter = Chapter("about", self.strings["about"])
        self.plain(chapter, syllabus["audience"])
        self.list(chapter, [value for value in syllabus["prerequisites"] if not value.startswith("lesson:")])
        self.list(chapter, syllabus["constraints"])
        for index, module in enumerate(syllabus["modules"]):
            self.plain(chapter, f"{index + 1}. {module['title']}")
            self.plain(chapter, module["summary"])
        return chapter

    def lesson(self, index, lesson):
        chapter = Chapter("lesson:" + lesson["id"], lesson["title"])
        reader = Reader(self.counts, self.pictures)
        modules = self.course["syllabus"]["modules"]
        place = next(place for place, module in enumerate(modules) if module["id"] == lesson["moduleId"])
        module = modules[place]
        number = self.strings.number("moduleNumber", place + 1)
        if module["lessons"][0]["id"] == lesson["id"]:
            for value in (number, module["title"], module["summary"]):
                self.plain(chapter, value)
        else:
            self.plain(chapter, f"{number} · {module['title']}")
        self.plain(chapter, self.strings.number("lessonNumber", index + 1))
        self.plain(chapter, lesson["title"], "heading")
        needed = [self.titles.get(value.removeprefix("lesson:"), value) if value.startswith("lesson:") else value
                  for value in lesson["metadata"].get("prerequisites") or []]
        # The duration and the level stand before, which are the interface's words.
        if needed:
            self.plain(chapter, f"*{self.strings['prerequisites']}: {', '.join(needed)}")
        self.list(chapter, lesson["objectives"])
        explanation = lesson["explanation"]
        self.text(chapter, reader, explanation["overview"])
        for concept in explanation["concepts"]:
            self.plain(chapter, concept["title"], "heading")
            self.text(chapter, reader, concept["explanation"])
            self.text(chapter, reader, concept.get("example") or "")
        for takeaway in lesson["keyTakeaways"]:
            self.counts.add("list items")
            chapter.pieces.append(Piece("label", "•"))
            self.inline(chapter, reader, takeaway)
        self.text(chapter, reader, lesson["practice"]["prompt"])
        self.text(chapter, reader, lesson["practice"]["expectedOutcome"])
        # The sections that every lesson has.
        self.counts.add("headings", 4)
        quiz = self.quizzes.get(lesson["id"])
        if quiz:
            self.counts.add("headings")
            self.counts.add("links")
            self.counts.add("paragraphs")
            for number, question in enumerate(quiz["questions"]):
                self.counts.add("list items")
                chapter.pieces.append(Piece("label", f"{number + 1}."))
                self.inline(chapter, reader, question["question"])
                for letter, option in zip("abcd", question["options"]):
                    self.counts.add("list items")
                    self.inline(chapter, reader, option, f"☐ {letter})")
        chapter.notes, chapter.links = reader.notes, reader.links
        return chapter

    def project(self, project):
        strings = self.strings
        chapter = Chapter("project:" + project["id"], project["title"])
        reader = Reader(self.counts, self.pictures)
        self.plain(chapter, project["title"], "heading")
        self.list(chapter, [self.titles[lesson] for lesson in project["lessonIds"]])
        self.counts.add("links", len(project["lessonIds"]))
        self.text(chapter, reader, project["problemStatement"])
        self.list(chapter, project["constraints"])
        self.list(chapter, project["deliverables"])
        self.counts.add("headings", 4)
        labels = [level["label"] for level in project["rubric"][0]["levels"]]
        columns = len(labels) <= 5 and all(
            [level["label"] for level in criterion["levels"]] == labels for criterion in project["rubric"])
        for value in [strings["criterion"], strings["weight"]] + (labels if columns else [strings["levels"]]):
            chapter.pieces.append(Piece("cell", one_space(value)))
            self.counts.add("table cells")
        for criterion in project["rubric"]:
            chapter.pieces.append(Piece("cell", one_space(criterion["criterion"])))
            chapter.pieces.append(Piece("cell", strings["percent"].replace("{count}", str(criterion["weight"]))))
            self.counts.add("table cells", 2 + (len(labels) if columns else 1))
            for level in criterion["levels"]:
                points = strings["points"]
                points = points.get("one" if level["points"] == 1 else "other", points["other"])
                points = points.replace("{count}", str(level["points"]))
                self.plain(chapter, points if columns else f"{level['label']} · {points}")
                self.plain(chapter, level["description"])
        chapter.notes, chapter.links = reader.notes, reader.links
        return chapter

    def answers(self):
        chapter = Chapter("answers", self.strings["answers"])
        reader = Reader(self.counts, self.pictures)
        self.counts.add("headings")
        for index, lesson in enumerate(self.course["lessons"]):
            quiz = self.quizzes.get(lesson["id"])
            if not quiz:
                continue
            self.plain(chapter, f"{self.strings.number('lessonNumber', index + 1)}: {lesson['title']}", "heading")
            self.counts.add("links")
            for number, question in enumerate(quiz["questions"]):
                self.counts.add("list items")
                chapter.pieces.append(Piece("label", f"{number + 1}."))
                option = question["options"][question["correctIndex"]]
                self.inline(chapter, reader, option, "abcd"[question["correctIndex"]] + ")")
                silent = Reader(Counts(), self.pictures)
                if silent.inline(option) != silent.inline(question["explanation"]) or not self.is_markdown:
                    self.inline(chapter, reader, question["explanation"])
        chapter.links = reader.links
        return chapter

    def entries(self):
        """(title, destination) of each entry of the contents."""
        found = []
        for index, module in enumerate(self.course["syllabus"]["modules"]):
            lessons = module["lessons"]
            if not lessons:
                continue
            found.append((f"{self.strings.number('moduleNumber', index + 1)}: {module['title']}",
                          "lesson:" + lessons[0]["id"]))
            found += [(self.titles[lesson["id"]], "lesson:" + lesson["id"]) for lesson in lessons]
        projects = self.course["projects"]
        if projects:
            found.append((self.strings["projects"], "project:" + projects[0]["id"]))
            found += [(project["title"], "project:" + project["id"]) for project in projects]
        if self.quizzes:
            found.append((self.strings["answers"], "answers"))
        return [(one_space(title), destination) for title, destination in found]
