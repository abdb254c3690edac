internal import CPNG

/// Rows of samples, each after the byte of its filter, as PNG has them (ISO 32000-2, 7.4.4.4; PNG, 9).
enum PixelRows {
    /// Whether inflated rows are complete and name only filters that there are.
    static func areSound(_ rows: [UInt8], stride: Int, height: Int) -> Bool {
        guard rows.count == height * (stride + 1) else { return false }
        return Swift.stride(from: 0, to: rows.count, by: stride + 1).allSatisfy { rows[$0] <= 4 }
    }

    // MARK: Samples

    /// Whether RGB, which may have alpha after it, is gray throughout.
    static func areGray(_ rows: [UInt8], width: Int, height: Int, channels: Int) -> Bool {
        unsafe lectern_png_is_gray(rows, width, height, channels) != 0
    }

    /// One sample of each pixel; its rows keep their filters.
    static func sample(_ sample: Int, of rows: [UInt8], width: Int, height: Int, channels: Int) -> [UInt8] {
        let count = height * (width + 1)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            unsafe lectern_png_take_sample(rows, width, height, channels, sample, output.baseAddress)
            filled = count
        }
    }

    /// Takes the alpha, the last of 2 or 4 samples of each pixel, out of filtered rows.
    ///
    /// - Returns: The alpha in rows of its own, nil where every pixel is opaque; both keep the filters.
    static func dropAlpha(_ rows: inout [UInt8], width: Int, height: Int, channels: Int) -> [UInt8]? {
        let count = height * (width * (channels - 1) + 1)
        var alpha: [UInt8]?
        if channels == 4 {
            let done = unsafe lectern_png_drop_opaque(&rows, width, height)
            if done < height {
                let maskCount = height * (width + 1)
                alpha = unsafe [UInt8](unsafeUninitializedCapacity: maskCount) { mask, filled in
                    unsafe lectern_png_split_alpha(&rows, width, height, done, mask.baseAddress)
                    filled = maskCount
                }
            }
        } else {
            if unsafe lectern_png_is_opaque(rows, width, height) == 0 {
                alpha = sample(1, of: rows, width: width, height: height, channels: 2)
            }
            unsafe rows.withUnsafeMutableBufferPointer { rows in
                unsafe lectern_png_take_sample(rows.baseAddress, width, height, 2, 0, rows.baseAddress)
            }
        }
        rows.removeLast(rows.count - count)
        return alpha
    }

    // MARK: Filters

    /// Filters rows of `stride` bytes whose samples lie `distance` bytes apart and which are not filtered yet.
    ///
    /// Every row takes the filter whose differences are the smallest.
    static func filter(_ rows: [UInt8], stride: Int, distance: Int) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: stride)
        var candidate = zeros
        return unsafe [UInt8](unsafeUninitializedCapacity: rows.count) { output, filled in
            unsafe lectern_png_filter(
                rows,
                stride,
                rows.count / (stride + 1),
                distance,
                zeros,
                &candidate,
                output.baseAddress
            )
            filled = rows.count
        }
    }

    /// Undoes the filters of rows.
    static func unfilter(_ rows: inout [UInt8], stride: Int, distance: Int) {
        let zeros = [UInt8](repeating: 0, count: stride)
        unsafe lectern_png_unfilter_rows(&rows, stride, rows.count / (stride + 1), distance, zeros)
    }

    // MARK: Palettes

    /// The palette of filtered rows of RGB, which may have alpha after it, rows of indices in it, and rows of the alpha
    /// without filters, nil where every pixel is opaque; nil where there are more than 256 colours.
    static func palette(
        of rows: [UInt8],
        width: Int,
        height: Int,
        channels: Int
    ) -> (palette: [UInt8], rows: [UInt8], alpha: [UInt8]?)? {
        var palette = [UInt8](repeating: 0, count: 768)
        var scratch = [UInt8](repeating: 0, count: 2 * channels * width)
        var used = 0
        var isTransparent = false
        let count = height * (width + 1)
        var indices: [UInt8] = []
        let alpha = unsafe [UInt8](unsafeUninitializedCapacity: channels == 4 ? count : 0) { alpha, filledAlpha in
            indices = unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
                used = unsafe Int(
                    lectern_png_palette(
                        rows,
                        width,
                        height,
                        channels,
                        &scratch,
                        &palette,
                        output.baseAddress,
                        alpha.baseAddress,
                        &isTransparent
                    )
                )
                filled = used > 0 ? count : 0
            }
            filledAlpha = used > 0 && channels == 4 ? count : 0
        }
        guard used > 0 else { return nil }
        palette.removeLast((256 - used) * 3)
        return (palette, indices, isTransparent ? alpha : nil)
    }

    /// Unfiltered rows of a byte a pixel as run lengths (ISO 32000-2, 7.4.5); nil where that leaves more than an eighth.
    static func runLengths(of rows: [UInt8], width: Int, height: Int) -> [UInt8]? {
        let capacity = rows.count / 8
        let runs = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
            filled = unsafe lectern_png_run_lengths(rows, width, height, output.baseAddress, capacity)
        }
        return runs.isEmpty ? nil : runs
    }

    /// Which of 256 indices of `depth` bits occur in filtered rows, whose filters are undone.
    static func usedIndices(in rows: inout [UInt8], width: Int, height: Int, depth: Int) -> [Bool] {
        let stride = (width * depth + 7) / 8
        unfilter(&rows, stride: stride, distance: 1)
        var bytes = [UInt8](repeating: 0, count: 256)
        unsafe lectern_png_mark_used(rows, stride, height, &bytes)
        guard depth < 8 else { return bytes.map { $0 != 0 } }
        var used = [Bool](repeating: false, count: 256)
        for byte in bytes.indices where bytes[byte] != 0 {
            for place in Swift.stride(from: 0, to: 8, by: depth) { used[byte >> place & ((1 << depth) - 1)] = true }
        }
        return used
    }

    /// Rows of what each index of unfiltered rows stands for, a byte each.
    static func map(_ rows: [UInt8], to values: [UInt8], width: Int, height: Int, depth: Int) -> [UInt8] {
        let count = height * (width + 1)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            unsafe lectern_png_map(rows, width, height, depth, values, output.baseAddress)
            filled = count
        }
    }

    // MARK: Sizes

    /// Unfiltered rows of fewer samples, each the mean of those that it covers.
    static func downsample(
        _ rows: [UInt8],
        channels: Int,
        from size: (width: Int, height: Int),
        to target: (width: Int, height: Int)
    ) -> [UInt8] {
        let count = target.height * (target.width * channels + 1)
        var sums = [UInt64](repeating: 0, count: target.width * channels)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            unsafe lectern_png_downsample(
                rows,
                size.width,
                size.height,
                channels,
                channels == 2 || channels == 4 ? 1 : 0,
                target.width,
                target.height,
                &sums,
                output.baseAddress
            )
            filled = count
        }
    }
}
