import Bytes
import Diagnostics
import PackageVerifier
import Testing

@Test(arguments: [true, false])
func `content that is too large to be kept is checked in pieces`(isDeflated: Bool) {
    var package = GoodPackage.scorm12.opened
    let video = (0..<40_000_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 7 ^ $0 >> 13) }
    package.entries.append(RawEntry("assets/video.mp4", video, isDeflated: isDeflated))
    let codes = { (package: OpenPackage) in PackageVerifier.check(package.bytes, name: "a.zip").map(\.code.id) }
    #expect(Set(codes(package)) == ["package.file-unlisted", "package.profile"])
    package.entries[package.entries.count - 1].crc32 = 1
    #expect(codes(package).contains("package.checksum"))
}
