import Bytes
import Diagnostics
import LongForms
import PackageVerifier
import Testing

@Test func `content that is too large to be kept is checked in pieces`() {
    var generator = SplitMix64(seed: 3)
    let block = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    var video: [UInt8] = []
    while video.count <= 33 << 20 { video += block }
    // Inflating it takes long without optimization; PiecewiseInflaterTests has smaller ones.
    let deflated = LongForm("a large content deflated", sample: 0, of: 1)
    for isDeflated in deflated.rounds > 0 ? [false, true] : [false] {
        var package = GoodPackage.scorm12.opened
        package.entries.append(RawEntry("assets/video.mp4", video, isDeflated: isDeflated))
        let codes = { (package: OpenPackage) in PackageVerifier.check(package.bytes, name: "a.zip").map(\.code.id) }
        #expect(Set(codes(package)) == ["package.file-unlisted", "package.profile"])
        package.entries[package.entries.count - 1].crc32 = 1
        #expect(codes(package).contains("package.checksum"))
    }
}
