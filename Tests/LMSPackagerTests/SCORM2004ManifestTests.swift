import LMSPackager
import Testing
import XMLCodec
import ZIPArchive

private let format = TestedFormat.scorm2004

@Test func `SCORM 2004 says its version, namespaces and prefixes as importers compare them`() throws {
    let manifest = try format.manifest()
    #expect(manifest.contains("<schema>ADL SCORM</schema>\n    <schemaversion>2004 4th Edition</schemaversion>"))
    for name in [
        "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"", "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\"",
        "xmlns:adlseq=\"http://www.adlnet.org/xsd/adlseq_v1p3\"",
        "xmlns:adlnav=\"http://www.adlnet.org/xsd/adlnav_v1p3\"", "xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\"",
        "xmlns=\"http://ltsc.ieee.org/xsd/LOM\"",
    ] { #expect(manifest.contains(name)) }
    let locations = try #require(manifest.firstMatch(of: /xsi:schemaLocation="([^"]*)"/)).1.split(separator: " ")
    let archive = try format.open()
    for index in stride(from: 1, to: locations.count, by: 2) { #expect(archive[String(locations[index])] != nil) }
    #expect(locations.count == 12)
}

@Test func `sequencing lets learners go where they like, and a quiz decides by its measure`() throws {
    let elements = try XMLElements(format.manifest())
    #expect(elements.all("organization").map { $0.attributes["objectivesGlobalToSystem"] } == ["false"])
    #expect(elements.all("organization").count == 1)
    #expect(elements.elements.filter { $0.name.local == "title" && $0.path.last == "organization" }.count == 1)
    // The course and both modules.
    let modes = elements.all("controlMode")
    #expect(modes.count == 3)
    #expect(modes.allSatisfy { $0.attributes == ["choice": "true", "flow": "true"] })
    // Three lessons and a project, of which two lessons have a quiz.
    let controls = elements.all("deliveryControls")
    #expect(controls.count == 4)
    #expect(
        controls.allSatisfy {
            $0.attributes == ["completionSetByContent": "true", "objectiveSetByContent": "true"]
        }
    )
    let objectives = elements.all("primaryObjective")
    #expect(objectives.count == 2)
    #expect(
        objectives.allSatisfy { $0.attributes == ["objectiveID": "PRIMARYOBJ", "satisfiedByMeasure": "true"] }
    )
    #expect(elements.all("minNormalizedMeasure").map(\.text) == ["0.8", "0.8"])
    #expect(elements.all("mapInfo").isEmpty && elements.all("sequencingCollection").isEmpty)
}

@Test func `every item's resource is a SCO by the attribute that 2004 has`() throws {
    let manifest = try format.manifest()
    #expect(!manifest.contains("scormtype"))
    let elements = try XMLElements(manifest)
    let types = Dictionary(uniqueKeysWithValues: elements.all("resource").map { ($0.attributes["identifier"], $0) })
    for item in elements.all("item") {
        guard let reference = item.attributes["identifierref"] else { continue }
        #expect(types[reference]?.attributes["scormType"] == "sco")
        #expect(types[reference]?.attributes["href"] != nil)
    }
}

@Test(arguments: [
    ("adlcp:scormType", "adlcp:scormtype"), ("isvisible=\"true\"", ""), ("identifierref=\"resource-player\"", ""),
    ("2004 4th Edition<", "2004 4th edition<"), ("2004 4th Edition<", "2004 4th Edition <"), (">0.8<", ">80<"),
    ("item-module-rest", "item-module-water"), ("identifierref=\"resource-lesson-end\"", "identifierref=\"nothing\""),
    ("href=\"lessons/", "href=\"/lessons/"), ("identifier=\"organization\"", "identifier=\"1 organization\""),
    ("<title>The rest</title>", ""), (" default=\"organization\"", ""), ("flow=\"true\"", "flow=\"yes\""),
    ("adlseq:objectivesGlobalToSystem=\"false\"", ""), ("<schema>ADL SCORM</schema>", ""),
    ("href=\"projects/brook.html\"", "href=\"projects/Brook page.html\""),
])
func `the schemas of SCORM 2004 refuse what an importer refuses`(part: String, replacement: String) throws {
    let manifest = try format.manifest()
    let broken = manifest.replacing(part, with: replacement)
    #expect(broken != manifest)
    #expect(format.violations(broken) != [])
}
