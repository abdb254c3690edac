import Bytes
import Diagnostics
import FileAccess
import Testing

@testable import BuildPipeline

struct BuildMemoryTests {
    private var memory: BuildMemory {
        var memory = BuildMemory(program: SHA256Digest(ofUTF8: "program"))
        let stamp = FileStamp(kind: .file, byteCount: 12, modified: 1_700_000_000_123_456_789, inode: .max)
        memory.digests["/a"] = .init(stamp: stamp, digest: SHA256Digest(ofUTF8: "a"))
        let finding = Finding(
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
        memory.findings = [finding]
        memory.records["site/a"] = OutputRecord(
            path: "site/a",
            byteCount: 3,
            sha256: SHA256Digest(ofUTF8: "b"),
            key: SHA256Digest(ofUTF8: "k"),
            inputs: [SHA256Digest(ofUTF8: "i")],
            fonts: [.init(name: "n", sha256: SHA256Digest(ofUTF8: "f"))],
            findings: [finding]
        )
        memory.buildKey = SHA256Digest(ofUTF8: "key")
        (memory.courseCount, memory.pageCount) = (1, 2)
        return memory
    }

    private let codes = Dictionary(uniqueKeysWithValues: FindingCatalogue.all.map { ($0.id, $0) })

    @Test func `what was kept is what is found`() throws {
        let found = try #require(BuildMemory(decoding: memory.encoded(), codes: codes))
        #expect(found.encoded() == memory.encoded())
        #expect(found.digests == memory.digests)
        #expect(found.records == memory.records)
        #expect(found.findings == memory.findings)
        #expect(found.findings.first?.help == "h")
    }

    @Test func `every damaged byte is noticed`() {
        let bytes = memory.encoded()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(BuildMemory(decoding: damaged, codes: codes) == nil)
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(BuildMemory(decoding: Array(bytes.prefix(count)), codes: codes) == nil)
        }
    }

    @Test func `a code that this program does not know is no finding of ours`() {
        #expect(BuildMemory(decoding: memory.encoded(), codes: [:]) == nil)
    }
}
