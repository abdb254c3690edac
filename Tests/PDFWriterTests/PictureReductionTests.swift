import Bytes
import Foundation
import OutsidePrograms
import Testing

@testable import PDFWriter

/// Pictures are read back by poppler's pdfimages: what the reader sees is what the source shows.
@Suite struct PictureReductionTests {
    private static let (width, height) = (23, 17)

    /// Pixels of many or few colours.
    private static func pixels(channels: Int, colours: Int, isGray: Bool = false) -> [UInt8] {
        var pixels: [UInt8] = []
        for index in 0..<width * height {
            let value = (index * 7 + index / 5 * 3) % colours
            let first = UInt8(value % 256)
            pixels.append(first)
            pixels.append(isGray ? first : UInt8(value * 5 % 251))
            pixels.append(isGray ? first : UInt8(value * 11 % 241))
            if channels == 4 { pixels.append(255) }
        }
        return pixels
    }

    private static func png(_ pixels: [UInt8], channels: Int) -> [UInt8] {
        TestPicture.png(
            width: width,
            height: height,
            colourType: channels == 4 ? 6 : 2,
            rows: FilteredRows.filter(pixels, stride: width * channels, distance: channels)
        )
    }

    /// The RGB pixels that pdfimages finds in a picture; 1 is the mask of the only one.
    private static func readBack(_ pdf: [UInt8], picture: Int = 0) throws -> [UInt8] {
        try OutsideProgram.withFile(pdf) { path in
            let outcome = try OutsideProgram.run("pdfimages", [path, path], package: "poppler-utils")
            #expect(outcome.status == 0, "\(outcome.output)")
            let files = (0..<2).flatMap { number in ["ppm", "pbm", "pgm"].map { "-00\(number).\($0)" } }
            defer { for ending in files { try? FileManager.default.removeItem(atPath: path + ending) } }
            for ending in files where ending.hasPrefix("-00\(picture)") {
                guard let data = FileManager.default.contents(atPath: path + ending) else { continue }
                // A header of three lines: kind, size, greatest value.
                let bytes = Array(data)
                let header = bytes.indices.filter { bytes[$0] == 0x0A }[2]
                let samples = Array(bytes[(header + 1)...])
                return ending.hasSuffix("ppm") ? samples : samples.flatMap { [$0, $0, $0] }
            }
            Issue.record("pdfimages found no picture")
            return []
        }
    }

    @Test(arguments: [3, 4], [(5, false), (200, false), (300, false), (200, true)])
    func `pixels come out as they went in, in the smallest colour space`(
        _ channels: Int,
        _ kind: (colours: Int, isGray: Bool)
    ) throws {
        let pixels = Self.pixels(channels: channels, colours: kind.colours, isGray: kind.isGray)
        let png = Self.png(pixels, channels: channels)
        var wanted = pixels
        if channels == 4 { wanted = pixels.indices.filter { $0 % 4 != 3 }.map { pixels[$0] } }
        #expect(try Self.readBack(TestDocument.write(picture: png)) == wanted)
        let image = try PNGImage.read(png)
        switch (channels, kind.isGray, kind.colours) {
        case (3, _, _): #expect(image.colourSpace == .rgb)
        case (_, true, _): #expect(image.colourSpace == .gray)
        case (_, _, 300): #expect(image.colourSpace == .rgb)
        default: #expect(image.colourSpace.components == 1 && image.colourSpace != .gray)
        }
    }

    @Test(arguments: [126, 127, 128, 129, 130, 131, 257, 400])
    func `runs of every length come out as they went in, of colours and of transparency`(_ width: Int) throws {
        let height = 40
        var pixels: [UInt8] = []
        var alpha: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                // A run of y pixels, singles between runs of two, and the rest one run.
                let colour: UInt8 = x < y ? 40 : x < y + 9 ? UInt8(x % 3) * 90 : 200
                // The first rows are opaque throughout.
                let opacity: UInt8 = y < 5 || x > 3 ? 255 : UInt8(y / 8)
                pixels += [colour, 10, 20, opacity]
                alpha.append(opacity)
            }
        }
        let rows = FilteredRows.filter(pixels, stride: width * 4, distance: 4)
        let png = TestPicture.png(width: width, height: height, colourType: 6, rows: rows)
        let image = try PNGImage.read(png)
        guard case .runs = image.data, case .runs = image.alpha else {
            Issue.record("expected run lengths")
            return
        }
        let pdf = try TestDocument.write(picture: png)
        try OutsideProgram.expectSound(pdf)
        #expect(try Self.readBack(pdf) == pixels.indices.filter { $0 % 4 != 3 }.map { pixels[$0] })
        #expect(try Self.readBack(pdf, picture: 1) == alpha.flatMap { [$0, $0, $0] })
    }

    @Test func `a picture of many colours that is opaque but at its end keeps its transparency`() throws {
        var pixels = Self.pixels(channels: 4, colours: 300)
        pixels[pixels.count - 1] = 7
        let pdf = try TestDocument.write(picture: Self.png(pixels, channels: 4))
        #expect(try Self.readBack(pdf) == pixels.indices.filter { $0 % 4 != 3 }.map { pixels[$0] })
        let alpha = [UInt8](repeating: 255, count: Self.width * Self.height - 1) + [7]
        #expect(try Self.readBack(pdf, picture: 1) == alpha.flatMap { [$0, $0, $0] })
    }

    @Test func `a PNG's one transparent index becomes a colour key, partial transparency a mask`() throws {
        var rows: [UInt8] = []
        for y in 0..<8 {
            rows.append(0)
            for x in 0..<8 { rows.append(UInt8((x + y) % 3)) }
        }
        func png(_ transparency: [UInt8]) -> [UInt8] {
            TestPicture.png(
                width: 8,
                height: 8,
                colourType: 3,
                chunks: [("PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255]), ("tRNS", transparency)],
                rows: rows
            )
        }
        let key = try PNGImage.read(png([255, 0]))
        #expect(key.colourKey == [1, 1] && key.alpha == nil)
        let mask = try PNGImage.read(png([128, 0]))
        #expect(mask.colourKey.isEmpty)
        guard case .predicted(let data) = mask.alpha else {
            Issue.record("expected rows")
            return
        }
        let alpha = try #require(Deflate.inflateZlib(data, limit: 1000))
        let opacities: [UInt8] = [128, 0, 255]
        let masked = rows.indices.map { $0 % 9 == 0 ? 0 : opacities[Int(rows[$0])] }
        #expect(alpha == masked)
        let opaque = try PNGImage.read(png([255, 255, 255]))
        #expect(opaque.colourKey.isEmpty && opaque.alpha == nil)
        for transparency: [UInt8] in [[255, 0], [128, 0]] {
            try OutsideProgram.expectSound(TestDocument.write(picture: png(transparency)))
        }
    }

    @Test func `a picture with many more pixels than print shows has 300 to the inch, each the mean of its own`() throws
    {
        // Checks of two pixels in noise, so that fewer pixels save bytes.
        var state: UInt32 = 1
        let (width, height) = (200, 100)
        var pixels: [UInt8] = []
        for _ in 0..<width * height {
            state = state &* 1_664_525 &+ 1_013_904_223
            pixels += [UInt8(state >> 24), UInt8(state >> 16 & 255), UInt8(state >> 8 & 255)]
        }
        let png = TestPicture.png(
            width: width,
            height: height,
            colourType: 2,
            rows: FilteredRows.filter(pixels, stride: width * 3, distance: 3)
        )
        // 24 by 12 points at 300 to the inch are 100 by 50 pixels.
        let image = try PNGImage.read(png, drawnSize: (24_000, 12_000))
        #expect(image.width == 100 && image.height == 50)
        guard case .predicted(let data) = image.data else {
            Issue.record("expected rows")
            return
        }
        let rows = try #require(Deflate.inflateZlib(data, limit: 100_000))
        let smaller = FilteredRows.pixels(rows, stride: 300, distance: 3)
        for (x, y) in [(0, 0), (99, 49), (50, 20)] {
            for part in 0..<3 {
                var sum = 2
                for place in [0, 1, width, width + 1] {
                    sum += Int(pixels[(2 * y * width + 2 * x + place) * 3 + part])
                }
                let mean = smaller[(y * 100 + x) * 3 + part]
                #expect(Int(mean) == sum / 4)
            }
        }
        #expect(try PNGImage.read(png, drawnSize: (48_000, 24_000)).width == 200)
    }

    @Test func `what becomes larger with fewer pixels keeps them all`() throws {
        let rows = TestPicture.rows([10, 20, 30], width: 400, height: 400)
        let png = TestPicture.png(width: 400, height: 400, colourType: 2, rows: rows)
        #expect(try PNGImage.read(png, drawnSize: (24_000, 24_000)).width == 400)
    }

    @Test func `pictures in four inks have a profile beside the output intent`() throws {
        var objects = ObjectWriter()
        _ = objects.write(RasterImage(width: 8, height: 8, colourSpace: .cmyk, data: .jpeg(TestPicture.jpeg)))
        let written = String(decoding: objects.bytes, as: UTF8.self)
        #expect(written.contains("/ICCBased") && written.contains("/N 4") && !written.contains("/DeviceCMYK"))
        let pdf = try TestDocument.write(picture: TestPicture.jpeg)
        let listed = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("qpdf", ["--json=1", "--json-key=objects", $0], package: "qpdf").output
        }
        #expect(listed.contains("/GTS_PDFA1"))
    }

    @Test func `the profiles are whole`() {
        for profile in [ColourProfile.sRGB, ColourProfile.inks] {
            let size = profile.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            #expect(size == profile.count)
            #expect(Array(profile[36..<40]) == Array("acsp".utf8))
        }
        #expect(ColourProfile.sRGB.count < 700)
    }

    @Test func `a file says that it is archival only where its maker vouches for it`() {
        var metadata = TestDocument.metadata
        #expect(!String(decoding: metadata.makePacket(), as: UTF8.self).contains("pdfaid:part"))
        metadata.claimsArchival = .accessible
        metadata.claimsUniversalAccessibility = true
        let packet = String(decoding: metadata.makePacket(), as: UTF8.self)
        #expect(packet.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"))
        #expect(packet.contains("<pdfuaid:part>1</pdfuaid:part>") && packet.contains("pdfaExtension:schemas"))
    }
}
