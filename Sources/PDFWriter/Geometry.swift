/// A place in a page's user space: thousandths of a point from its lower left corner (ISO 32000-2, 8.3.2.3).
public struct Point: Sendable, Hashable {
    /// To the right.
    public var x: Int
    /// Upwards.
    public var y: Int

    /// Makes a place.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A rectangle in a page's user space, in thousandths of a point.
public struct Rectangle: Sendable, Hashable {
    /// The left edge.
    public var x: Int
    /// The lower edge.
    public var y: Int
    /// To the right of `x`.
    public var width: Int
    /// Above `y`.
    public var height: Int

    /// Makes a rectangle.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// A colour in the sRGB sense, written as DeviceGray where its parts are equal (ISO 32000-2, 8.6.4).
public struct Colour: Sendable, Hashable {
    /// 0 to 255.
    public var red: UInt8
    /// 0 to 255.
    public var green: UInt8
    /// 0 to 255.
    public var blue: UInt8

    /// Makes a colour of `0xRRGGBB`.
    public init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// Black.
    public static let black = Colour(0)
}
