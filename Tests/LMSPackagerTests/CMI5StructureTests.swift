import LMSPackager
import Testing
import XMLCodec
import ZIPArchive

private let format = TestedFormat.cmi5

@Test func `cmi5 has a block a module and a unit a page, with what each asks for`() throws {
    let elements = try XMLElements(format.manifest())
    #expect(elements.elements[0].name.namespace == "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd")
    #expect(
        elements.all("block").map { $0.attributes["id"] } == [
            "urn:lectern:course:field-course:77d42daf5f1cceee:module:water",
            "urn:lectern:course:field-course:77d42daf5f1cceee:module:rest",
        ]
    )
    let units = elements.all("au")
    #expect(
        elements.all("url").map(\.text) == [
            "lessons/flow.html", "lessons/area.html", "projects/brook.html", "lessons/end.html",
        ]
    )
    #expect(
        units.map { $0.attributes["moveOn"] } == [
            "CompletedAndPassed", "CompletedAndPassed", "Completed", "Completed",
        ]
    )
    #expect(units.map { $0.attributes["masteryScore"] } == ["0.8", "0.8", nil, nil])
    #expect(units.allSatisfy { $0.attributes["launchMethod"] == "AnyWindow" })
    let archive = try format.open()
    for url in elements.all("url") { #expect(archive[url.text] != nil) }
}

@Test func `cmi5's identifiers stay the same in the next version`() throws {
    var next = ExampleCourse()
    next.version = 4
    let identifiers = { (course: ExampleCourse) in
        try XMLElements(format.manifest(course)).elements.compactMap { $0.attributes["id"] }
    }
    let current = try identifiers(ExampleCourse())
    #expect(try identifiers(next) == current)
    #expect(Set(current).count == current.count)
}

@Test func `cmi5's identifiers are others where a course of the same id comes from elsewhere`() throws {
    var courses = [ExampleCourse(), ExampleCourse(), ExampleCourse()]
    courses[1].source = "https://other.example/"
    courses[2].source = ""
    let identifiers = try courses.flatMap { course in
        try XMLElements(format.manifest(course)).elements.compactMap { $0.attributes["id"] }
    }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.contains("urn:lectern:course:field-course:lesson:flow"))
}

@Test func `cmi5 gives each part a title and a description, exact but for their length`() throws {
    var course = ExampleCourse()
    for title in ["0", "A& &B", "<b>bold</b>", "\"quotes\"", "水の流れ方 😀", String(repeating: "é", count: 255)] {
        course.title = title
        course.lessonTitle = title
        let elements = try XMLElements(format.manifest(course))
        let titles = elements.elements.filter { $0.path.last == "title" && $0.name.local == "langstring" }
        #expect(titles[0].text == title && titles[2].text == title)
        #expect(titles.allSatisfy { $0.attributes["lang"] == "en" })
        #expect(elements.all("description").count == titles.count)
        #expect(elements.elements.filter { $0.name.local == "langstring" }.allSatisfy { !$0.text.isEmpty })
        #expect(format.violations(try format.manifest(course)) == [])
    }
    course.title = String(repeating: "x", count: 300)
    #expect(try format.manifest(course).contains(">\(String(repeating: "x", count: 254))…<"))
}

@Test(arguments: [
    (" moveOn=\"Completed\"", ""), ("moveOn=\"Completed\"", "moveOn=\"completed\""),
    ("masteryScore=\"0.8\"", "masteryScore=\"80\""), ("\"AnyWindow\"", "\"anywindow\""),
    ("id=\"urn:lectern:course:field-course:77d42daf5f1cceee\"", "id=\"field-course\""),
    (":lesson:area", ":lesson:flow"),
    ("<url>lessons/end.html</url>", ""), ("<url>lessons/", "<url>/lessons/"),
    ("https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd", "https://w3id.org/xapi/profiles/cmi5/v1"),
])
func `the schema of cmi5 refuses what an importer refuses`(part: String, replacement: String) throws {
    let structure = try format.manifest()
    let broken = structure.replacing(part, with: replacement)
    #expect(broken != structure)
    #expect(format.violations(broken) != [])
}
