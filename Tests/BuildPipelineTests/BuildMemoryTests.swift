import Bytes
import CourseModel
import Diagnostics
import FileAccess
import Foundation
import JSONCodec
import Testing

@testable import BuildPipeline

struct BuildMemoryTests {
    private let stamp = FileStamp(kind: .file, byteCount: 12, modified: 1_700_000_000_123_456_789, inode: .max)

    private var finding: Finding {
        Finding(
            ConfigurationFinding.value,
            "words",
            file: "f",
            pointer: "/p",
            textOffset: 3,
            line: 4,
            column: 5,
            help: "h",
            severity: .warning
        )
    }

    private var records: [OutputRecord] {
        [
            OutputRecord(
                path: "site/b",
                byteCount: 3,
                sha256: SHA256Digest(ofUTF8: "b"),
                key: SHA256Digest(ofUTF8: "k"),
                inputs: [SHA256Digest(ofUTF8: "i"), SHA256Digest(ofUTF8: "j")],
                stamp: FileStamp(kind: .file, byteCount: 3, modified: 7, inode: 8),
                fonts: [.init(name: "n", sha256: SHA256Digest(ofUTF8: "f"))],
                findings: [finding]
            ),
            OutputRecord(
                path: "site/a",
                byteCount: 4,
                sha256: SHA256Digest(ofUTF8: "a"),
                key: SHA256Digest(ofUTF8: "l"),
                isPage: true
            ),
        ]
    }

    private func part(_ inputs: CourseInputs?) throws -> PartRecord {
        PartRecord(
            inputs: inputs,
            header: CourseHeader(packageJSON: Array(Self.package.utf8)),
            sourceKey: SHA256Digest(ofUTF8: "source"),
            contextKey: SHA256Digest(ofUTF8: "context"),
            summary: PartRecord.Summary(["x", "", "Käse"]),
            findings: [finding],
            outputs: OutputTable(records)
        )
    }

    private static let package =
        #"{"syllabusId":"x","version":3,"status":"ARCHIVED","title":"A \u0041","language":"en","lessons":[{"version":9}]}"#

    private func memory() throws -> BuildMemory {
        var memory = BuildMemory(program: SHA256Digest(ofUTF8: "program"))
        memory.recordFile = .init(stamp: stamp, byteCount: 9, sha256: SHA256Digest(ofUTF8: "record"))
        memory.site = try part(nil)
        var inputs = CourseInputs(folder: "courses/x", packageStamp: stamp, package: SHA256Digest(ofUTF8: "p"))
        inputs.assetsStamp = stamp
        inputs.assets = [
            AssetFiles.Inspected(
                path: "assets/a.png",
                stamp: stamp,
                source: SourceFile(path: "courses/x/assets/a.png", sha256: SHA256Digest(ofUTF8: "png")),
                byteCount: 12,
                picture: Picture(
                    path: "assets/a.png",
                    format: .png,
                    width: 3,
                    height: 4,
                    sha256: SHA256Digest(ofUTF8: "png").hex,
                    byteCount: 12
                ),
                findings: [finding]
            ),
            AssetFiles.Inspected(path: "assets/b.png", findings: [finding]),
        ]
        memory.courses["courses/x"] = try part(inputs)
        return memory
    }

    @Test func `what was kept is what is found`() throws {
        let memory = try memory()
        let found = try #require(BuildMemory(decoding: memory.encoded()))
        #expect(found.encoded() == memory.encoded())
        #expect(found.recordFile == memory.recordFile)
        let one = try #require(found.courses["courses/x"])
        let other = try #require(memory.courses["courses/x"])
        #expect(one.inputs?.assets == other.inputs?.assets)
        #expect(one.inputs?.packageStamp == stamp)
        #expect(one.header == other.header)
        #expect(one.header?.isArchived == true && one.header?.title == "A A" && one.header?.version == 3)
        #expect(one.summary.fields == ["x", "", "Käse"])
        #expect(one.findings == [finding] && one.findings.first?.help == "h")
        #expect(try one.outputs.records() == records.reversed())
        #expect(one.outputs.paths == ["site/a", "site/b"])
    }

    @Test func `every damaged byte is noticed`() throws {
        let bytes = try memory().encoded()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(BuildMemory(decoding: damaged) == nil)
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(BuildMemory(decoding: Array(bytes.prefix(count))) == nil)
        }
    }

    @Test func `stamps that a later change could bear are forgotten`() throws {
        var table = OutputTable(records)
        table.forgetStamps(from: 8)
        #expect(try table.record(at: 1).stamp?.modified == 7)
        table.forgetStamps(from: 7)
        #expect(try table.record(at: 1).stamp == nil)
        #expect(try table.record(at: 1).findings == [finding])
    }

    @Test func `a table of no outputs is one, too`() throws {
        #expect(OutputTable.empty.count == 0)
        #expect(try OutputTable.empty.records().isEmpty)
        #expect(OutputTable.empty.paths.isEmpty)
    }

    @Test func `the build record lists the outputs of all parts by path, with their inputs and faces`() throws {
        let other = OutputTable(
            ["site/aa", "site/Z\"", "pdf/x"].map {
                OutputRecord(
                    path: $0,
                    byteCount: 1,
                    sha256: SHA256Digest(ofUTF8: $0),
                    key: SHA256Digest(ofUTF8: $0),
                    inputs: [SHA256Digest(ofUTF8: "i")]
                )
            }
        )
        let record = BuildRecord(program: "lectern", courses: [], inputs: [])
        let bytes = record.render([OutputTable(records), .empty, other])
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let outputs = try #require(tree["outputs"] as? [[String: Any]])
        #expect(
            outputs.compactMap { $0["path"] as? String } == ["pdf/x", "site/Z\"", "site/a", "site/aa", "site/b"]
        )
        #expect(outputs.last?["sha256"] as? String == SHA256Digest(ofUTF8: "b").hex)
        #expect(outputs.last?["inputs"] as? [String] == ["f", "i", "j"].map { SHA256Digest(ofUTF8: $0).hex }.sorted())
        #expect(outputs[2]["inputs"] as? [String] == [])
        #expect((tree["fonts"] as? [[String: String]])?.first?["name"] == "n")
    }

    @Test func `the build identifier is read out of a program's notes, and a damaged program has none`() throws {
        var program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 114)
        // One program header at 64 of 56 bytes: a segment of notes at 120, 48 bytes long.
        for (offset, value) in [(32, 64), (54, 56), (56, 1), (64, 4), (72, 120), (96, 48)] {
            program[offset] = UInt8(value)
        }
        program += [4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x47, 0x4E, 0x55, 0, 9, 9, 9, 9]
        program += [4, 0, 0, 0, 8, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4E, 0x55, 0, 1, 2, 3, 4, 5, 6, 7, 8]
        program += [0, 0, 0, 0]
        #expect(BuildIdentifier(program: program)?.bytes == [1, 2, 3, 4, 5, 6, 7, 8])
        for index in program.indices {
            for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
                var damaged = program
                damaged[index] = value
                if let identifier = BuildIdentifier(program: damaged) { #expect(identifier.bytes.count >= 8) }
            }
            #expect(BuildIdentifier(program: Array(program.prefix(min(index, program.count - 5)))) == nil)
        }
    }
}
