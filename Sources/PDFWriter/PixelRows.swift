internal import Bytes

/// Rows of 8-bit samples, filtered as PNG does and deflated (ISO 32000-2, 7.4.4.4; PNG, 9).
enum PixelRows {
    /// Deflates rows of `stride` bytes whose samples lie `distance` bytes apart; every row takes the filter whose
    /// differences are the smallest.
    static func deflate(_ rows: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        let height = rows.count / stride
        var filtered = [UInt8](repeating: 0, count: height * (stride + 1))
        var candidate = [UInt8](repeating: 0, count: stride)
        for y in 0..<height {
            var best = Int.max
            for filter in [UInt8](0...4) where y > 0 || filter < 2 {
                var sum = 0
                let start = y * stride
                for x in 0..<stride {
                    let left = x >= distance ? rows[start + x - distance] : 0
                    let up = y > 0 ? rows[start - stride + x] : 0
                    let predicted: UInt8
                    switch filter {
                    case 0: predicted = 0
                    case 1: predicted = left
                    case 2: predicted = up
                    case 3: predicted = UInt8((Int(left) + Int(up)) / 2)
                    default:
                        let corner = x >= distance && y > 0 ? rows[start - stride + x - distance] : 0
                        predicted = paeth(Int(left), Int(up), Int(corner))
                    }
                    let difference = rows[start + x] &- predicted
                    candidate[x] = difference
                    sum += Int(min(difference, 0 &- difference))
                }
                if sum < best {
                    best = sum
                    let target = y * (stride + 1)
                    filtered[target] = filter
                    for x in 0..<stride { filtered[target + 1 + x] = candidate[x] }
                }
                if sum == 0 { break }
            }
        }
        return Deflate.zlib(filtered)
    }

    private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> UInt8 {
        let estimate = left + up - corner
        let (a, b, c) = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
        return UInt8(a <= b && a <= c ? left : b <= c ? up : corner)
    }

    /// Whether inflated rows are complete and name only filters that there are.
    static func areSound(_ rows: [UInt8], stride: Int, height: Int) -> Bool {
        guard rows.count == height * (stride + 1) else { return false }
        return Swift.stride(from: 0, to: rows.count, by: stride + 1).allSatisfy { rows[$0] <= 4 }
    }
}
