import Bytes
import Foundation
import Testing

/// Contents of several kinds: empty, short, repeating, text, and bytes that deflate cannot make smaller.
private let contents: [[UInt8]] = {
    var state: UInt64 = 1
    let noise = (0..<200_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
    }
    let text = [UInt8](utf8: (0..<20_000).map { "line \($0) of a course\n" }.joined())
    return [[], [0], [UInt8](repeating: 0x61, count: 1_000_000), text, noise]
}()

@Test(arguments: contents.indices, [1, 6, 9])
func `deflated bytes inflate to what they were`(index: Int, level: Int) {
    let content = contents[index]
    let stream = DeflatedStream(deflating: content, level: level)
    #expect(stream.contentCount == content.count)
    #expect(stream.crc32 == CRC32.of(content))
    #expect(Deflate.inflate(stream.bytes, limit: content.count) == content)
    #expect(Deflate.inflateZlib(Deflate.zlib(content, level: level), limit: content.count) == content)
}

@Test func `more than the limit is not inflated`() {
    let bomb = DeflatedStream(deflating: [UInt8](repeating: 0, count: 10_000_000))
    #expect(Deflate.inflate(bomb.bytes, limit: 9_999_999) == nil)
}

@Test func `broken and cut data is not inflated`() {
    let stream = DeflatedStream(deflating: contents[3])
    #expect(Deflate.inflate(Array(stream.bytes.dropLast()), limit: 10_000_000) == nil)
    #expect(Deflate.inflate([], limit: 10) == nil)
    #expect(Deflate.inflate([0xFF, 0xFF, 0xFF], limit: 10) == nil)
    #expect(Deflate.inflateZlib(stream.bytes, limit: 10_000_000) == nil)
}

@Test func `Python's zlib reads our streams and we read its`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "deflate-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, content) in contents.enumerated() {
        try Data(content).write(to: folder.appending(path: "\(index).content"))
        try Data(DeflatedStream(deflating: content).bytes).write(to: folder.appending(path: "\(index).raw"))
        try Data(Deflate.zlib(content)).write(to: folder.appending(path: "\(index).zlib"))
    }
    let script = """
        import sys, zlib
        for i in range(\(contents.count)):
            content = open(f"{i}.content", "rb").read()
            assert zlib.decompress(open(f"{i}.raw", "rb").read(), -15) == content, i
            assert zlib.decompress(open(f"{i}.zlib", "rb").read()) == content, i
            open(f"{i}.python", "wb").write(zlib.compress(content, 9))
        """
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = ["-c", script]
    python.currentDirectoryURL = folder
    do { try python.run() } catch { Issue.record("this test runs python3: install the Debian package python3") }
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    for (index, content) in contents.enumerated() {
        let deflated = try [UInt8](Data(contentsOf: folder.appending(path: "\(index).python")))
        #expect(Deflate.inflateZlib(deflated, limit: content.count) == content)
    }
}

@Test(arguments: [2, 4], [2, 6, 12])
func `rows deflated along the stream that they came from inflate to what they are`(channels: Int, level: Int) throws {
    let (width, height) = (61, 47)
    var state: UInt32 = 7
    var whole: [UInt8] = []
    var less: [UInt8] = []
    for y in 0..<height {
        whole.append(UInt8(y % 5))
        less.append(UInt8(y % 5))
        for x in 0..<width {
            state = state &* 1_664_525 &+ 1_013_904_223
            for channel in 0..<channels {
                let sample = state >> 30 == 0 ? UInt8(state >> 16 & 255) : UInt8((x / 7 * (channel + 1) + y / 9) % 256)
                whole.append(sample)
                if channel < channels - 1 { less.append(sample) }
            }
        }
    }
    let stream = Deflate.zlib(whole, level: level)
    func along(_ stream: [UInt8]) -> [UInt8]? {
        Deflate.zlib(less, along: stream, width: width, height: height, channels: channels)
    }
    let deflated = try #require(along(stream))
    #expect(Deflate.inflateZlib(deflated, count: less.count) == less)
    #expect(deflated.count < less.count * 9 / 10)
    // A stream that is cut or holds other rows is refused or leads to the same rows by other matches.
    #expect(along(Array(stream.prefix(stream.count / 2))) == nil)
    let other = try #require(along(Deflate.zlib(whole.reversed())))
    #expect(Deflate.inflateZlib(other, count: less.count) == less)
}
