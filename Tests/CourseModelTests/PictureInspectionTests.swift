import Bytes
import CourseFixtures
import CourseModel
import Diagnostics
import LongForms
import Testing

struct PictureInspectionTests {
    private func size(_ bytes: [UInt8]) -> [Int]? {
        PictureInspection.inspect(bytes, path: "assets/a").picture.map { [$0.width, $0.height] }
    }

    private func codes(_ bytes: [UInt8], path: String = "assets/a") -> [String] {
        PictureInspection.inspect(bytes, path: path).findings.map(\.code.id)
    }

    private func codes(svg: String) -> [String] {
        codes(
            [UInt8](
                utf8:
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\(svg)</svg>"
            )
        )
    }

    @Test func `each format is measured by its header`() {
        #expect(size(CourseFixture.png(width: 300, height: 2)) == [300, 2])
        let gif = [UInt8](utf8: "GIF89a") + [0x2C, 0x01, 0x02, 0x00, 0, 0, 0]
        #expect(size(gif) == [300, 2])
        let jpeg: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xFF, 0xC4, 0, 3, 0, 0xFF, 0xC2, 0, 11, 8, 0, 2, 0x01, 0x2C, 1, 1,
            0x11, 0,
        ]
        #expect(size(jpeg) == [300, 2])
        func webp(_ kind: String, _ payload: [UInt8]) -> [UInt8] {
            let padded = payload + [UInt8](repeating: 0, count: 16)
            return [UInt8](utf8: "RIFF") + [0, 0, 0, 0] + [UInt8](utf8: "WEBP" + kind) + [0, 0, 0, 0] + padded
        }
        #expect(size(webp("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x2C, 0x41, 2, 0])) == [300, 2])
        #expect(size(webp("VP8L", [0x2F, 0x2B, 0x41, 0, 0])) == [300, 2])
        #expect(size(webp("VP8X", [0, 0, 0, 0, 0x2B, 0x01, 0, 1, 0, 0])) == [300, 2])
    }

    @Test func `a PNG bomb is refused by its header`() {
        var png = CourseFixture.png()
        png.replaceSubrange(16..<24, with: [0, 1, 0, 0, 0, 1, 0, 0])
        #expect(codes(png) == ["picture.pixels"])
        png.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
        #expect(codes(png) == ["picture.pixels"])
    }

    @Test func `a header that is cut, zero or nonsense is refused`() {
        let png = CourseFixture.png()
        for count in 8..<33 { #expect(codes(Array(png[..<count])) == ["picture.broken"]) }
        #expect(codes(CourseFixture.png(width: 0)) == ["picture.broken"])
        #expect(codes([0xFF, 0xD8, 0xFF, 0xD9]) == ["picture.broken"])
        #expect(codes([UInt8](utf8: "GIF89a")) == ["picture.broken"])
        #expect(codes([UInt8](utf8: "RIFF0000WEBPVP8 ")) == ["picture.broken"])
    }

    @Test func `what is no picture is refused`() {
        #expect(codes([UInt8](utf8: "%PDF-1.7")) == ["picture.format"])
        #expect(codes([]) == ["picture.format"])
        #expect(codes([UInt8](utf8: "<html><body/></html>")) == ["picture.format"])
        #expect(codes([UInt8](utf8: "<svg><path/></svg>")) == ["picture.format"])
    }

    @Test(arguments: [
        "../a.png", "assets/../a.png", "assets/.hidden", "assets/a/b.png", "/assets/a.png", "assets/a b.png", "assets/",
        "assets/é.png",
    ])
    func `a path outside the rules is refused`(path: String) {
        #expect(codes(CourseFixture.png(), path: path) == ["asset.name"])
    }

    @Test(arguments: [
        (#"width="120" height="80""#, [120, 80]), (#"width="1in" height="2.54cm""#, [96, 96]),
        (#"viewBox="0 0 64 32""#, [64, 32]), (#"width="100%" height="100%" viewBox="0,0,64.4,32""#, [64, 32]),
        (#"width="128" viewBox="0 0 64 32""#, [128, 64]), (#"height="8" viewBox="0 0 64 32""#, [16, 8]),
        ("", [300, 150]),
        (#"width="nan" height="-5""#, [300, 150]), (#"width="460.8pt" height="345.6pt""#, [614, 461]),
    ])
    func `a drawing's size comes from width, height and view box`(attributes: String, expected: [Int]) {
        #expect(size([UInt8](utf8: "<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)/>")) == expected)
    }

    @Test(arguments: [
        "<rect fill=\"url(#a)\"/>", "<use xlink:href=\"#a\"/>", "<use href=\" #a\"/>",
        "<style>.a{fill:url('#b')}</style>",
        "<image href=\"data:image/png;base64,AAAA\"/>", "<text>url(http://a) @import</text>",
        "<desc>image(1)</desc><g aria-label=\"the image(1)\"/>", "<!-- <script/> -->", "<path style=\"fill:url()\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">text</p></foreignObject>",
    ])
    func `a drawing that keeps to itself is taken`(content: String) {
        #expect(codes(svg: content).isEmpty)
    }

    @Test(arguments: [
        "<script>1</script>", "<SCRIPT/>", "<a:script xmlns:a=\"http://www.w3.org/2000/svg\"/>", "<g onclick=\"1\"/>",
        "<g ONLOAD=\"1\"/>", "<set attributeName=\"onload\" to=\"1\"/>",
        "<handler type=\"application/ecmascript\">1</handler>",
    ])
    func `a script or an event attribute in a drawing is refused`(content: String) {
        #expect(codes(svg: content) == ["svg.script"])
    }

    @Test(arguments: [
        "<image href=\"http://a/b.png\"/>", "<image xlink:href=\"b.png\"/>", "<a href=\"javascript:1\"/>",
        "<a href=\"java&#10;script:1\"/>", "<use href=\"other.svg#a\"/>", "<image href=\"data:image/svg+xml,a\"/>",
        "<image href=\"data:text/html,a\"/>", "<image href=\"//a/b\"/>", "<style>@import 'a.css';</style>",
        "<style>@\\69mport 'a.css';</style>", "<style>@IMPORT url(#a);</style>", "<rect style=\"fill:url(http://a)\"/>",
        "<rect style=\"fill:u\\72 l( 'http://a')\"/>", "<rect fill=\"url(a.svg#b)\"/>",
        "<style><![CDATA[a{b:url(\"c\")}]]></style>",
        "<style>a{background:image-set('b.png' 1x)}</style>",
        "<animate attributeName=\"xlink:href\" values=\"http://a\"/>",
        "<g xml:base=\"http://a/\"/>",
        "<foreignObject><img xmlns=\"http://www.w3.org/1999/xhtml\" src=\"http://a\"/></foreignObject>",
        "<foreignObject><meta xmlns=\"http://www.w3.org/1999/xhtml\" content=\"0\"/></foreignObject>",
        "<style>/* url( */ a { fill: url(/**/http://a) }</style>",
        "<style>@import 'a.css';<style></style></style>", "<style><style/>@import 'a.css';</style>",
        "<g mask=\"image-set('b.png' 1x)\"/>", "<g cursor=\"image-set('b.png' 1x), auto\"/>",
        "<a href=\"#a\" ping=\"http://a/\"/>",
    ])
    func `a reference to the outside in a drawing is refused`(content: String) {
        #expect(codes(svg: content) == ["svg.reference"])
    }

    @Test func `a style sheet outside the drawing is refused`() {
        let svg = "<?xml-stylesheet href=\"a.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
        #expect(codes([UInt8](utf8: svg)) == ["svg.reference"])
    }

    @Test func `a DOCTYPE is taken without entities and refused with them`() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">"
        let plain =
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
        #expect(codes([UInt8](utf8: plain + drawing + "</svg>")).isEmpty)
        let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        #expect(codes([UInt8](utf8: entities + drawing + "&b;</svg>")) == ["svg.entities"])
        let external = "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
        #expect(codes([UInt8](utf8: external + drawing + "&a;</svg>")) == ["svg.entities"])
        let parameter = "<!DOCTYPE svg [<!ENTITY % a SYSTEM \"file:///etc/hostname\"> %a;]>"
        #expect(codes([UInt8](utf8: parameter + drawing + "</svg>")) == ["svg.entities"])
    }

    @Test func `an attribute that only a DOCTYPE gives a value is refused`() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
        let script = "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>"
        #expect(codes([UInt8](utf8: script + drawing)) == ["svg.entities"])
        let implied = "<!DOCTYPE svg [<!ELEMENT svg ANY><!ATTLIST svg class CDATA #IMPLIED>]>"
        #expect(codes([UInt8](utf8: implied + drawing)).isEmpty)
    }

    @Test func `altered and cut pictures never crash the inspection`() {
        let webp = [UInt8](utf8: "RIFF0000WEBPVP8L0000") + [0x2F, 0x2B, 0x41, 0, 0] + [UInt8](repeating: 0, count: 9)
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1e308 1e-308\" width=\"1e308\"><style>a{b:url(#c)}</style></svg>"
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 1, 44, 1, 1, 17, 0]
        let seeds = [
            CourseFixture.png(), webp, [UInt8](utf8: svg), jpeg, [UInt8](utf8: "GIF89a") + [1, 0, 1, 0, 0, 0, 0],
        ]
        let form = LongForm("mutated pictures", sample: 2_000, of: 100_000)
        var generator = form.generator()
        func random(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        for round in 0..<form.rounds {
            var bytes = seeds[round % seeds.count]
            for _ in 0...random(3) { bytes[random(bytes.count)] = UInt8(random(256)) }
            if round % 3 == 0 { bytes.removeLast(random(bytes.count)) }
            let (picture, findings) = PictureInspection.inspect(bytes, path: "assets/a")
            #expect((picture == nil) == findings.contains { $0.severity == .error })
        }
    }

    @Test func `a drawing that is not well-formed is told with its line`() {
        let found = PictureInspection.inspect(
            [UInt8](utf8: "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n</svg>"),
            path: "assets/a.svg"
        ).findings
        #expect(found.map(\.code.id) == ["picture.broken"])
        #expect(found.first?.file == "assets/a.svg")
        #expect(found.first?.line == 3)
    }
}

struct AssetRuleTests {
    private func files(_ course: CourseFixture) -> [AssetRules.File] {
        course.files.map { file in
            AssetRules.File(
                path: file.path,
                byteCount: file.bytes.count,
                sha256: SHA256Digest(of: file.bytes).hex,
                picture: PictureInspection.inspect(file.bytes, path: file.path).picture
            )
        }
    }

    @Test func `files that are as listed have no findings`() {
        let course = CourseFixture()
        #expect(AssetRules.check(package: course.decoded(), files: files(course)).isEmpty)
    }

    @Test func `a missing file, one too many and an altered one are told`() {
        let course = CourseFixture()
        let package = course.decoded()
        var there = files(course)
        there[0].path = "assets/other.png"
        there[1].sha256 = String(repeating: "0", count: 64)
        there[1].byteCount += 1
        let found = AssetRules.check(package: package, files: there)
        #expect(found.map(\.code.id) == ["asset.missing", "asset.size", "asset.hash", "asset.unlisted"])
        #expect(found.map(\.pointer) == ["/assets/0/path", "/assets/1/bytes", "/assets/1/sha256", "/assets"])
    }

    @Test func `a media type that the content is not is told`() {
        let course = CourseFixture()
        var package = course.decoded()
        package.assets[0].mediaType = "image/jpeg"
        #expect(AssetRules.check(package: package, files: files(course)).map(\.code.id) == ["asset.media-type"])
    }

    @Test func `an asset that no text uses is a warning`() {
        let found = AssetRules.checkUse(package: CourseFixture().decoded(), used: ["assets/plot.svg"])
        #expect(found.map(\.pointer) == ["/assets/0"])
        #expect(found.map(\.severity) == [.warning])
    }
}
