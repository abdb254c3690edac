/// PNG's filters as the standard says them (ISO/IEC 15948, 9), for tests.
enum FilteredRows {
    /// Filters rows of samples that lie `distance` apart, the row y with the filter y modulo 5.
    static func filter(_ pixels: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        var result: [UInt8] = []
        for y in 0..<pixels.count / stride {
            let kind = UInt8(y % 5)
            result.append(kind)
            for x in 0..<stride {
                let prediction = predict(kind, pixels, y * stride + x, x, y, stride, distance)
                result.append(pixels[y * stride + x] &- prediction)
            }
        }
        return result
    }

    /// The samples of filtered rows.
    static func pixels(_ rows: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        var result: [UInt8] = []
        for y in 0..<rows.count / (stride + 1) {
            let kind = rows[y * (stride + 1)]
            for x in 0..<stride {
                let prediction = predict(kind, result, y * stride + x, x, y, stride, distance)
                result.append(rows[y * (stride + 1) + 1 + x] &+ prediction)
            }
        }
        return result
    }

    private static func predict(
        _ kind: UInt8,
        _ pixels: [UInt8],
        _ place: Int,
        _ x: Int,
        _ y: Int,
        _ stride: Int,
        _ distance: Int
    ) -> UInt8 {
        let left = x >= distance ? Int(pixels[place - distance]) : 0
        let above = y > 0 ? Int(pixels[place - stride]) : 0
        let corner = x >= distance && y > 0 ? Int(pixels[place - stride - distance]) : 0
        switch kind {
        case 1: return UInt8(left)
        case 2: return UInt8(above)
        case 3: return UInt8((left + above) / 2)
        case 4:
            let estimate = left + above - corner
            let distances = [abs(estimate - left), abs(estimate - above), abs(estimate - corner)]
            if distances[0] <= distances[1], distances[0] <= distances[2] { return UInt8(left) }
            return UInt8(distances[1] <= distances[2] ? above : corner)
        default: return 0
        }
    }
}
