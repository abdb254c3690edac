extension SVGRenderer {
    /// Draws an embedded raster picture (SVG 2, 12.3).
    mutating func renderImage(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        let attributes = document.elements[place].attributes
        guard context.style.isVisible, !context.isClip, let reference = attributes["href"] else { return [] }
        guard let bytes = EmbeddedRaster.bytes(of: reference), let size = EmbeddedRaster.size(of: bytes) else {
            report(
                VectorGraphicsFinding.notDrawn,
                "expected an embedded PNG, JPEG or GIF, found another picture; not drawn"
            )
            return []
        }
        imageBytes += bytes.count
        guard imageBytes <= VectorLimits.images else {
            throw VectorGraphicsError("expected at most \(VectorLimits.images) bytes of pictures inside, found more")
        }
        func length(_ name: String, _ side: LengthContext.Side) -> Double? {
            attributes[name].flatMap { context.viewport.length($0, side) }
        }
        let (x, y) = (length("x", .width) ?? 0, length("y", .height) ?? 0)
        var (width, height) = (length("width", .width), length("height", .height))
        if width == nil, let height { width = height * size.width / size.height }
        if height == nil, let width { height = width * size.height / size.width }
        guard let width = width ?? Optional(size.width), let height = height ?? Optional(size.height), width > 0,
            height > 0
        else { return [] }
        let corner = context.transform * .translation(x, y)
        let natural = ViewBox(width: size.width, height: size.height)
        let fit = natural.transform(to: width, height, attributes["preserveAspectRatio"])
        let unit = corner * fit * .scaling(size.width, size.height)
        guard unit.isUsable else { return [] }
        let image = VectorItem.image(VectorImage(bytes: bytes, transform: unit))
        let slices = (attributes["preserveAspectRatio"] ?? "").contains("slice")
        guard slices else { return [image] }
        let edge = VectorBounds(left: 0, top: 0, right: width, bottom: height)
        return [.group(Self.clipped([image], to: edge, corner))]
    }
}

/// Raster pictures in `data:` addresses (RFC 2397).
enum EmbeddedRaster {
    /// The bytes that an address holds in base 64; nil for any other address.
    static func bytes(of address: String) -> [UInt8]? {
        let text = Array(address.utf8.drop { $0 <= 0x20 })
        guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        let head = String(decoding: text[..<comma], as: UTF8.self).lowercased()
        guard head.hasPrefix("data:image/"), head.hasSuffix(";base64"), text.count < VectorLimits.bytes else {
            return nil
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 3 / 4)
        var (bits, count) = (0, 0)
        for byte in text[(comma + 1)...] {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="): continue
            case 0...0x20: continue
            default: return nil
            }
            bits = (bits << 6 | Int(value)) & 0xFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    /// The pixels of a PNG, JPEG or GIF; nil where the bytes are none of them.
    static func size(of bytes: [UInt8]) -> (width: Double, height: Double)? {
        func number(_ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { place + $1 < bytes.count ? $0 << 8 | Int(bytes[place + $1]) : $0 }
        }
        var size = (width: 0, height: 0)
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            size = (number(16, 4), number(20, 4))
        } else if bytes.starts(with: [0x47, 0x49, 0x46, 0x38]), bytes.count > 10 {
            size = (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
        } else if bytes.starts(with: [0xFF, 0xD8]) {
            var place = 2
            while place + 9 < bytes.count, bytes[place] == 0xFF {
                let marker = bytes[place + 1]
                if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
                    size = (number(place + 7, 2), number(place + 5, 2))
                    break
                }
                place += marker == 0xFF ? 1 : 2 + number(place + 2, 2)
            }
        }
        return size.width > 0 && size.height > 0 ? (Double(size.width), Double(size.height)) : nil
    }
}
