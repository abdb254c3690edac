import Testing

@testable import VectorGraphics

struct PathDataTests {
    @Test func `numbers without separators are read as drawing programs write them`() {
        #expect(TextScanner.numbers("1.5.5-3e1,.25") == [1.5, 0.5, -30, 0.25])
        let path = PathData.read("m1-2.5h-3v.5.5z", limit: 100)
        func at(_ x: Double, _ y: Double) -> VectorPoint { VectorPoint(x: x, y: y) }
        let expected: [VectorPath.Element] = [
            .move(at(1, -2.5)), .line(at(-2, -2.5)), .line(at(-2, -2)), .line(at(-2, -1.5)), .close,
        ]
        #expect(path.elements == expected)
    }

    @Test func `flags of arcs need no separator`() {
        let path = PathData.read("M0 0a10 10 0 0110 10", limit: 100)
        #expect(path.elements.count == 2)
        guard case .curve(_, _, let end)? = path.elements.last else { return #expect(Bool(false), "expected a curve") }
        #expect(end == VectorPoint(x: 10, y: 10))
    }

    @Test func `what comes before a fault in path data is drawn`() {
        #expect(PathData.read("M0 0L5 5L6 x", limit: 100).elements.count == 2)
        #expect(PathData.read("L5 5", limit: 100).isEmpty)
    }
}
