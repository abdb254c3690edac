/// The `d` attribute of a path (SVG 2, 9.3): what comes before its first fault is drawn.
struct PathData {
    private var scanner: TextScanner
    private var path = VectorPath()
    private var start = VectorPoint(x: 0, y: 0)
    private var current = VectorPoint(x: 0, y: 0)
    /// The last handle of a cubic curve, of a quadratic one.
    private var cubic: VectorPoint?
    private var quadratic: VectorPoint?
    private let limit: Int

    private init(_ text: String, limit: Int) {
        scanner = TextScanner(text)
        self.limit = limit
    }

    /// Reads path data of at most `limit` steps.
    static func read(_ text: String, limit: Int) -> VectorPath {
        var data = PathData(text, limit: limit)
        data.read()
        return data.path
    }

    private mutating func read() {
        var command: UInt8?
        while path.elements.count < limit {
            scanner.skipSpace()
            guard let byte = scanner.next else { return }
            if (0x41...0x7A).contains(byte), byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
                scanner.position += 1
                command = byte
                if path.elements.isEmpty, byte | 0x20 != UInt8(ascii: "m") { return }
            } else {
                if scanner.next == UInt8(ascii: ",") { scanner.position += 1 }
                scanner.skipSpace()
                // Numbers go on with the command; after a move they are lines, after a close nothing may come.
                if command == UInt8(ascii: "M") { command = UInt8(ascii: "L") }
                if command == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
                if command.map({ $0 | 0x20 == UInt8(ascii: "z") }) ?? true { return }
            }
            guard let command, step(command) else { return }
        }
    }

    private mutating func number() -> Double? {
        scanner.skipSeparator()
        return scanner.number()
    }

    private mutating func point(_ origin: VectorPoint) -> VectorPoint? {
        guard let x = number(), let y = number() else { return nil }
        return VectorPoint(x: origin.x + x, y: origin.y + y)
    }

    /// Reads the numbers of a command and draws it; false at a fault.
    private mutating func step(_ command: UInt8) -> Bool {
        let isRelative = command >= 0x61
        let origin = isRelative ? current : VectorPoint(x: 0, y: 0)
        var cubicHandle: VectorPoint?
        var quadraticHandle: VectorPoint?
        defer {
            cubic = cubicHandle
            quadratic = quadraticHandle
        }
        switch Unicode.Scalar(command | 0x20) {
        case "m":
            guard let end = point(origin) else { return false }
            path.elements.append(.move(end))
            (start, current) = (end, end)
        case "l":
            guard let end = point(origin) else { return false }
            line(to: end)
        case "h":
            guard let x = number() else { return false }
            line(to: VectorPoint(x: origin.x + x, y: current.y))
        case "v":
            guard let y = number() else { return false }
            line(to: VectorPoint(x: current.x, y: origin.y + y))
        case "c":
            guard let first = point(origin), let second = point(origin), let end = point(origin) else { return false }
            cubicHandle = curve(first, second, end)
        case "s":
            guard let second = point(origin), let end = point(origin) else { return false }
            cubicHandle = curve(reflected(cubic), second, end)
        case "q":
            guard let handle = point(origin), let end = point(origin) else { return false }
            quadraticHandle = quadraticCurve(handle, end)
        case "t":
            guard let end = point(origin) else { return false }
            quadraticHandle = quadraticCurve(reflected(quadratic), end)
        case "a": return arc(origin)
        case "z":
            beginAgain()
            path.elements.append(.close)
            current = start
        default: return false
        }
        return true
    }

    private func reflected(_ handle: VectorPoint?) -> VectorPoint {
        guard let handle else { return current }
        return VectorPoint(x: 2 * current.x - handle.x, y: 2 * current.y - handle.y)
    }

    /// What follows a close without a move begins where the closed subpath began.
    private mutating func beginAgain() {
        if path.elements.last == .close { path.elements.append(.move(current)) }
    }

    private mutating func line(to end: VectorPoint) {
        beginAgain()
        path.elements.append(.line(end))
        current = end
    }

    private mutating func curve(_ first: VectorPoint, _ second: VectorPoint, _ end: VectorPoint) -> VectorPoint {
        beginAgain()
        path.elements.append(.curve(first, second, end))
        current = end
        return second
    }

    private mutating func quadraticCurve(_ handle: VectorPoint, _ end: VectorPoint) -> VectorPoint {
        beginAgain()
        path.appendQuadratic(from: current, handle, end)
        current = end
        return handle
    }

    private mutating func arc(_ origin: VectorPoint) -> Bool {
        guard let rx = number(), let ry = number(), let degrees = number() else { return false }
        scanner.skipSeparator()
        guard let isLarge = scanner.flag() else { return false }
        scanner.skipSeparator()
        guard let isClockwise = scanner.flag(), let end = point(origin) else { return false }
        beginAgain()
        path.appendArc(
            from: current,
            radii: (rx, ry),
            turned: degrees,
            isLarge: isLarge,
            isClockwise: isClockwise,
            to: end
        )
        current = end
        return true
    }
}
