/// Angles by additions and multiplications alone, which give the same bits on every processor; a C library's functions
/// do not.
enum Trigonometry {
    static let pi = 3.14159265358979323846

    static func sine(degrees: Double) -> Double { quarter(degrees).sine }

    static func cosine(degrees: Double) -> Double { quarter(degrees).cosine }

    /// The angle of a vector in degrees from -180 to 180.
    static func angle(_ x: Double, _ y: Double) -> Double {
        guard x != 0 || y != 0, x.isFinite, y.isFinite else { return 0 }
        let (width, height) = (abs(x), abs(y))
        var angle = arctangent(min(width, height) / max(width, height))
        if height > width { angle = 90 - angle }
        if x < 0 { angle = 180 - angle }
        return y < 0 ? -angle : angle
    }

    /// The arctangent of a number from 0 to 1, in degrees.
    private static func arctangent(_ tangent: Double) -> Double {
        let isLarge = tangent > 0.414213562373095
        let reduced = isLarge ? (tangent - 1) / (tangent + 1) : tangent
        let square = reduced * reduced
        var power = reduced
        var sum = 0.0
        var divisor = 1.0
        for _ in 0..<24 {
            sum += power / divisor
            power = -power * square
            divisor += 2
        }
        return (isLarge ? 45 : 0) + sum * 180 / pi
    }

    private static func quarter(_ degrees: Double) -> (sine: Double, cosine: Double) {
        guard degrees.isFinite else { return (0, 1) }
        let turned = degrees.remainder(dividingBy: 360)
        let quarters = (turned / 90).rounded()
        let rest = (turned - quarters * 90) * pi / 180
        var sine = 0.0
        var cosine = 0.0
        var term = 1.0
        for power in 0..<20 {
            if power % 2 == 0 { cosine += term } else { sine += term }
            term *= rest / Double(power + 1)
            if power % 2 == 1 { term = -term }
        }
        switch Int(quarters) & 3 {
        case 0: return (sine, cosine)
        case 1: return (cosine, -sine)
        case 2: return (-sine, -cosine)
        default: return (-cosine, sine)
        }
    }
}
