internal import Bytes
internal import CPNG

/// Rows of 8-bit samples, filtered as PNG does and deflated (ISO 32000-2, 7.4.4.4; PNG, 9).
enum PixelRows {
    /// How hard rows are deflated: filtered pixels take more than twice as long at zlib's 6, and become 6 % smaller.
    static let level = 3

    /// Takes the alpha out of filtered rows; both keep the rows' filters.
    ///
    /// There is no alpha where every pixel is opaque.
    static func split(
        _ rows: [UInt8],
        width: Int,
        height: Int,
        channels: Int
    ) -> (colours: [UInt8], alpha: [UInt8]?) {
        var alpha = [UInt8](repeating: 0, count: height * (width + 1))
        let count = height * (width * (channels - 1) + 1)
        var isOpaque = true
        let colours = unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            isOpaque = unsafe lectern_png_split(rows, width, height, channels, output.baseAddress, &alpha) != 0
            filled = count
        }
        return (colours, isOpaque ? nil : alpha)
    }

    /// Deflates rows of `stride` bytes whose samples lie `distance` bytes apart; every row takes the filter whose
    /// differences are the smallest.
    static func deflate(_ rows: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        let height = rows.count / stride
        let zeros = [UInt8](repeating: 0, count: stride)
        var candidate = zeros
        let count = height * (stride + 1)
        let filtered = unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            unsafe lectern_png_filter(rows, stride, height, distance, zeros, &candidate, output.baseAddress)
            filled = count
        }
        return Deflate.zlib(filtered, level: level)
    }

    /// Deflates rows of palette indices, unfiltered.
    static func deflate(_ indices: [UInt8], width: Int) -> [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(indices.count + indices.count / width)
        for start in stride(from: 0, to: indices.count, by: width) {
            rows.append(0)
            rows += indices[start..<(start + width)]
        }
        return Deflate.zlib(rows, level: level)
    }

    /// Whether inflated rows are complete and name only filters that there are.
    static func areSound(_ rows: [UInt8], stride: Int, height: Int) -> Bool {
        guard rows.count == height * (stride + 1) else { return false }
        return Swift.stride(from: 0, to: rows.count, by: stride + 1).allSatisfy { rows[$0] <= 4 }
    }
}
