import Bytes
import OutsidePrograms
import Testing

@testable import PDFWriter

@Suite struct PictureTests {
    private static let transparent = TestPicture.png(
        width: 4,
        height: 3,
        colourType: 6,
        rows: TestPicture.rows([200, 10, 20, 128], width: 4, height: 3)
    )

    @Test func `a transparent PNG becomes a picture with a soft mask`() throws {
        let image = try PNGImage.read(Self.transparent)
        #expect(image.colourSpace == .indexed([200, 10, 20]))
        #expect(image.alpha != nil)
        let pdf = try TestDocument.write(picture: Self.transparent)
        try OutsideProgram.expectSound(pdf)
        let list = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("pdfimages", ["-list", $0], package: "poppler-utils").output
        }
        #expect(list.contains("smask"))
    }

    @Test(arguments: [2, 4], [true, false])
    func `alpha is split from rows of every filter, and left out where all is opaque`(
        _ channels: Int,
        _ isOpaque: Bool
    ) throws {
        let (width, height) = (21, 19)
        var colours: [UInt8] = []
        var alpha: [UInt8] = []
        var pixels: [UInt8] = []
        for index in 0..<width * height {
            let colour = (1..<channels).map { UInt8(truncatingIfNeeded: index * $0 + index / 2) }
            let opacity: UInt8 = isOpaque || index != 40 ? 255 : 254
            colours += colour
            alpha.append(opacity)
            pixels += colour + [opacity]
        }
        let rows = FilteredRows.filter(pixels, stride: width * channels, distance: channels)
        let png = TestPicture.png(width: width, height: height, colourType: channels == 2 ? 4 : 6, rows: rows)
        let image = try PNGImage.read(png)
        guard case .predicted(let data) = image.data else {
            Issue.record("expected rows")
            return
        }
        let colourRows = try #require(Deflate.inflateZlib(data, limit: 10_000))
        let components = channels - 1
        #expect(FilteredRows.pixels(colourRows, stride: width * components, distance: components) == colours)
        #expect((image.alpha == nil) == isOpaque)
        if let mask = image.alpha {
            // One pixel that is not opaque leaves two long runs.
            guard case .runs(let data) = mask else {
                Issue.record("expected run lengths")
                return
            }
            #expect(Self.expand(try #require(Deflate.inflateZlib(data, limit: 10_000))) == alpha)
        }
        try OutsideProgram.expectSound(try TestDocument.write(picture: png))
    }

    /// The bytes that run lengths stand for (ISO 32000-2, 7.4.5).
    private static func expand(_ runs: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = 0
        while runs[place] != 128 {
            let length = Int(runs[place])
            if length < 128 {
                bytes += runs[place + 1...place + 1 + length]
                place += length + 2
            } else {
                bytes += [UInt8](repeating: runs[place + 1], count: 257 - length)
                place += 2
            }
        }
        return place == runs.count - 1 ? bytes : []
    }

    @Test func `a PNG of few colours with alpha becomes a palette, whatever its rows' filters`() throws {
        let (width, height) = (9, 13)
        let colours: [[UInt8]] = [[255, 255, 255], [31, 119, 180], [0, 0, 0], [214, 39, 40]]
        let chosen = (0..<width * height).map { colours[($0 * 7 + $0 / 5) % 4] }
        let rows = FilteredRows.filter(chosen.flatMap { $0 + [255] }, stride: width * 4, distance: 4)
        let image = try PNGImage.read(TestPicture.png(width: width, height: height, colourType: 6, rows: rows))
        guard case .indexed(let palette) = image.colourSpace, case .predicted(let data) = image.data else {
            Issue.record("expected a palette")
            return
        }
        #expect(palette.count == 12)
        let indices = try #require(Deflate.inflateZlib(data, limit: 10_000))
        let pixels = FilteredRows.pixels(indices, stride: width, distance: 1)
        #expect(pixels.map { Array(palette[Int($0) * 3..<Int($0) * 3 + 3]) } == chosen)
    }

    @Test func `an opaque PNG goes in with its own rows`() throws {
        let rows = TestPicture.rows([200, 10, 20], width: 4, height: 3)
        let png = TestPicture.png(width: 4, height: 3, colourType: 2, rows: rows)
        guard case .predicted(let data) = try PNGImage.read(png).data else {
            Issue.record("expected rows")
            return
        }
        #expect(data == Deflate.zlib(rows))
        try OutsideProgram.expectSound(try TestDocument.write(picture: png))
    }

    @Test func `a palette stays a palette`() throws {
        let png = TestPicture.png(
            width: 4,
            height: 2,
            depth: 2,
            colourType: 3,
            chunks: [("PLTE", [255, 0, 0, 0, 255, 0])],
            rows: [0, 0b0001_0001, 0, 0b0100_0100]
        )
        let image = try PNGImage.read(png)
        #expect(image.colourSpace == .indexed([255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0]))
        try OutsideProgram.expectSound(try TestDocument.write(picture: png))
    }

    @Test func `16 bits and interlacing are decoded`() throws {
        let deep = TestPicture.png(
            width: 2,
            height: 2,
            depth: 16,
            colourType: 0,
            rows: TestPicture.rows([0x80, 0x00], width: 2, height: 2)
        )
        #expect(try PNGImage.read(deep).bitsPerComponent == 8)
        let interlaced = TestPicture.png(
            width: 8,
            height: 8,
            colourType: 2,
            interlaced: true,
            rows: TestPicture.interlacedRows([9, 99, 199])
        )
        guard case .predicted(let data) = try PNGImage.read(interlaced).data else {
            Issue.record("expected rows")
            return
        }
        let rows = try #require(Deflate.inflateZlib(data, limit: 1000))
        #expect(PixelRows.areSound(rows, stride: 8, height: 8))
    }

    @Test(arguments: ["cut", "bomb", "checksum", "no rows", "not a picture"])
    func `a PNG made to harm ends in an error`(_ kind: String) throws {
        var png = Self.transparent
        switch kind {
        case "cut": png = Array(png.prefix(png.count * 2 / 3))
        case "bomb":
            png = TestPicture.png(width: 60_000, height: 60_000, colourType: 6, rows: [0])
        case "checksum": png[45] ^= 0xFF
        case "no rows":
            png = TestPicture.png(width: 100, height: 100, colourType: 2, rows: [0, 0, 0, 0])
        default: png = Array("certainly not a picture, whatever it is called".utf8)
        }
        #expect(throws: PictureError.self) { try TestDocument.write(picture: png) }
    }

    @Test func `a picture of many colours keeps them`() throws {
        var rows: [UInt8] = []
        for y: UInt8 in 0..<32 {
            rows.append(0)
            for x: UInt8 in 0..<32 { rows += [x * 8, y * 8, x ^ y, 255] }
        }
        let image = try PNGImage.read(TestPicture.png(width: 32, height: 32, colourType: 6, rows: rows))
        #expect(image.colourSpace == .rgb)
        #expect(image.alpha == nil)
        guard case .predicted(let data) = image.data else {
            Issue.record("expected rows")
            return
        }
        let filtered = try #require(Deflate.inflateZlib(data, limit: 10_000))
        #expect(PixelRows.areSound(filtered, stride: 96, height: 32))
    }

    @Test func `a JPEG is found unchanged in the file`() throws {
        let pdf = try TestDocument.write(picture: TestPicture.jpeg)
        #expect(pdf.indices.contains { pdf[$0...].starts(with: TestPicture.jpeg) })
        try OutsideProgram.expectSound(pdf)
    }

    @Test func `a JPEG that Adobe wrote in four colours is inverted`() throws {
        let adobe: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2]
        let frame: [UInt8] = [0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4] + (1...4).flatMap { [$0, 0x11, 0] }
        // The tables and the scan of the other JPEG, and its frame left out.
        let tables = TestPicture.jpeg[2..<71]
        let rest = TestPicture.jpeg[84...]
        let image = try JPEGImage.read([0xFF, 0xD8] + adobe + tables + frame + rest)
        #expect(image.colourSpace == .cmyk)
        #expect(image.isInverted)
    }

    @Test(arguments: [3, 8, 40, 150])
    func `a JPEG without its frame ends in an error`(_ count: Int) {
        #expect(throws: PictureError.self) { try JPEGImage.read(Array(TestPicture.jpeg.prefix(count).prefix(70))) }
    }

    @Test(arguments: [[0xFF, 0x3F], [0xFF, 0xD8], [0xFF, 0xC4, 0xFF, 0xFF], [0xFF, 0xDA, 0]] as [[UInt8]])
    func `a JPEG whose scan holds what no decoder takes ends in an error`(_ odd: [UInt8]) {
        let end = TestPicture.jpeg.count - 2
        #expect(throws: PictureError.self) {
            try JPEGImage.read(TestPicture.jpeg[..<end] + odd + TestPicture.jpeg[end...])
        }
    }

    @Test func `a baseline JPEG with a second scan of a component ends in an error`() throws {
        let jpeg = TestPicture.jpeg
        let scan = try #require(jpeg.indices.dropLast().first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xDA })
        #expect(throws: PictureError.self) {
            try JPEGImage.read(jpeg.dropLast(2) + jpeg[scan...])
        }
    }

    /// Places in the test's JPEG: the quantization table's number, a component's table, a count of codes, a scan's tables.
    @Test(arguments: [(6, 0x21), (83, 3), (90, 255), (134, 0x22)] as [(Int, UInt8)])
    func `a JPEG with tables that no decoder takes ends in an error`(_ place: Int, _ value: UInt8) {
        var jpeg = TestPicture.jpeg
        jpeg[place] = value
        #expect(throws: PictureError.self) { try JPEGImage.read(jpeg) }
    }

    @Test(arguments: [[0xFF, 0x00], [0xFF, 0xD3], [0xFF, 0xFE, 0, 3, 7], [0xFF, 0xFF]] as [[UInt8]])
    func `restarts, comments and filling bytes in a scan are taken`(_ odd: [UInt8]) throws {
        let end = TestPicture.jpeg.count - 2
        let image = try JPEGImage.read(TestPicture.jpeg[..<end] + odd + TestPicture.jpeg[end...])
        #expect(image.width == 8)
    }

    @Test func `the first frame of a GIF is decoded`() throws {
        guard case .predicted(let data) = try GIFImage.read(TestPicture.gif).data else {
            Issue.record("expected rows")
            return
        }
        let rows = try #require(Deflate.inflateZlib(data, limit: 100))
        #expect(rows.count == 6)
        try OutsideProgram.expectSound(try TestDocument.write(picture: TestPicture.gif))
    }
}
