"""Reads question banks back as an importer does, by rules of its own, and prints them as JSON.

    read_questions.py moodlexml|gift|qti21|cc11|cc13 FILE

GIFT and Moodle XML follow Moodle's readers, the two kinds of Common Cartridge what Moodle (1.1) and the standard (1.3)
make of a text. Every format's processing of answers is carried out for every answer.
"""

import base64
import hashlib
import html
import html.parser
import json
import re
import sys
import xml.etree.ElementTree as tree
import zipfile


class Text(html.parser.HTMLParser):
    """The characters of HTML: a picture's alternative text, a formula's LaTeX, a line feed for a break."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.math, self.pictures = "", 0, []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "math":
            self.math += 1
            self.text += attributes["alttext"]
        elif tag == "img":
            self.text += attributes["alt"]
            self.pictures.append(attributes["src"])
        elif tag == "br":
            self.text += "\n"
        elif tag in ("script", "b", "i", "style"):
            raise SystemExit(f"a tag <{tag}> that no course has")

    def handle_endtag(self, tag):
        self.math -= tag == "math"

    def handle_data(self, data):
        if not self.math:
            self.text += data


def plain(source):
    reader = Text()
    reader.feed(source)
    reader.close()
    return reader.text, reader.pictures


def digest(content):
    return hashlib.sha256(content).hexdigest()


class Question(dict):
    def __init__(self, **fields):
        super().__init__(path=[], title="", name="", id="", pictures=[], **fields)

    def fill(self, question, options, feedback, picture):
        pictures = []
        texts = []
        for source in [question, *options, feedback]:
            text, addresses = plain(source)
            texts.append(text)
            pictures += [picture(address) for address in addresses]
        self["question"], self["feedback"], self["options"] = texts[0], texts[-1], texts[1:-1]
        self["pictures"] = sorted(set(pictures))
        return self


# Moodle ---------------------------------------------------------------------------------------------------------------

def category_path(path):
    parts = re.split(r"(?<!/)/(?!/)", path)
    names = [part.replace("//", "/").strip() for part in parts]
    assert names[0] == "top" and len(names) == 4, names
    assert not any("<" in name for name in names), "Moodle strips tags from names"
    return names[1:]


def data_picture(address):
    head, content = address.split(",", 1)
    assert re.fullmatch(r"data:image/[a-z+]+;base64", head), head
    return digest(base64.b64decode(content, validate=True))


def moodle_xml(file):
    def text(element):
        return (element.findtext("text") or "").strip()

    path, questions = [], []
    title = ""
    root = tree.parse(file).getroot()
    assert root.tag == "quiz"
    for element in root:
        if element.get("type") == "category":
            path, title = category_path(text(element.find("category"))), text(element.find("info"))
            continue
        assert element.get("type") == "multichoice"
        assert element.findtext("single") == "true"
        answers = element.findall("answer")
        fractions = [answer.get("fraction") for answer in answers]
        assert sorted(fractions) == ["0"] * (len(answers) - 1) + ["100"], fractions
        question = Question(right=fractions.index("100"))
        fields = [element.find("questiontext"), element.find("generalfeedback"), *answers]
        for field in fields:
            assert field.get("format") == "html"
            _, addresses = plain(text(field))
            names = [item.get("name") for item in field.findall("file")]
            assert sorted(set(addresses)) == sorted("@@PLUGINFILE@@/" + name for name in names), (addresses, names)
            assert all(item.get("path") == "/" and item.get("encoding") == "base64" for item in field.findall("file"))
        files = {
            "@@PLUGINFILE@@/" + item.get("name"): digest(base64.b64decode(item.text, validate=True))
            for item in element.iter("file")
        }
        question.fill(text(fields[0]), [text(answer) for answer in answers], text(fields[1]), files.__getitem__)
        name = text(element.find("name"))
        assert name and len(name) <= 255 and "<" not in name, name
        question.update(path=path, title=title, name=name, id=element.findtext("idnumber"))
        questions.append(question)
    return questions


ESCAPES = {r"\:": "&&058;", r"\#": "&&035;", r"\=": "&&061;", r"\{": "&&123;", r"\}": "&&125;", r"\~": "&&126;",
           r"\n": "&&010"}


def gift(file):
    blocks, block = [], []
    for line in [*open(file, encoding="utf-8", newline="\n"), ""]:
        line = line.strip(" \t\n\r\0\x0b")
        if line in ("", "0"):
            if block:
                blocks.append(block)
            block = []
        else:
            block.append(line)

    def after(text):
        for escape, place in ESCAPES.items():
            text = text.replace(place, "\n" if escape == r"\n" else escape[1])
        return text

    def formatted(text, default):
        text = text.strip()
        if text.startswith("["):
            name, rest = text[1:].split("]", 1)
            if name in ("moodle", "html", "plain", "markdown"):
                text, default = rest, name
        return after(text).strip(), default

    path, questions = [], []
    for block in blocks:
        comments = [line for line in block if line.startswith("//")]
        text = "\n".join(" " if line.startswith("//") else line for line in block).strip()
        if not text:
            continue
        text = text.replace("\\\\", "&&092;")
        for escape, place in ESCAPES.items():
            text = text.replace(escape, place)
        text = text.replace("&&092;", "\\")
        if text.startswith("$CATEGORY:"):
            path = category_path(text[10:].strip())
            continue
        assert text.startswith("::")
        name, text = text[2:].split("::", 1)
        text = text.strip()
        start, end = text.index("{"), text.index("}")
        assert text.endswith("}") and end == len(text) - 1
        answers = text[start + 1:end].strip()
        general = ""
        if "####" in answers:
            answers, general = answers.rsplit("####", 1)
        asked, kind = formatted(text[:start], "moodle")
        assert kind == "html"
        assert "~" in answers and answers.count("=") == 1
        options, right = [], []
        for answer in answers.strip().replace("=", "~=").split("~"):
            answer = answer.strip()
            if not answer:
                continue
            if answer.startswith("="):
                right.append(len(options))
                answer = answer[1:]
            assert not re.match(r"%-*[0-9]{1,2}\.?[0-9]*%", answer) and "#" not in answer
            option, kind = formatted(answer, "html")
            assert kind == "html"
            options.append(option)
        assert len(right) == 1
        feedback, kind = formatted(general, "html")
        assert kind == "html"
        question = Question(right=right[0]).fill(asked, options, feedback, data_picture)
        name = after(name).strip()
        assert name and "<" not in name
        found = re.search(r"\[id:([^\]]+)\]", "\n".join(comments))
        question.update(path=path, name=name, id=found.group(1))
        questions.append(question)
    return questions


# QTI 2.1 --------------------------------------------------------------------------------------------------------------

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def inner(element):
    """The content of an element as HTML."""
    result = html.escape(element.text or "", quote=False)
    for child in element:
        tag = child.tag.split("}")[1]
        attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in child.attrib.items())
        result += f"<{tag}{attributes}>"
        if tag not in ("img", "br"):
            result += inner(child) + f"</{tag}>"
        result += html.escape(child.tail or "", quote=False)
    return result


class Processing:
    """Carries out `responseProcessing`, as far as a test needs it."""

    def __init__(self, item, answer):
        self.variables = {"RESPONSE": answer}
        self.right = item.findtext(f"{QTI}responseDeclaration/{QTI}correctResponse/{QTI}value")
        for rule in item.find(f"{QTI}responseProcessing"):
            self.rule(rule)

    def rule(self, rule):
        name = rule.tag[len(QTI):]
        if name == "responseCondition":
            for branch in rule:
                children = list(branch)
                if branch.tag != f"{QTI}responseElse" and not self.value(children.pop(0)):
                    continue
                for child in children:
                    self.rule(child)
                break
        elif name == "setOutcomeValue":
            self.variables[rule.get("identifier")] = self.value(rule[0])
        else:
            raise SystemExit(f"rule {name}")

    def value(self, element):
        name = element.tag[len(QTI):]
        values = [self.value(child) for child in element]
        if name == "match":
            return values[0] == values[1]
        if name == "not":
            return not values[0]
        if name == "isNull":
            return values[0] is None
        if name == "variable":
            return self.variables.get(element.get("identifier"))
        if name == "correct":
            return self.right
        if name == "baseValue":
            return float(element.text) if element.get("baseType") == "float" else element.text
        raise SystemExit(f"expression {name}")


def resources(archive, namespace):
    manifest = tree.fromstring(archive.read("imsmanifest.xml"))
    found = {item.get("identifier"): item for item in manifest.iter(f"{namespace}resource")}
    names = {name for name in archive.namelist() if name != "imsmanifest.xml"}
    listed = [file.get("href") for file in manifest.iter(f"{namespace}file")]
    assert sorted(listed) == sorted(names), set(listed) ^ names
    for item in found.values():
        for dependency in item.findall(f"{namespace}dependency"):
            assert dependency.get("identifierref") in found
    return manifest, found


def picture_files(archive, found, resource, namespace):
    """The pictures that a resource depends on, by path."""
    files = {}
    for dependency in resource.findall(f"{namespace}dependency"):
        file = found[dependency.get("identifierref")].find(f"{namespace}file").get("href")
        if file.startswith("assets/"):
            files[file] = digest(archive.read(file))
    return files


def qti21(file):
    questions = []
    with zipfile.ZipFile(file) as archive:
        manifest, found = resources(archive, CP)
        course = manifest.findtext(".//{http://ltsc.ieee.org/xsd/LOM}title/{http://ltsc.ieee.org/xsd/LOM}string")
        tests = [item for item in found.values() if item.get("type") == "imsqti_test_xmlv2p1"]
        for resource in tests:
            test = tree.fromstring(archive.read(resource.get("href")))
            assert test.tag == f"{QTI}assessmentTest"
            section = test.find(f".//{QTI}assessmentSection")
            for reference in section.findall(f"{QTI}assessmentItemRef"):
                item_resource = found[reference.get("identifier")]
                assert "../" + item_resource.get("href") == reference.get("href")
                item = tree.fromstring(archive.read(item_resource.get("href")))
                assert item.get("identifier") == reference.get("identifier")
                choices = item.findall(f".//{QTI}simpleChoice")
                answered = [Processing(item, choice.get("identifier")) for choice in choices]
                scores = [processing.variables["SCORE"] for processing in answered]
                assert sorted(scores) == [0.0] * (len(choices) - 1) + [1.0]
                assert "FEEDBACK" not in Processing(item, None).variables
                feedback = item.find(f"{QTI}modalFeedback")
                shown = {processing.variables.get("FEEDBACK") for processing in answered}
                assert shown == {feedback.get("identifier") if feedback is not None else None}
                files = picture_files(archive, found, item_resource, CP)
                question = Question(right=scores.index(1.0)).fill(
                    inner(item.find(f"{QTI}itemBody/{QTI}p")),
                    [inner(choice) for choice in choices],
                    inner(feedback[0]) if feedback is not None else "",
                    lambda address: files[address.removeprefix("../")],
                )
                question.update(
                    path=[course, section.get("title"), test.get("title")],
                    title=test.get("title"),
                    name=item.get("title"),
                    id=item.get("identifier")[-12:],
                )
                questions.append(question)
    return questions


# Common Cartridge -----------------------------------------------------------------------------------------------------

ASI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
TRAPS = re.compile(r"correct|incorrect|wrong|solution|general_|_all|_C$|_IC$|^TF")


def item12(item, read, picture):
    fields = {
        field.findtext(f"{ASI}fieldlabel"): field.findtext(f"{ASI}fieldentry")
        for field in item.iter(f"{ASI}qtimetadatafield")
    }
    assert fields["cc_profile"] == "cc.multiple_choice.v0p1"
    response = item.find(f"{ASI}presentation/{ASI}response_lid")
    assert response.get("ident") == "response1" and response.get("rcardinality") == "Single"
    labels = response.findall(f"{ASI}render_choice/{ASI}response_label")
    conditions = item.findall(f"{ASI}resprocessing/{ASI}respcondition")
    assert all(condition.get("continue") == "No" for condition in conditions)
    assert conditions[0].findtext(f"{ASI}setvar") == "100", "the right answer is first"
    texts = {
        feedback.get("ident"): feedback.findtext(f"{ASI}flow_mat/{ASI}material/{ASI}mattext")
        for feedback in item.findall(f"{ASI}itemfeedback")
    }
    for ident in [*texts, *(label.get("ident") for label in labels)]:
        assert not TRAPS.search(ident), ident

    def outcome(answer, last):
        """The score and feedback of an answer by its first condition, or as Moodle reads it by its last."""
        found = [c for c in conditions if c.findtext(f"{ASI}conditionvar/{ASI}varequal") == answer]
        if not found:
            return 0, None
        condition = found[-1 if last else 0]
        feedback = condition.find(f"{ASI}displayfeedback")
        return (
            int(condition.findtext(f"{ASI}setvar") or 0),
            texts[feedback.get("linkrefid")] if feedback is not None else None,
        )

    answers = [label.get("ident") for label in labels]
    outcomes = [outcome(answer, False) for answer in answers]
    assert outcomes == [outcome(answer, True) for answer in answers]
    scores = [score for score, _ in outcomes]
    assert sorted(scores) == [0] * (len(labels) - 1) + [100], scores
    shown = {feedback for _, feedback in outcomes}
    assert len(shown) == 1, "an explanation is of the question"
    question = Question(right=scores.index(100)).fill(
        read(item.findtext(f"{ASI}presentation/{ASI}material/{ASI}mattext")),
        [read(label.findtext(f"{ASI}material/{ASI}mattext")) for label in labels],
        read(shown.pop() or ""),
        picture,
    )
    question.update(name=item.get("title"), id=item.get("ident"))
    return question


def cartridge(file, minor):
    namespace = f"{{http://www.imsglobal.org/xsd/imsccv1p{minor}/imscp_v1p1}}"
    lom = f"{{http://ltsc.ieee.org/xsd/imsccv1p{minor}/LOM/manifest}}"

    def read(source):
        if minor == 3:
            return source
        # Moodle reads it as Latin-1, un-escapes it and escapes it for its backup; what comes out is its HTML.
        assert source.isascii(), "Moodle reads texts as Latin-1"
        return html.unescape(source)

    def back(text):
        return re.sub("(?<=[<&])\u200b", "", text).replace("\u201d", '"') if minor == 1 else text

    def listed(title):
        """A title of the manifest."""
        return back(title).replace("\u00a0", " ").replace("\uff10", "0")

    questions, pages, bank = [], [], []
    with zipfile.ZipFile(file) as archive:
        manifest, found = resources(archive, namespace)
        assert manifest.findtext(f"{namespace}metadata/{namespace}schemaversion") == f"1.{minor}.0"
        course = manifest.findtext(f".//{lom}title/{lom}string")
        for resource in found.values():
            if not resource.get("type").endswith("/question-bank"):
                continue
            files = picture_files(archive, found, resource, namespace)
            document = tree.fromstring(archive.read(resource.find(f"{namespace}file").get("href")))
            for item in document.findall(f"{ASI}objectbank/{ASI}item"):
                bank.append(item12(item, read, lambda a: files[a.removeprefix("$IMS-CC-FILEBASE$/")]))
        root = manifest.findall(f"{namespace}organizations/{namespace}organization/{namespace}item")
        assert len(root) == 1 and root[0].find(f"{namespace}title") is None
        for module in root[0].findall(f"{namespace}item"):
            assert module.get("identifierref") is None
            title = ""
            for item in module.findall(f"{namespace}item"):
                resource = found[item.get("identifierref")]
                kind = resource.get("type")
                if kind == "webcontent":
                    title = item.findtext(f"{namespace}title")
                    content = archive.read(resource.get("href")).decode()
                    heading = re.search("<h1>(.*?)</h1>", content, re.DOTALL).group(1)
                    pages.append([back(plain(heading)[0]), listed(title)])
                    files = picture_files(archive, found, resource, namespace)
                    for address in plain(content.split("<main>")[1])[1]:
                        assert address.removeprefix("../") in files, address
                    continue
                assert kind == f"imsqti_xmlv1p2/imscc_xmlv1p{minor}/assessment", kind
                files = picture_files(archive, found, resource, namespace)
                document = tree.fromstring(archive.read(resource.find(f"{namespace}file").get("href")))
                assessment = document.find(f"{ASI}assessment")
                assert assessment.get("title") == item.findtext(f"{namespace}title")
                for element in assessment.findall(f"{ASI}section/{ASI}item"):
                    question = item12(element, read, lambda a: files[a.removeprefix("$IMS-CC-FILEBASE$/")])
                    path = [course, module.findtext(f"{namespace}title"), title]
                    question.update(path=[listed(part) for part in path], title=listed(title))
                    questions.append(question)
    for question in [*questions, *bank]:
        for field in ("question", "feedback", "name"):
            question[field] = back(question[field])
        question["options"] = [back(option) for option in question["options"]]
    strip = lambda items: [{key: q[key] for key in ("question", "options", "right", "feedback")} for q in items]
    assert strip(bank) == strip(questions), "the bank holds the questions of the quizzes"
    assert not {q["id"] for q in bank} & {q["id"] for q in questions}
    assert len({q["id"] for q in bank}) == len(bank)
    assert all(heading == title or len(title) >= 255 for heading, title in pages), pages
    return questions


READERS = {"moodlexml": moodle_xml, "gift": gift, "qti21": qti21,
           "cc11": lambda file: cartridge(file, 1), "cc13": lambda file: cartridge(file, 3)}

json.dump(READERS[sys.argv[1]](sys.argv[2]), sys.stdout)
