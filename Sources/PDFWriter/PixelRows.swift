internal import Bytes
internal import CPNG

/// Rows of 8-bit samples, filtered as PNG does and deflated (ISO 32000-2, 7.4.4.4; PNG, 9).
enum PixelRows {
    /// How hard rows are deflated: filtered pixels take more than twice as long at zlib's 6, and become 6 % smaller.
    private static let level = 3

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

    /// Filters rows of `stride` bytes whose samples lie `distance` bytes apart.
    ///
    /// Every row takes the filter whose differences are the smallest.
    static func filter(_ rows: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        let height = rows.count / stride
        let zeros = [UInt8](repeating: 0, count: stride)
        var candidate = zeros
        let count = height * (stride + 1)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            unsafe lectern_png_filter(rows, stride, height, distance, zeros, &candidate, output.baseAddress)
            filled = count
        }
    }

    /// The palette of filtered rows of RGB, and rows of indices in it; nil where there are more than 256 colours.
    static func palette(of rows: [UInt8], width: Int, height: Int) -> (palette: [UInt8], rows: [UInt8])? {
        var palette = [UInt8](repeating: 0, count: 768)
        var scratch = [UInt8](repeating: 0, count: 6 * width)
        var used = 0
        let count = height * (width + 1)
        let indices = unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            used = unsafe Int(lectern_png_palette(rows, width, height, &scratch, &palette, output.baseAddress))
            filled = used > 0 ? count : 0
        }
        guard used > 0 else { return nil }
        palette.removeLast((256 - used) * 3)
        return (palette, indices)
    }

    /// Deflates filtered rows.
    static func deflate(_ rows: [UInt8]) -> [UInt8] { Deflate.zlib(rows, level: level) }

    /// Whether inflated rows are complete and name only filters that there are.
    static func areSound(_ rows: [UInt8], stride: Int, height: Int) -> Bool {
        guard rows.count == height * (stride + 1) else { return false }
        return Swift.stride(from: 0, to: rows.count, by: stride + 1).allSatisfy { rows[$0] <= 4 }
    }
}
