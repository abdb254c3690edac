import Bytes
import Diagnostics
import EmbeddedAssets
import JSONCodec
import LMSPackager
import Testing
import XMLCodec
import ZIPArchive

/// The packages with the player, as tests go through them.
enum TestedFormat: String, CaseIterable, CustomTestStringConvertible {
    case scorm12
    case scorm12Single = "scorm12-single"
    case scorm2004
    case cmi5

    var testDescription: String { rawValue }
    var manifestName: String { self == .cmi5 ? "cmi5.xml" : "imsmanifest.xml" }

    /// The schema of the manifest first, then those that it imports.
    var schemas: [XMLSchema.Document] {
        let (folder, names) =
            switch self {
            case .scorm12, .scorm12Single:
                ("scorm12", ["imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd", "adlcp_rootv1p2.xsd"])
            case .scorm2004:
                (
                    "scorm2004",
                    [
                        "imscp_v1p1.xsd", "adlcp_v1p3.xsd", "adlseq_v1p3.xsd", "adlnav_v1p3.xsd", "imsss_v1p0.xsd",
                        "lom.xsd",
                    ]
                )
            case .cmi5: ("cmi5", ["cmi5.xsd"])
            }
        return names.map {
            XMLSchema.Document(name: $0, bytes: EmbeddedAssets.copy(of: "schemas/\(folder)/\($0)") ?? [])
        }
    }

    /// Packs a course.
    func packed(
        _ course: ExampleCourse = ExampleCourse(),
        _ options: LMSOptions = LMSOptions()
    ) throws -> [UInt8] {
        var sink = MemorySink()
        let (document, streams) = (course.document, course.streams)
        switch self {
        case .scorm12:
            _ = try SCORM12Package.write(course: document, options: options, streams: streams, into: &sink)
        case .scorm12Single:
            _ = try SCORM12SinglePackage.write(course: document, options: options, streams: streams, into: &sink)
        case .scorm2004:
            _ = try SCORM2004Package.write(course: document, options: options, streams: streams, into: &sink)
        case .cmi5:
            _ = try CMI5Package.write(course: document, options: options, streams: streams, into: &sink)
        }
        return sink.bytes
    }

    /// A packed course, opened.
    func open(
        _ course: ExampleCourse = ExampleCourse(),
        _ options: LMSOptions = LMSOptions()
    ) throws -> ZIPArchiveReader { try ZIPArchiveReader(packed(course, options)) }

    /// The manifest of a packed course.
    func manifest(
        _ course: ExampleCourse = ExampleCourse(),
        _ options: LMSOptions = LMSOptions()
    ) throws -> String { try open(course, options).text(manifestName) }

    /// What the schemas say of a manifest.
    func violations(_ manifest: String) -> [XMLSchema.Violation] {
        XMLSchema.violations(of: Array(manifest.utf8), schemas: schemas)
    }
}

extension ZIPArchiveReader {
    /// The content of an entry as text.
    func text(_ name: String) throws -> String {
        String(decoding: try content(of: #require(self[name])), as: UTF8.self)
    }

    /// The data of `player/course.js`.
    func course() throws -> JSONValue {
        let text = try text("player/course.js")
        let data = try #require(text.wholeMatch(of: /lectern\.course\((.*)\);\n/)).1
        return try #require(JSONReading(Array(data.utf8)).value)
    }
}

/// The elements of a document in their order, with attributes and the text directly inside.
struct XMLElements {
    struct Element {
        var name: XMLName
        var attributes: [String: String]
        var path: [String]
        var text = ""
    }

    private(set) var elements: [Element] = []

    init(_ document: String) throws {
        var open: [Int] = []
        var elements: [Element] = []
        try XMLReader.read(Array(document.utf8)) { event in
            switch event {
            case .start(let name, let attributes, _):
                let path = open.map { elements[$0].name.local }
                let values = Dictionary(attributes.map { ($0.name.local, $0.value) }) { first, _ in first }
                elements.append(Element(name: name, attributes: values, path: path))
                open.append(elements.count - 1)
            case .end: open.removeLast()
            case .text(let text, _): if let last = open.last { elements[last].text += text }
            default: break
            }
            return true
        }
        self.elements = elements
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name.local == name } }
}
