import Bytes
import DrawingPages
import Foundation
import OutsidePrograms
import Testing
import VectorGraphics

/// Holds the drawings beside this file, each of 96 by 96 CSS pixels, against Chromium's rendering of them.
struct RenderingTests {
    private static let columns = 6
    private static let side = 96
    /// Pixels of a drawing's side at 150 dpi.
    private static let pixels = 150

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Drawings")

    private static func drawings() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "svg" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// The bytes of all drawings.
    static func sources() throws -> [[UInt8]] { try drawings().map { [UInt8](try Data(contentsOf: $0)) } }

    @Test func `each drawing differs from Chromium's in at most 2 percent of pixels`() throws {
        let drawings = try Self.drawings()
        #expect(drawings.count >= 30)
        let rows = (drawings.count + Self.columns - 1) / Self.columns
        let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: temporary) }

        var placed: [(picture: VectorPicture, x: Int, y: Int)] = []
        var page =
            "<!DOCTYPE html><style>*{margin:0;background:#fff}img{position:absolute;width:600px;height:600px}</style>"
        for (index, file) in drawings.enumerated() {
            let (x, y) = (index % Self.columns, index / Self.columns)
            let bytes = [UInt8](try Data(contentsOf: file))
            let picture = try VectorPicture(svg: bytes, fonts: DrawingPages.fonts)
            #expect(picture.width == Double(Self.side) && picture.height == Double(Self.side))
            placed.append((picture, x * Self.side, y * Self.side))
            page += "<img src=\"\(file.absoluteString)\" style=\"left:\(x * 600)px;top:\(y * 600)px\">"
        }
        let pdf = try DrawingPages.make(width: Self.columns * Self.side, height: rows * Self.side, placed)
        try OutsideProgram.expectSound(pdf)
        let (ours, theirs) = (temporary.appendingPathComponent("ours"), temporary.appendingPathComponent("theirs"))
        try Data(pdf).write(to: ours.appendingPathExtension("pdf"))
        try Data(page.utf8).write(to: theirs.appendingPathExtension("html"))
        // Four times 150 dpi, then averaged: renderers move letters and lines onto whole pixels each in its own way.
        _ = try OutsideProgram.run(
            "mutool",
            ["draw", "-q", "-r", "600", "-o", ours.path + ".png", ours.path + ".pdf"],
            package: "mupdf-tools"
        )
        try Self.browse(theirs.appendingPathExtension("html"), columns: Self.columns, rows: rows, in: temporary)
        let differences = try Self.differences(ours.path + ".png", theirs.path + ".png", rows: rows, in: temporary)
        for (index, file) in drawings.enumerated() {
            let share = differences[index]
            if ProcessInfo.processInfo.environment["LECTERN_DRAWINGS"] != nil {
                print("\(file.lastPathComponent): \((share * 10_000).rounded() / 100) %")
            }
            #expect(share <= 0.02, "\(file.lastPathComponent) differs in \(share * 100) % of its pixels")
        }
    }

    /// Has Chromium draw a page with the faces that the program carries.
    private static func browse(_ page: URL, columns: Int, rows: Int, in folder: URL) throws {
        let fonts = Self.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("fonts")
        let families = [
            "serif": "Noto Serif", "Times New Roman": "Noto Serif", "sans-serif": "Noto Sans", "sans": "Noto Sans",
            "monospace": "Noto Sans Mono", "Monospace": "Noto Sans Mono",
        ]
        var configuration =
            "<?xml version=\"1.0\"?><fontconfig><dir>\(fonts.path)</dir><cachedir>\(folder.path)/c</cachedir>"
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            configuration += """
                <match target="pattern"><test name="family"><string>\(name)</string></test>\
                <edit name="family" mode="assign" binding="strong"><string>\(family)</string></edit></match>
                """
        }
        let file = folder.appendingPathComponent("fonts.conf")
        try Data((configuration + "</fontconfig>").utf8).write(to: file)
        let outcome = try OutsideProgram.run(
            "env",
            [
                "FONTCONFIG_FILE=" + file.path, "chromium", "--headless", "--no-sandbox", "--disable-gpu",
                "--hide-scrollbars", "--user-data-dir=\(folder.path)/profile", "--font-render-hinting=none",
                "--window-size=\(columns * 600),\(rows * 600 + 200)",
                "--screenshot=" + page.deletingPathExtension().path + ".png", page.absoluteString,
            ],
            package: "chromium"
        )
        #expect(outcome.status == 0, "this test runs chromium: install the Debian package chromium; \(outcome.output)")
    }

    /// The share of pixels of each drawing that differ by more than 32 of 255 in a channel.
    private static func differences(_ ours: String, _ theirs: String, rows: Int, in folder: URL) throws -> [Double] {
        let (width, height) = (columns * pixels, rows * pixels)
        let crop = ["-crop", "\(width * 4)x\(height * 4)+0+0", "+repage", "-scale", "25%"]
        let target = folder.appendingPathComponent("difference.gray")
        let outcome = try OutsideProgram.run(
            "convert",
            ["(", ours, "-alpha", "remove"] + crop + [")", "(", theirs, "-alpha", "remove"] + crop + [")"]
                + ["-compose", "difference", "-composite", "-separate", "-evaluate-sequence", "max"]
                + ["-threshold", "\(32.0 / 255 * 100)%", "-depth", "8", target.path],
            package: "imagemagick"
        )
        #expect(outcome.status == 0, Comment(rawValue: outcome.output))
        let bytes = [UInt8](try Data(contentsOf: target))
        try #require(bytes.count == width * height)
        var counts = [Int](repeating: 0, count: columns * rows)
        for (place, value) in bytes.enumerated() where value > 127 {
            counts[place / width / pixels * columns + place % width / pixels] += 1
        }
        return counts.map { Double($0) / Double(pixels * pixels) }
    }
}
