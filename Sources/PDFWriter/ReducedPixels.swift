/// Pixels scaled down by averaging areas, in whole numbers, so that they are the same everywhere.
enum ReducedPixels {
    /// Scales premultiplied pixels of four samples down.
    ///
    /// - Precondition: The new size is positive and not larger than the old one.
    static func make(_ pixels: [UInt8], width: Int, height: Int, to newWidth: Int, _ newHeight: Int) -> [UInt8] {
        guard newWidth < width || newHeight < height else { return pixels }
        let columns = spans(width, newWidth)
        let rows = spans(height, newHeight)
        var result: [UInt8] = []
        result.reserveCapacity(newWidth * newHeight * 4)
        let area = width * height
        for row in rows {
            for column in columns {
                var sums = (0, 0, 0, 0)
                for (y, rowWeight) in row {
                    for (x, columnWeight) in column {
                        let weight = rowWeight * columnWeight
                        let place = (y * width + x) * 4
                        sums.0 += Int(pixels[place]) * weight
                        sums.1 += Int(pixels[place + 1]) * weight
                        sums.2 += Int(pixels[place + 2]) * weight
                        sums.3 += Int(pixels[place + 3]) * weight
                    }
                }
                result.append(UInt8((sums.0 + area / 2) / area))
                result.append(UInt8((sums.1 + area / 2) / area))
                result.append(UInt8((sums.2 + area / 2) / area))
                result.append(UInt8((sums.3 + area / 2) / area))
            }
        }
        return result
    }

    /// For each new pixel, the old ones under it, and how much of each lies there in units of one part of `count`.
    private static func spans(_ count: Int, _ newCount: Int) -> [[(place: Int, weight: Int)]] {
        (0..<newCount).map { new in
            let (start, end) = (new * count, (new + 1) * count)
            return (start / newCount...(end - 1) / newCount).map { old in
                (old, min(end, (old + 1) * newCount) - max(start, old * newCount))
            }
        }
    }
}
