/// Cartridges, question packages and EPUBs that are broken.
let questionBreakages: [Breakage] = [
    .edit(
        "another version",
        .cartridge11,
        "cc.version",
        in: "imsmanifest.xml",
        "<schemaversion>1.1.0<",
        "<schemaversion>1.1<"
    ),
    .edit(
        "another structure",
        .cartridge13,
        "cc.organization",
        in: "imsmanifest.xml",
        "structure=\"rooted-hierarchy\"",
        "structure=\"hierarchical\""
    ),
    .edit(
        "a titled root",
        .cartridge11,
        "cc.organization",
        in: "imsmanifest.xml",
        "<item identifier=\"root\">",
        "<item identifier=\"root\"><title>Root</title>"
    ),
    .edit(
        "an item without a title",
        .cartridge13,
        "cc.item-title",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "",
        at: "item-module-m1"
    ),
    .edit(
        "an unknown type",
        .cartridge11,
        "cc.resource-type",
        in: "imsmanifest.xml",
        "type=\"webcontent\"",
        "type=\"html\""
    ),
    .edit(
        "the type of another version",
        .cartridge13,
        "cc.resource-type",
        in: "imsmanifest.xml",
        "imsqti_xmlv1p2/imscc_xmlv1p3/assessment",
        "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
    ),
    .edit(
        "authorizations",
        .cartridge11,
        "cc.authorizations",
        in: "imsmanifest.xml",
        "<organizations>",
        "<authorizations/><organizations>"
    ),
    Breakage(
        "a file of Canvas's own",
        .cartridge11,
        "cc.canvas-file",
        in: "canvas_export.txt",
        also: ["package.file-unlisted"]
    ) {
        $0.add("course_settings/canvas_export.txt", "Q: why?")
    },
    .edit(
        "a page beside the modules",
        .cartridge13,
        "cc.misplaced-item",
        in: "imsmanifest.xml",
        "<item identifier=\"root\">",
        "<item identifier=\"root\"><item identifier=\"loose\" identifierref=\"resource-lesson-m1-l1\"><title>L</title></item>"
    ),
    Breakage("no assessment", .cartridge11, "qti.document", in: "quiz-m1-l1.xml", at: "<questestinterop") { package in
        package.replace("<assessment ", "<section ", in: "quiz-m1-l1.xml")
        package.replace("</assessment>", "</section>", in: "quiz-m1-l1.xml")
    },
    .edit(
        "no cc_profile",
        .cartridge13,
        "qti.profile",
        in: "quiz-m1-l1.xml",
        "<fieldentry>cc.multiple_choice.v0p1</fieldentry>",
        "",
        at: "<item "
    ),
    .edit(
        "none right",
        .cartridge11,
        "qti.right-answer",
        in: "quiz-m1-l1.xml",
        "<setvar action=\"Set\" varname=\"SCORE\">100</setvar>",
        "",
        at: "<item ",
        also: ["qti.order"]
    ),
    .edit(
        "two right",
        .cartridge13,
        "qti.right-answer",
        in: "quiz-m1-l1.xml",
        "</conditionvar>\n            <displayfeedback",
        "</conditionvar>\n            <setvar action=\"Set\" varname=\"SCORE\">100</setvar><displayfeedback",
        at: "<item "
    ),
    Breakage("the score before a feedback", .cartridge11, "qti.order", in: "quiz-m1-l1.xml", at: "<respcondition title")
    { package in
        let answer = package.firstAnswer("quiz-m1-l1.xml")
        package.replace(
            "</respcondition>",
            "</respcondition><respcondition title=\"late\"><conditionvar><varequal respident=\"response1\">\(answer)</varequal>"
                + "</conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"\(answer)_fb\"/></respcondition>",
            in: "quiz-m1-l1.xml"
        )
    },
    .edit(
        "feedback before the score",
        .cartridge13,
        "qti.order",
        in: "quiz-m1-l1.xml",
        "<respcondition continue=\"No\">",
        "<respcondition continue=\"Yes\">",
        at: "<item "
    ),
    .edit(
        "an answer that is not there",
        .cartridge11,
        "qti.reference",
        in: "quiz-m1-l1.xml",
        "<varequal respident=\"response1\">",
        "<varequal respident=\"response1\">x",
        also: ["qti.right-answer", "qti.order"]
    ),
    Breakage("an identifier of Canvas's", .cartridge13, "qti.canvas-identifier", in: "quiz-m1-l1.xml", at: "wrong_fb") {
        package in
        package.replace(
            "</resprocessing>",
            "<respcondition><conditionvar><varequal respident=\"response1\">\(package.lastAnswer("quiz-m1-l1.xml"))</varequal>"
                + "</conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"wrong_fb\"/></respcondition></resprocessing>"
                + "<itemfeedback ident=\"wrong_fb\"/>",
            in: "quiz-m1-l1.xml"
        )
    },
    .edit(
        "a maximum of 1",
        .cartridge11,
        "qti.score",
        in: "quiz-m1-l1.xml",
        "maxvalue=\"100\"",
        "maxvalue=\"1\""
    ),
    .edit(
        "an empty option",
        .cartridge13,
        "qti.empty-option",
        in: "quiz-m1-l1.xml",
        "<mattext texttype=\"text/html\">Never</mattext>",
        "<mattext texttype=\"text/html\"/>",
        at: "<response_label"
    ),
    .edit(
        "markup as text for Moodle",
        .cartridge11,
        "qti.markup",
        in: "quiz-m1-l1.xml",
        "<mattext texttype=\"text/html\">Never</mattext>",
        "<mattext texttype=\"text/html\">&amp;lt;b&amp;gt;</mattext>"
    ),
    .edit(
        "a weighting of 100",
        .cartridge13,
        "qti.weighting",
        in: "quiz-m1-l1.xml",
        "<fieldlabel>cc_weighting</fieldlabel>\n              <fieldentry>1<",
        "<fieldlabel>cc_weighting</fieldlabel>\n              <fieldentry>100<",
        at: "<fieldentry>100<"
    ),
    .edit(
        "two right",
        .qti21,
        "qti.right-answer",
        in: "items/m1-l1",
        "<correctResponse>",
        "<correctResponse><value>b</value><value>c</value>"
    ),
    Breakage("none right", .qti21, "qti.right-answer", in: "items/m1-l1", at: "<responseDeclaration") { package in
        package.replace("<correctResponse>", "<other>", in: "items/m1-l1")
        package.replace("</correctResponse>", "</other>", in: "items/m1-l1")
    },
    .edit(
        "no adaptive",
        .qti21,
        "qti.attribute",
        in: "items/m1-l1",
        " adaptive=\"false\"",
        "",
        at: "<assessmentItem"
    ),
    .edit(
        "a response that is not declared",
        .qti21,
        "qti.reference",
        in: "items/m1-l1",
        "responseIdentifier=\"RESPONSE\"",
        "responseIdentifier=\"ANSWER\""
    ),
    .edit(
        "a question that is not there",
        .qti21,
        "package.file-missing",
        in: "tests/m1-l1.xml",
        "href=\"../items/",
        "href=\"../questions/"
    ),
    .edit(
        "two right",
        .moodleXML,
        "moodle.right-answer",
        in: "",
        "fraction=\"0\"",
        "fraction=\"100\"",
        at: "<question "
    ),
    .edit(
        "none right",
        .moodleXML,
        "moodle.right-answer",
        in: "",
        "fraction=\"100\"",
        "fraction=\"0\"",
        at: "<question "
    ),
    .edit("a fraction of 73", .moodleXML, "moodle.fraction", in: "", "fraction=\"0\"", "fraction=\"73\""),
    .edit("no end", .moodleXML, "package.xml", in: "", "</quiz>", "", at: ""),
    .edit("two right", .gift, "gift.right-answer", in: "", "\n~", "\n=", at: "{"),
    .edit("a brace that does not close", .gift, "gift.syntax", in: "", "\n}", "\n", at: "{"),
    Breakage("mimetype deflated", .epub, "epub.mimetype", in: "mimetype") {
        $0.change("mimetype") { $0.isDeflated = true }
    },
    Breakage("mimetype last", .epub, "epub.mimetype", in: "mimetype") { package in
        package.entries.append(package.entries.removeFirst())
    },
    Breakage("an extra field of mimetype", .epub, "epub.mimetype", in: "mimetype") {
        $0.change("mimetype") { $0.extra = [0x55, 0x54, 1, 0, 0] }
    },
    Breakage("another mimetype", .epub, "epub.mimetype", in: "mimetype") {
        $0.replace("epub+zip", "zip", in: "mimetype")
    },
    Breakage("no container", .epub, "epub.container", in: "") { $0.remove("container.xml") },
    .edit(
        "a package document that is not there",
        .epub,
        "epub.container",
        in: "container.xml",
        "package.opf",
        "book.opf"
    ),
    .edit(
        "no language",
        .epub,
        "epub.metadata",
        in: "package.opf",
        "<dc:language>en<",
        "<dc:language><",
        at: "<metadata"
    ),
    .edit(
        "a date without a time",
        .epub,
        "epub.modified",
        in: "package.opf",
        "T12:00:00Z</meta>",
        "</meta>",
        at: "dcterms:modified"
    ),
    .edit(
        "a file that is not there",
        .epub,
        "package.file-missing",
        in: "package.opf",
        "href=\"book.css\"",
        "href=\"b.css\"",
        also: ["epub.unlisted", "epub.reference"]
    ),
    Breakage("a file that is not listed", .epub, "epub.unlisted", in: "notes.txt") {
        $0.add("EPUB/notes.txt", "notes")
    },
    .edit(
        "a spine that leads nowhere",
        .epub,
        "epub.spine",
        in: "package.opf",
        "<itemref idref=\"contents\"/>",
        "<itemref idref=\"nothing\"/>"
    ),
    .edit("no navigation", .epub, "epub.navigation", in: "package.opf", " properties=\"nav\"", "", at: "<manifest"),
    .edit(
        "a link into nothing",
        .epub,
        "epub.reference",
        in: "contents.xhtml",
        "lessons/m1-l1.xhtml",
        "lessons/m9.xhtml"
    ),
    .edit(
        "a property that is missing",
        .epub,
        "epub.property",
        in: "lessons/m1-l1.xhtml",
        "</body>",
        "<script>1</script></body>",
        at: "<html"
    ),
]

extension OpenPackage {
    /// The answer of the first condition in a quiz.
    func firstAnswer(_ name: String) -> String { answers(name).first ?? "" }

    /// The answer of the first question's last condition.
    func lastAnswer(_ name: String) -> String {
        let text = text(name)
        let end = text.range(of: "</resprocessing>", in: text.startIndex)?.lowerBound ?? text.endIndex
        return Self.answers(in: String(text[..<end])).last ?? ""
    }

    private func answers(_ name: String) -> [String] { Self.answers(in: text(name)) }

    private static func answers(in text: String) -> [String] {
        text.matches(of: /<varequal respident="response1">([^<]*)</).map { String($0.1) }
    }
}

extension String {
    /// Where a text next stands.
    func range(of wanted: String, in start: Index) -> Range<Index>? {
        let rest = self[start...]
        guard let found = rest.firstRange(of: wanted) else { return nil }
        return found
    }

    /// Where a text first stands.
    func range(of wanted: String) -> Range<Index>? { firstRange(of: wanted) }
}
