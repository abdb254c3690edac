/// A length in thousandths of a point (1/72,000 inch): layout counts in whole numbers, so that every computer breaks
/// lines and pages alike.
public typealias Thousandths = Int

/// A colour of the sRGB space.
public struct Color: Hashable, Sendable {
    /// Red, from 0 to 255.
    public var red: UInt8
    /// Green, from 0 to 255.
    public var green: UInt8
    /// Blue, from 0 to 255.
    public var blue: UInt8

    /// Makes a colour of its parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a colour of a number such as `0x1A2B3C`.
    public init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16),
            green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex)
        )
    }

    /// Black.
    public static let black = Color(0)
}

/// Distances from the four sides.
public struct Insets: Hashable, Sendable {
    /// From the top.
    public var top: Thousandths
    /// From the left.
    public var left: Thousandths
    /// From the bottom.
    public var bottom: Thousandths
    /// From the right.
    public var right: Thousandths

    /// Makes insets; those not given are 0.
    public init(top: Thousandths = 0, left: Thousandths = 0, bottom: Thousandths = 0, right: Thousandths = 0) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// Makes insets that are alike on all sides.
    public init(all: Thousandths) { self.init(top: all, left: all, bottom: all, right: all) }
}
