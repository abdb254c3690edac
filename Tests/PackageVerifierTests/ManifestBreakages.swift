/// Packages of SCORM and cmi5 whose manifest or scripts are broken.
let manifestBreakages: [Breakage] = [
    .edit(
        "a numeric reference",
        .scorm12,
        "package.numeric-reference",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title>Caf&#233;</title>"
    ),
    .edit(
        "CDATA around &",
        .scorm12,
        "package.cdata",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title><![CDATA[R & D]]></title>"
    ),
    .edit(
        "the title 0",
        .scorm12,
        "package.dropped-text",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title>0</title>"
    ),
    .edit(
        "a space alone between references",
        .scorm2004,
        "package.dropped-text",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title>A&amp; &amp;B</title>"
    ),
    .edit(
        "256 characters",
        .scorm12,
        "package.text-length",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title>\(String(repeating: "x", count: 256))</title>"
    ),
    .edit(
        "no title",
        .scorm12,
        "package.title",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "",
        at: "item-module-m1"
    ),
    .edit(
        "another prefix",
        .scorm12,
        "scorm.prefix",
        in: "imsmanifest.xml",
        "type=\"webcontent\" adlcp:scormtype=\"sco\"",
        "type=\"webcontent\" xmlns:adl=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" adl:scormtype=\"sco\""
    ),
    .edit(
        "an unbound prefix",
        .scorm2004,
        "package.namespace",
        in: "imsmanifest.xml",
        "xmlns:imsss=",
        "xmlns:sss=",
        at: "<imsss:"
    ),
    .edit(
        "xml:base on the manifest",
        .scorm12,
        "package.xml-base",
        in: "imsmanifest.xml",
        "<manifest ",
        "<manifest xml:base=\"lessons/\" ",
        also: ["package.file-missing", "package.file-unlisted"]
    ),
    .edit(
        "a duplicate item",
        .scorm12,
        "package.identifier-twice",
        in: "imsmanifest.xml",
        "identifier=\"item-lesson-m1-l2\"",
        "identifier=\"item-lesson-m1-l1\""
    ),
    .edit(
        "an identifier that is no name",
        .scorm2004,
        "package.identifier",
        in: "imsmanifest.xml",
        "identifier=\"item-lesson-m1-l2\"",
        "identifier=\"2 lesson\""
    ),
    .edit(
        "a dangling reference",
        .scorm12,
        "package.reference",
        in: "imsmanifest.xml",
        "identifierref=\"resource-lesson-m1-l2\"",
        "identifierref=\"resource-lesson-m9\""
    ),
    .edit(
        "a dangling dependency",
        .cartridge13,
        "package.reference",
        in: "imsmanifest.xml",
        "<dependency identifierref=\"resource-style\"",
        "<dependency identifierref=\"resource-styles\""
    ),
    .edit(
        "4th edition in lower case",
        .scorm2004,
        "scorm.version",
        in: "imsmanifest.xml",
        "2004 4th Edition",
        "2004 4th edition"
    ),
    .edit(
        "white space around the version",
        .scorm12,
        "scorm.version",
        in: "imsmanifest.xml",
        "<schemaversion>1.2<",
        "<schemaversion> 1.2<"
    ),
    .edit(
        "another schema",
        .scorm12,
        "scorm.schema-name",
        in: "imsmanifest.xml",
        "<schema>ADL SCORM<",
        "<schema>SCORM<"
    ),
    .edit(
        "another namespace",
        .scorm12,
        "scorm.namespace",
        in: "imsmanifest.xml",
        "xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"",
        "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\""
    ),
    Breakage(
        "a control document is missing",
        .scorm2004,
        "scorm.schema-file",
        in: "imsmanifest.xml",
        at: "adlcp_v1p3.xsd"
    ) {
        $0.remove("adlcp_v1p3.xsd")
    },
    .edit(
        "another default organization",
        .scorm12,
        "scorm.organization",
        in: "imsmanifest.xml",
        "default=\"organization\"",
        "default=\"other\""
    ),
    .edit(
        "no isvisible",
        .scorm12,
        "scorm.visible",
        in: "imsmanifest.xml",
        " identifierref=\"resource-lesson-m1-l2\" isvisible=\"true\"",
        " identifierref=\"resource-lesson-m1-l2\""
    ),
    .edit(
        "scormType in 1.2",
        .scorm12,
        "scorm.type-case",
        in: "imsmanifest.xml",
        "adlcp:scormtype=\"sco\"",
        "adlcp:scormType=\"sco\""
    ),
    .edit(
        "scormtype in 2004",
        .scorm2004,
        "scorm.type-case",
        in: "imsmanifest.xml",
        "adlcp:scormType=\"sco\"",
        "adlcp:scormtype=\"sco\""
    ),
    .edit(
        "no type of a SCO",
        .scorm2004,
        "scorm.type",
        in: "imsmanifest.xml",
        " adlcp:scormType=\"sco\"",
        "",
        at: "resource-lesson-m1-l1"
    ),
    .edit(
        "mastery of 800",
        .scorm12,
        "scorm.mastery-score",
        in: "imsmanifest.xml",
        "<adlcp:masteryscore>80<",
        "<adlcp:masteryscore>800<"
    ),
    .edit(
        "a measure of 80",
        .scorm2004,
        "scorm.measure",
        in: "imsmanifest.xml",
        "<imsss:minNormalizedMeasure>0.8<",
        "<imsss:minNormalizedMeasure>80<"
    ),
    .edit(
        "parameters",
        .scorm12,
        "scorm.parameters",
        in: "imsmanifest.xml",
        "identifierref=\"resource-lesson-m1-l2\"",
        "identifierref=\"resource-lesson-m1-l2\" parameters=\"?page=2\""
    ),
    .edit(
        "a leaf without a resource",
        .scorm2004,
        "scorm.leaf",
        in: "imsmanifest.xml",
        "identifier=\"item-lesson-m1-l2\" identifierref=\"resource-lesson-m1-l2\"",
        "identifier=\"item-lesson-m1-l2\""
    ),
    .edit(
        "a page that its resource does not list",
        .scorm2004,
        "scorm.resource-file",
        in: "imsmanifest.xml",
        "<file href=\"lessons/m1-l1.html\"/>",
        "",
        at: "resource-lesson-m1-l1"
    ),
    .edit(
        "a title after the items",
        .scorm12,
        "scorm.order",
        in: "imsmanifest.xml",
        "<adlcp:masteryscore>80</adlcp:masteryscore>",
        "<adlcp:masteryscore>80</adlcp:masteryscore><title>Twice</title>"
    ),
    .edit(
        "an entry page that is not first",
        .scorm12,
        "scorm.first-resource",
        in: "imsmanifest.xml",
        "<resources>",
        "<resources><resource identifier=\"first\" type=\"webcontent\" adlcp:scormtype=\"asset\" href=\"index.html\"/>"
    ),
    Breakage(
        "the launch page is missing",
        .scorm12,
        "package.file-missing",
        in: "imsmanifest.xml",
        at: "href=\"lessons/m1-l1.html\"",
        also: ["package.page-reference"]
    ) {
        $0.remove("lessons/m1-l1.html")
    },
    Breakage(
        "a file is missing",
        .scorm2004,
        "package.file-missing",
        in: "imsmanifest.xml",
        at: "player/player.css",
        also: ["package.page-reference"]
    ) {
        $0.remove("player/player.css")
    },
    Breakage(
        "a file in another case",
        .scorm12,
        "package.file-case",
        in: "imsmanifest.xml",
        at: "href=\"lessons/m1-l2.html\"",
        also: ["package.page-reference", "package.profile"]
    ) {
        $0.rename("lessons/m1-l2.html", "lessons/M1-L2.html")
    },
    Breakage("an unlisted file", .scorm12, "package.file-unlisted", in: "notes.txt") { $0.add("notes.txt", "notes") },
    .edit(
        "an absolute href",
        .scorm2004,
        "package.file-path",
        in: "imsmanifest.xml",
        "<file href=\"player/player.css\"/>",
        "<file href=\"/player/player.css\"/>",
        also: ["package.file-unlisted"]
    ),
    .edit(
        "a picture that is not there",
        .scorm12,
        "package.page-reference",
        in: "lessons/m1-l1.html",
        "src=\"../assets/dot.png\"",
        "src=\"../assets/dots.png\""
    ),
    Breakage("Z in a timestamp", .scorm2004, "scorm.timestamp", in: "player/player.js", at: "toISOString") { package in
        package.add("more.js", "api.SetValue(\"cmi.interactions.0.timestamp\", \"2026-11-23T10:00:00Z\");\n")
        package.replace("timestamp(entry.time)", "new Date(entry.time).toISOString()", in: "player/player.js")
        package.remove("more.js")
    },
    .edit(
        "a literal with Z",
        .scorm2004,
        "scorm.timestamp",
        in: "player/player.js",
        "\"use strict\";",
        "\"use strict\"; set(\"cmi.interactions.0.timestamp\", \"2026-11-23T10:00:00Z\");"
    ),
    .edit(
        "a score out of 10",
        .scorm12,
        "scorm.score",
        in: "player/player.js",
        "score.max\", \"100\"",
        "score.max\", \"10\""
    ),
    .edit(
        "a raw score of 900",
        .scorm2004,
        "scorm.score",
        in: "player/player.js",
        "score.min\", \"0\"",
        "score.min\", \"-900\""
    ),
    .edit(
        "70 kB of suspend data",
        .scorm2004,
        "scorm.suspend-data",
        in: "player/player.js",
        "\"cmi.suspend_data\", report.text",
        "\"cmi.suspend_data\", \"x\".repeat(70000)"
    ),
    .edit(
        "5 kB of suspend data as a literal",
        .scorm12,
        "scorm.suspend-data",
        in: "player/player.js",
        "\"cmi.suspend_data\", report.text",
        "\"cmi.suspend_data\", \"\(String(repeating: "x", count: 5_000))\""
    ),
    Breakage("unload alone", .scorm12, "scorm.unload", in: "player/player.js", at: "unload") { package in
        for word in ["pagehide", "visibilitychange"] {
            while package.text("player/player.js").contains(word) {
                package.replace(word, word == "pagehide" ? "unload" : "nothing", in: "player/player.js")
            }
        }
    },
    .edit(
        "incorrect in 1.2",
        .scorm12,
        "scorm.result",
        in: "player/player.js",
        "\"use strict\";",
        "\"use strict\"; set(\"cmi.interactions.0.result\", \"incorrect\");"
    ),
    .edit(
        "PT1M in 1.2",
        .scorm12,
        "scorm.duration",
        in: "player/player.js",
        "\"use strict\";",
        "\"use strict\"; set(\"cmi.core.session_time\", \"PT1M\");"
    ),
    .edit(
        "another namespace",
        .cmi5,
        "cmi5.namespace",
        in: "cmi5.xml",
        "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd",
        "https://example.org/course",
        at: "<courseStructure"
    ),
    Breakage("no description", .cmi5, "cmi5.text", in: "cmi5.xml", at: "<au ") { package in
        let text = package.text("cmi5.xml")
        guard let unit = text.range(of: "<au "), let start = text.range(of: "<description>", in: unit.upperBound),
            let end = text.range(of: "</description>", in: start.upperBound)
        else { return }
        package.replace(String(text[start.lowerBound..<end.upperBound]), "", in: "cmi5.xml")
    },
    .edit(
        "a relative id",
        .cmi5,
        "cmi5.identifier",
        in: "cmi5.xml",
        "<au id=\"urn:lectern:course:field-course:77d42daf5f1cceee:lesson:m1-l1\"",
        "<au id=\"m1-l1\""
    ),
    .edit(
        "moveOn in lower case",
        .cmi5,
        "cmi5.move-on",
        in: "cmi5.xml",
        "moveOn=\"CompletedAndPassed\"",
        "moveOn=\"completedandpassed\""
    ),
    .edit(
        "mastery in percent",
        .cmi5,
        "cmi5.mastery-score",
        in: "cmi5.xml",
        "masteryScore=\"0.8\"",
        "masteryScore=\"80\""
    ),
    .edit(
        "a launch method of another case",
        .cmi5,
        "cmi5.launch-method",
        in: "cmi5.xml",
        "launchMethod=\"AnyWindow\"",
        "launchMethod=\"anyWindow\""
    ),
    .edit("an absolute path", .cmi5, "cmi5.url", in: "cmi5.xml", "<url>lessons/", "<url>/lessons/"),
    .edit(
        "what the LMS adds",
        .cmi5,
        "cmi5.url",
        in: "cmi5.xml",
        "<url>lessons/m1-l1.html<",
        "<url>lessons/m1-l1.html?actor=me<"
    ),
    .edit("a page that is not there", .cmi5, "package.file-missing", in: "cmi5.xml", "<url>lessons/", "<url>pages/"),
]
