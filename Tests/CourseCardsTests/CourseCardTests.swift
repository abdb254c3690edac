import Bytes
import CourseCards
import EmbeddedAssets
import FontPrograms
import Foundation
import OutsidePrograms
import Testing

private func fonts() throws -> FontCollection {
    try FontCollection(
        faces: ["NotoSans-Bold", "NotoSans-Regular"].map { name in
            try FontFace(bytes: #require(EmbeddedAssets.copy(of: "fonts/\(name).ttf")))
        }
    )
}

private let card = CourseCard(
    title: "IoT for Beginners: A Curriculum of Twenty-Four Lessons",
    site: "Example School",
    facts: "Beginner · 36 hours · 24 lessons",
    language: "en",
    direction: .leftToRight,
    accent: 0x1D5D8A
)

/// The grey values of the picture, as another program reads them, in a grid of cells.
private func cells(_ png: [UInt8], columns: Int, rows: Int) throws -> [[Int]] {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".png")
    try Data(png).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let output = try OutsideProgram.run(
        "convert",
        [url.path(), "-colorspace", "Gray", "-resize", "\(columns)x\(rows)!", "-depth", "8", "txt:-"],
        package: "imagemagick"
    ).output
    var grid = [[Int]](repeating: [Int](repeating: -1, count: columns), count: rows)
    for match in output.matches(of: #/(\d+),(\d+): \((\d+)/#) {
        let (column, row, value) = (Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
        grid[row][column] = value
    }
    return grid
}

@Test func `a card has its title on it, and the bar where the text starts`() throws {
    let png = try card.render(fonts: fonts()).png
    let grid = try cells(png, columns: 40, rows: 21)
    #expect(grid[10][0] < 120 && grid[10][39] > 245)
    #expect(grid[6...10].contains { row in row[4...30].contains { $0 < 200 } })
    #expect(grid[0].dropFirst(2).allSatisfy { $0 > 245 } && grid[20].dropFirst(2).allSatisfy { $0 > 245 })
    var mirrored = card
    mirrored.direction = .rightToLeft
    let other = try cells(mirrored.render(fonts: fonts()).png, columns: 40, rows: 21)
    #expect(other[10][39] < 120 && other[10][0] > 245)
    #expect(png.count < 40_000)
}

@Test func `the same card has the same bytes`() throws {
    #expect(try card.render(fonts: fonts()).png == card.render(fonts: fonts()).png)
}

@Test func `a title that no font can show is known before it is drawn`() throws {
    var other = card
    #expect(try other.isCovered(by: fonts()))
    other.title = "機械学習"
    #expect(try !other.isCovered(by: fonts()))
}

@Test func `a title of 255 characters stays on its card`() throws {
    var long = card
    long.title = String(repeating: "Wonderful Widths ", count: 15)
    let grid = try cells(long.render(fonts: fonts()).png, columns: 40, rows: 21)
    #expect(grid.allSatisfy { $0[39] > 245 && $0[38] > 245 })
}
