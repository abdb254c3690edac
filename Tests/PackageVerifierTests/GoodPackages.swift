import Bytes
import CourseArchives
import CourseFixtures
import CourseMarkup
import CourseModel
import Diagnostics
import EPUBPackager
import LMSPackager
import QuestionBanks
import ZIPArchive

/// Every format that `lectern` writes, of one course, made once in memory.
enum GoodPackage: String, CaseIterable, Sendable {
    case scorm12
    case scorm12Single
    case scorm2004
    case cmi5
    case cartridge11
    case cartridge13
    case qti21
    case epub
    case moodleXML
    case gift

    /// What the file is called in findings.
    var name: String {
        switch self {
        case .cartridge11, .cartridge13: "course.imscc"
        case .epub: "course.epub"
        case .moodleXML: "course.xml"
        case .gift: "course.txt"
        default: "course.zip"
        }
    }

    /// The package.
    var bytes: [UInt8] { Self.all[self] ?? [] }

    private static let all = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.make()) })

    private static let document: CourseDocument = {
        let course = CourseFixture(modules: 2, lessonsPerModule: 2)
        return CourseParser.parse(package: course.decoded(), pictures: PictureCatalogue(course.pictures)).document
    }()

    private static let files = Dictionary(uniqueKeysWithValues: CourseFixture().files.map { ($0.path, $0.bytes) })

    private func make() -> [UInt8] {
        let streams = ArchiveStreams(
            asset: { DeflatedStream(deflating: Self.files[$0.path] ?? [], level: 1) },
            deflate: { DeflatedStream(deflating: $0, level: 1) }
        )
        var sink = MemorySink()
        let course = Self.document
        do {
            switch self {
            case .scorm12: _ = try SCORM12Package.write(course: course, streams: streams, into: &sink)
            case .scorm12Single: _ = try SCORM12SinglePackage.write(course: course, streams: streams, into: &sink)
            case .scorm2004: _ = try SCORM2004Package.write(course: course, streams: streams, into: &sink)
            case .cmi5: _ = try CMI5Package.write(course: course, streams: streams, into: &sink)
            case .cartridge11:
                _ = try CommonCartridge.write(course: course, version: .v1p1, streams: streams, into: &sink)
            case .cartridge13:
                _ = try CommonCartridge.write(course: course, version: .v1p3, streams: streams, into: &sink)
            case .qti21: _ = try QTI21Package.write(course: course, streams: streams, into: &sink)
            case .epub: _ = try EPUBPackage.write(course: course, streams: streams, into: &sink)
            case .moodleXML: _ = try MoodleXMLBank.write(course: course, streams: streams, into: &sink)
            case .gift: _ = try GIFTBank.write(course: course, streams: streams, into: &sink)
            }
        } catch {
            preconditionFailure("a sink in memory takes everything: \(error)")
        }
        return sink.bytes
    }

    /// The package to be changed.
    var opened: OpenPackage {
        guard let archive = try? ZIPArchiveReader(bytes) else { return OpenPackage(entries: [RawEntry("", bytes)]) }
        return OpenPackage(
            entries: archive.entries.map { entry in
                RawEntry(entry.name, (try? archive.content(of: entry)) ?? [], isDeflated: entry.method == .deflate)
            }
        )
    }
}

/// The entries of a package, to be broken; a file that is no archive is one entry without a name.
struct OpenPackage {
    var entries: [RawEntry]

    /// The package's bytes.
    var bytes: [UInt8] {
        entries.count == 1 && entries[0].name.isEmpty ? entries[0].content : RawArchive.write(entries)
    }

    /// Where an entry stands: the first whose name ends so, or else has it in the middle.
    func index(_ name: String) -> Int {
        let names = entries.map { String(decoding: $0.name, as: UTF8.self) }
        guard
            let index = names.firstIndex(where: { $0.hasSuffix(name) })
                ?? names.firstIndex(where: { $0.contains(name) })
        else { preconditionFailure("no entry \(name)") }
        return index
    }

    /// The content of an entry as text.
    func text(_ name: String) -> String { String(decoding: entries[index(name)].content, as: UTF8.self) }

    /// Replaces the first place of a text in an entry; it must be there.
    mutating func replace(_ old: String, _ new: String, in name: String) {
        let index = index(name)
        let (content, wanted) = (entries[index].content, [UInt8](utf8: old))
        guard let start = content.indices.first(where: { content[$0...].starts(with: wanted) }) else {
            preconditionFailure("\(name) has no \(old)")
        }
        entries[index].content.replaceSubrange(start..<start + wanted.count, with: [UInt8](utf8: new))
    }

    /// Changes an entry.
    mutating func change(_ name: String, _ body: (inout RawEntry) -> Void) { body(&entries[index(name)]) }

    /// Renames an entry.
    mutating func rename(_ name: String, _ new: String) { entries[index(name)].name = [UInt8](utf8: new) }

    /// Takes an entry out.
    mutating func remove(_ name: String) { entries.remove(at: index(name)) }

    /// Appends an entry.
    mutating func add(_ name: String, _ text: String) { entries.append(RawEntry(name, [UInt8](utf8: text))) }
}
