/// Reads the first frame of GIF files (GIF89a), within the bounds of every picture.
enum GIFImage {
    static func isGIF(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8)
    }

    /// Reads a file.
    static func read(_ bytes: [UInt8]) throws(PictureError) -> RasterImage {
        var reader = Reader(bytes: bytes)
        try reader.skip(6)
        let width = try reader.number()
        let height = try reader.number()
        try RasterImage.check(width: width, height: height)
        let flags = try reader.byte()
        try reader.skip(2)
        let globalPalette = flags & 0x80 != 0 ? try reader.take(3 << Int((flags & 7) + 1)) : []
        var transparent: UInt8?
        while true {
            switch try reader.byte() {
            case 0x21:
                let label = try reader.byte()
                let content = try reader.blocks()
                if label == 0xF9, content.count >= 4, content[0] & 1 != 0 { transparent = content[3] }
            case 0x2C:
                let frame = try reader.frame(globalPalette)
                return makeImage(frame, width: width, height: height, transparent: transparent)
            default: throw PictureError("expected a GIF with a frame, found none")
            }
        }
    }

    private static func makeImage(_ frame: Frame, width: Int, height: Int, transparent: UInt8?) -> RasterImage {
        // What the frame leaves free is transparent, and so are indices without a colour.
        let colours = frame.palette.count / 3
        let isWhole =
            frame.left == 0 && frame.top == 0 && frame.width >= width && frame.height >= height
        let nothing = transparent ?? (colours < 256 ? UInt8(colours) : nil)
        guard isWhole || nothing != nil else {
            return makeRGB(frame, width: width, height: height)
        }
        var rows = [UInt8](repeating: nothing ?? 0, count: height * (width + 1))
        for y in 0..<height {
            rows[y * (width + 1)] = 0
            guard y >= frame.top, y - frame.top < frame.height else { continue }
            let source = (y - frame.top) * frame.width
            for x in frame.left..<max(frame.left, min(width, frame.left + frame.width)) {
                rows[y * (width + 1) + 1 + x] = frame.indices[source + x - frame.left]
            }
        }
        var opacities = [UInt8](repeating: 0, count: 256)
        for index in 0..<min(colours, 256) { opacities[index] = 255 }
        if let transparent { opacities[Int(transparent)] = 0 }
        let palette = Array((frame.palette + [UInt8](repeating: 0, count: 768)).prefix(768))
        return RasterImage(indices: rows, palette: palette, opacities: opacities, width: width, height: height)
    }

    /// A frame of 256 colours that does not fill the picture, with its surroundings transparent.
    private static func makeRGB(_ frame: Frame, width: Int, height: Int) -> RasterImage {
        var rows = [UInt8](repeating: 0, count: height * (width * 4 + 1))
        for (index, value) in frame.indices.enumerated() {
            let x = frame.left + index % frame.width
            let y = frame.top + index / frame.width
            guard x < width, y < height else { continue }
            let target = y * (width * 4 + 1) + 1 + x * 4
            for part in 0..<3 { rows[target + part] = frame.palette[Int(value) * 3 + part] }
            rows[target + 3] = 255
        }
        return RasterImage(reducing: rows, channels: 4, width: width, height: height, areFiltered: false)
    }

    private struct Frame {
        var left: Int
        var top: Int
        var width: Int
        var height: Int
        var palette: [UInt8]
        /// Palette indices in the order of rows.
        var indices: [UInt8]
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func byte() throws(PictureError) -> UInt8 {
            guard position < bytes.count else {
                throw PictureError("expected a whole GIF, found one that ends too early")
            }
            position += 1
            return bytes[position - 1]
        }

        mutating func number() throws(PictureError) -> Int {
            let low = try byte()
            return Int(low) | Int(try byte()) << 8
        }

        mutating func skip(_ count: Int) throws(PictureError) { for _ in 0..<count { _ = try byte() } }

        mutating func take(_ count: Int) throws(PictureError) -> [UInt8] {
            var result: [UInt8] = []
            for _ in 0..<count { result.append(try byte()) }
            return result
        }

        /// The content of sub-blocks up to the empty one.
        mutating func blocks() throws(PictureError) -> [UInt8] {
            var result: [UInt8] = []
            while case let count = try byte(), count > 0 { result += try take(Int(count)) }
            return result
        }

        mutating func frame(_ globalPalette: [UInt8]) throws(PictureError) -> Frame {
            let left = try number()
            let top = try number()
            let width = try number()
            let height = try number()
            try RasterImage.check(width: width, height: height)
            let flags = try byte()
            let palette = flags & 0x80 != 0 ? try take(3 << Int((flags & 7) + 1)) : globalPalette
            let codeSize = Int(try byte())
            guard (2...8).contains(codeSize) else {
                throw PictureError("expected a GIF with codes of 2 to 8 bits, found \(codeSize)")
            }
            var indices = GIFImage.unpack(try blocks(), codeSize: codeSize, limit: width * height)
            indices += [UInt8](repeating: 0, count: width * height - indices.count)
            if flags & 0x40 != 0 { indices = GIFImage.ordered(indices, width: width, height: height) }
            return Frame(left: left, top: top, width: width, height: height, palette: palette, indices: indices)
        }
    }

    /// Undoes the interlacing of rows (GIF89a, appendix E).
    private static func ordered(_ indices: [UInt8], width: Int, height: Int) -> [UInt8] {
        var result = indices
        var source = 0
        for (first, step) in [(0, 8), (4, 8), (2, 4), (1, 2)] {
            for row in stride(from: first, to: height, by: step) {
                for x in 0..<width { result[row * width + x] = indices[source * width + x] }
                source += 1
            }
        }
        return result
    }

    /// Unpacks LZW codes (GIF89a, appendix F) up to `limit` values; what is broken ends the data.
    private static func unpack(_ data: [UInt8], codeSize: Int, limit: Int) -> [UInt8] {
        let clear = 1 << codeSize
        var prefixes = [Int](repeating: -1, count: 4096)
        var suffixes = [UInt8](repeating: 0, count: 4096)
        for code in 0..<clear { suffixes[code] = UInt8(truncatingIfNeeded: code) }
        var next = clear + 2
        var size = codeSize + 1
        var previous = -1
        var bits = 0
        var bitCount = 0
        var result: [UInt8] = []
        var string: [UInt8] = []
        for byte in data {
            bits |= Int(byte) << bitCount
            bitCount += 8
            while bitCount >= size {
                let code = bits & ((1 << size) - 1)
                bits >>= size
                bitCount -= size
                if code == clear {
                    next = clear + 2
                    size = codeSize + 1
                    previous = -1
                    continue
                }
                if code == clear + 1 { return result }
                guard code < next || (code == next && previous >= 0) else { return result }
                string.removeAll(keepingCapacity: true)
                var walk = code == next ? previous : code
                while walk >= 0 {
                    string.append(suffixes[walk])
                    walk = prefixes[walk]
                }
                let first = string[string.count - 1]
                if code == next { string.insert(first, at: 0) }
                if previous >= 0, next < 4096 {
                    prefixes[next] = previous
                    suffixes[next] = first
                    next += 1
                    if next == 1 << size, size < 12 { size += 1 }
                }
                previous = code
                guard result.count + string.count <= limit else { return result }
                result += string.reversed()
            }
        }
        return result
    }
}
