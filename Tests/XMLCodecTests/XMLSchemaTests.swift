import CXML
import Testing
import XMLCodec

private let main = XMLSchema.Document(
    name: "main.xsd",
    bytes: Array(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:main" xmlns:o="urn:other"
            elementFormDefault="qualified">
          <xs:import namespace="urn:other" schemaLocation="other.xsd"/>
          <xs:element name="list"><xs:complexType><xs:sequence>
            <xs:element ref="o:number" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """.utf8
    )
)
private let other = XMLSchema.Document(
    name: "other.xsd",
    bytes: Array(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:other">
          <xs:element name="number" type="xs:int"/>
        </xs:schema>
        """.utf8
    )
)

private func violations(_ document: String, _ schemas: [XMLSchema.Document] = [main, other]) -> [XMLSchema.Violation] {
    XMLSchema.violations(of: Array(document.utf8), schemas: schemas)
}

@Test func `a valid document has no violation, and imports are taken from memory`() {
    #expect(violations("<list xmlns='urn:main'><number xmlns='urn:other'>1</number></list>").isEmpty)
}

@Test func `every violation has its line and what was expected`() {
    let found = violations("<list xmlns='urn:main' xmlns:o='urn:other'>\n<o:number>x</o:number>\n<o:word/></list>")
    #expect(found.map(\.line).contains(2))
    #expect(found.map(\.line).contains(3))
    #expect(found.contains { $0.message.contains("xs:int") })
    #expect(found.allSatisfy { !$0.message.contains("\n") })
}

@Test func `a document that is no XML is a violation`() {
    #expect(violations("<list").count == 1)
    #expect(violations("").count == 1)
}

@Test func `a schema that is not there or no schema is a violation`() {
    #expect(!violations("<list xmlns='urn:main'/>", [main]).isEmpty)
    #expect(!violations("<list xmlns='urn:main'/>", [.init(name: "main.xsd", bytes: Array("<x/>".utf8))]).isEmpty)
    #expect(!violations("<list xmlns='urn:main'/>", []).isEmpty)
}

@Test func `schemas that a document names are not read`() {
    let document = """
        <list xmlns='urn:main' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
            xsi:schemaLocation='urn:main file:///dev/stdin urn:x http://127.0.0.1:1/x.xsd'>
          <number xmlns='urn:other' xsi:schemaLocation='urn:other other.xsd'>1</number>
        </list>
        """
    #expect(violations(document).isEmpty)
}

@Test func `checks run at once do not disturb each other`() async {
    await withTaskGroup(of: Bool.self) { group in
        for index in 0..<64 {
            group.addTask {
                let word = index.isMultiple(of: 2) ? "1" : "x\(index)"
                let found = violations("<list xmlns='urn:main'><number xmlns='urn:other'>\(word)</number></list>")
                return index.isMultiple(of: 2) ? found.isEmpty : found.contains { $0.message.contains(word) }
            }
        }
        for await isRight in group { #expect(isRight) }
    }
}

@Test func `no catalogue of the system is asked where a schema lies`() {
    _ = violations("<list xmlns='urn:main'/>")
    #expect(xmlCatalogGetDefaults() == XML_CATA_ALLOW_NONE)
}
