import Bytes
import CourseArchives
import FileAccess
import Foundation
import Synchronization
import Testing

@testable import BuildPipeline

private func entry(_ byteCount: Int) -> ArchiveStreams.Entry {
    let bytes = [UInt8](repeating: 1, count: byteCount)
    return ArchiveStreams.Entry(
        stream: DeflatedStream(bytes: bytes, crc32: 0, contentCount: byteCount),
        sha256: SHA256Digest(of: bytes)
    )
}

private struct Refused: Error {}

private final class Counter: Sendable {
    let count = Mutex(0)
}

@Test func `a stream is made once, whoever asks for it and how many at once`() async throws {
    let memory = StreamMemory(sizeLimit: 1000)
    let counter = Counter()
    await withTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
            group.addTask {
                memory.entry("page") {
                    counter.count.withLock { $0 += 1 }
                    return entry(10)
                } spill: { _, _ in
                }.stream.bytes.count
            }
        }
        for await size in group { #expect(size == 10) }
    }
    #expect(counter.count.withLock { $0 } == 1)
}

@Test func `what was used longest ago goes where there is no room, and is handed on`() {
    let memory = StreamMemory(sizeLimit: 1000)
    var spilled: [String] = []
    var made: [String] = []
    func ask(_ key: String, _ size: Int = 200) {
        _ = memory.entry(key) {
            made.append(key)
            return entry(size)
        } spill: { key, stream in
            #expect(stream.bytes.count == (key == "large" ? 400 : 200))
            spilled.append(key)
        }
    }
    for key in ["a", "b", "c", "d", "e"] { ask(key) }
    #expect(spilled == [])
    ask("a")
    ask("f")
    #expect(spilled.prefix(1) == ["b"] && !spilled.contains("a") && !spilled.contains("f"))
    ask("large", 400)
    #expect(spilled.last == "large")
    ask("a")
    #expect(made == ["a", "b", "c", "d", "e", "f", "large"])
    ask("b")
    #expect(made.last == "b")
}

@Test func `a stream that could not be made is made when it is asked for again`() throws {
    let memory = StreamMemory(sizeLimit: 1000)
    #expect(throws: Refused.self) { try memory.entry("a", make: { throw Refused() }, spill: { _, _ in }) }
    #expect(memory.entry("a", make: { entry(5) }, spill: { _, _ in }).stream.bytes.count == 5)
}

@Test func `streams are the same out of memory, out of a folder, damaged there, and made`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("streams-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.createFolders(folder)
    let content = [UInt8]((0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) })
    let digest = SHA256Digest(of: content)
    let expected = try DeflatedStreams(folder: nil).stream(sha256: digest) { content }
    #expect(Deflate.inflate(expected.bytes, limit: content.count) == content)
    let first = DeflatedStreams(folder: folder)
    #expect(try first.stream(sha256: digest) { content } == expected)
    #expect(try first.stream(sha256: digest) { throw Refused() } == expected)
    // The next build reads it, and nothing else.
    #expect(try DeflatedStreams(folder: folder).stream(sha256: digest) { throw Refused() } == expected)
    let file = Path.join(folder, digest.hex)
    var damaged = try FileSystem.read(file, limit: 1 << 20).bytes
    damaged[damaged.count / 2] ^= 1
    try FileSystem.write(damaged, to: file)
    #expect(throws: Refused.self) { try DeflatedStreams(folder: folder).stream(sha256: digest) { throw Refused() } }
    #expect(try DeflatedStreams(folder: folder).stream(sha256: digest) { content } == expected)
}

@Test func `without a cache what memory has no room for lies in the stage, and is deflated once all the same`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stage-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let streams = DeflatedStreams(folder: nil, memoryLimit: 80_000)
    streams.spill(into: folder)
    var reads = 0
    // Digests of digests: four such contents exceed what memory takes.
    let contents = (0..<6).map { number in
        (0..<600).flatMap { SHA256Digest(ofUTF8: "\(number) \($0)").bytes }
    }
    for _ in 0..<3 {
        for content in contents {
            let stream = try streams.stream(sha256: SHA256Digest(of: content)) {
                reads += 1
                return content
            }
            #expect(stream.contentCount == content.count && stream.crc32 == CRC32.of(content))
        }
    }
    #expect(reads == contents.count)
}
