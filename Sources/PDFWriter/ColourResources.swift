internal import Bytes
internal import FontPrograms

/// What the procedures of colour glyphs draw with: pictures, gradients, degrees of cover.
struct ColourResources {
    private var images: [UInt8] = []
    private var shadings: [UInt8] = []
    private var states: [UInt8] = []
    private var knownStates: Set<UInt8> = []
    private var shadingCount = 0

    /// The resource dictionary (7.8.3).
    var dictionary: [UInt8] {
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "<<")
        for (key, entries) in [("/XObject<<", images), ("/Shading<<", shadings), ("/ExtGState<<", states)] {
            guard !entries.isEmpty else { continue }
            dictionary.append(utf8: key)
            dictionary += entries
            dictionary.append(utf8: ">>")
        }
        dictionary.append(utf8: ">>")
        return dictionary
    }

    // MARK: Pictures

    /// Draws a glyph's picture with `pixels` pixels across.
    mutating func draw(
        _ bitmap: ColourBitmap,
        pixels width: Int,
        face: FontFace,
        _ content: inout [UInt8],
        _ objects: inout ObjectWriter
    ) {
        let height = max(1, (bitmap.height * width + bitmap.width / 2) / bitmap.width)
        let pixels = ReducedPixels.make(bitmap.pixels, width: bitmap.width, height: bitmap.height, to: width, height)
        let reference = objects.write(Self.image(pixels, width: width, height: height))
        images.append(utf8: "/I")
        images.append(decimal: reference.number)
        images.append(0x20)
        images.append(reference)
        func scaled(_ units: Int) -> Int { units * 1_000_000 / face.unitsPerEm }
        content.append(utf8: "q ")
        content.append(
            thousandths: scaled(bitmap.shownWidth),
            0,
            0,
            scaled(bitmap.shownHeight),
            scaled(bitmap.x),
            scaled(bitmap.y)
        )
        content.append(utf8: " cm/I")
        content.append(decimal: reference.number)
        content.append(utf8: " Do Q")
    }

    /// Colours without the alpha they were multiplied by, and the alpha.
    ///
    /// Where nothing covers, the colour of the neighbour stands: it deflates well, and does not darken the edge where a
    /// viewer smooths the picture.
    private static func image(_ pixels: [UInt8], width: Int, height: Int) -> RasterImage {
        var rows: [UInt8] = []
        rows.reserveCapacity(height * (width * 4 + 1))
        for row in 0..<height {
            let places = stride(from: row * width * 4, to: (row + 1) * width * 4, by: 4)
            let first = places.first { pixels[$0 + 3] > 0 }
            var last: [UInt8] = first.map { colour(pixels, at: $0) } ?? [255, 255, 255]
            rows.append(0)
            for place in places {
                if pixels[place + 3] > 0 { last = colour(pixels, at: place) }
                rows += last
                rows.append(pixels[place + 3])
            }
        }
        return RasterImage(reducing: rows, channels: 4, width: width, height: height, areFiltered: false)
    }

    private static func colour(_ pixels: [UInt8], at place: Int) -> [UInt8] {
        let alpha = Int(pixels[place + 3])
        return (0..<3).map { UInt8(min(255, (Int(pixels[place + $0]) * 255 + alpha / 2) / alpha)) }
    }

    // MARK: Paintings

    /// Paints a layered glyph.
    mutating func paint(
        _ operations: [PaintOperation],
        face: FontFace,
        _ content: inout [UInt8],
        _ objects: inout ObjectWriter
    ) {
        // From font units to thousandths of an em.
        content.append(utf8: "q ")
        let scale = (1000 << 16) / face.unitsPerEm
        Self.append(sixteenths: scale, &content)
        content.append(utf8: " 0 0 ")
        Self.append(sixteenths: scale, &content)
        content.append(utf8: " 0 0 cm\n")
        paint(operations, &content, &objects)
        content.append(utf8: "Q")
    }

    private mutating func paint(
        _ operations: [PaintOperation],
        _ content: inout [UInt8],
        _ objects: inout ObjectWriter
    ) {
        for operation in operations {
            switch operation {
            case .fill(let path, .colour(let colour, let alpha)):
                guard alpha > 0 else { continue }
                content.append(utf8: "q ")
                setAlpha(alpha, &content)
                if let colour { Self.append(colour, &content) }
                if let path {
                    Self.append(path, &content)
                } else {
                    content.append(utf8: "-32768 -32768 65536 65536 re ")
                }
                content.append(utf8: "f Q\n")
            case .fill(let path, .gradient(let gradient)):
                content.append(utf8: "q ")
                if let path {
                    Self.append(path, &content)
                    content.append(utf8: "W n ")
                }
                setAlpha(gradient.alpha, &content)
                shadingCount += 1
                shadings.append(utf8: "/S")
                shadings.append(decimal: shadingCount)
                shadings.append(0x20)
                shadings.append(objects.write(Self.shading(gradient)))
                content.append(utf8: "/S")
                content.append(decimal: shadingCount)
                content.append(utf8: " sh Q\n")
            case .clipped(let path, let inner):
                content.append(utf8: "q ")
                Self.append(path, &content)
                content.append(utf8: "W n\n")
                paint(inner, &content, &objects)
                content.append(utf8: "Q\n")
            case .transformed(let matrix, let inner):
                content.append(utf8: "q ")
                for value in matrix {
                    Self.append(sixteenths: value, &content)
                    content.append(0x20)
                }
                content.append(utf8: "cm\n")
                paint(inner, &content, &objects)
                content.append(utf8: "Q\n")
            }
        }
    }

    /// `gs`: Sets how much covers, where that is not all.
    private mutating func setAlpha(_ alpha: UInt8, _ content: inout [UInt8]) {
        guard alpha < 255 else { return }
        if knownStates.insert(alpha).inserted {
            states.append(utf8: "/A")
            states.append(decimal: Int(alpha))
            states.append(utf8: "<</ca ")
            states.append(thousandths: (Int(alpha) * 1000 + 127) / 255)
            states.append(utf8: ">>")
        }
        content.append(utf8: "/A")
        content.append(decimal: Int(alpha))
        content.append(utf8: " gs ")
    }

    private static func append(_ colour: GlyphColour, _ content: inout [UInt8]) {
        append(samples: colour, &content)
        content.append(utf8: " rg ")
    }

    private static func append(samples colour: GlyphColour, _ content: inout [UInt8]) {
        func part(_ value: UInt8) -> Int { (Int(value) * 1000 + 127) / 255 }
        content.append(thousandths: part(colour.red), part(colour.green), part(colour.blue))
    }

    /// A number in 1/65536, within what readers take, to five places.
    private static func append(sixteenths value: Int, _ content: inout [UInt8]) {
        let bounded = min(max(value, -32_767 << 16), 32_767 << 16)
        let parts = (abs(bounded) * 100_000 + 32_768) >> 16
        if bounded < 0, parts > 0 { content.append(0x2D) }
        content.append(decimal: parts / 100_000)
        let fraction = String(parts % 100_000)
        content.append(0x2E)
        content.append(utf8: String(repeating: "0", count: 5 - fraction.utf8.count) + fraction)
    }

    private static func append(_ path: GlyphPath, _ content: inout [UInt8]) {
        var place = 0
        var isOpen = false
        while place < path.numbers.count {
            let kind = path.numbers[place]
            if kind == 0, isOpen { content.append(utf8: "h ") }
            isOpen = true
            let points = kind == 3 ? 3 : 1
            for number in path.numbers[place + 1..<place + 1 + points * 2] {
                content.append(thousandths: Int(number) * 10)
                content.append(0x20)
            }
            content.append(utf8: kind == 0 ? "m " : kind == 1 ? "l " : "c ")
            place += 1 + points * 2
        }
        if isOpen { content.append(utf8: "h ") }
    }

    /// An axial or radial shading (8.7.4.5) whose way is that from the first colour to the last.
    private static func shading(_ gradient: GlyphGradient) -> [UInt8] {
        let first = gradient.stops.first?.offset ?? 0
        let last = gradient.stops.last?.offset ?? 1
        func between(_ start: Int, _ end: Int, _ offset: Int) -> Int { start + (end - start) * offset / 16_384 }
        var object: [UInt8] = []
        object.append(utf8: gradient.isRadial ? "<</ShadingType 3" : "<</ShadingType 2")
        object.append(utf8: "/ColorSpace/DeviceRGB/Extend[true true]/Coords[")
        for offset in [first, last] {
            let x = between(gradient.start.x, gradient.end.x, offset)
            let y = between(gradient.start.y, gradient.end.y, offset)
            object.append(thousandths: x * 10, y * 10)
            object.append(0x20)
            if gradient.isRadial {
                object.append(thousandths: max(0, between(gradient.start.radius, gradient.end.radius, offset)) * 10)
                object.append(0x20)
            }
        }
        object.append(utf8: "]/Function<</FunctionType 3/Domain[0 1]/Functions[")
        let stops = gradient.stops
        for (one, other) in zip(stops, stops.dropFirst()) {
            object.append(utf8: "<</FunctionType 2/N 1/Domain[0 1]/C0[")
            append(samples: one.colour ?? .black, &object)
            object.append(utf8: "]/C1[")
            append(samples: other.colour ?? .black, &object)
            object.append(utf8: "]>>")
        }
        object.append(utf8: "]/Bounds[")
        let bounds = stops.dropFirst().dropLast().map { ($0.offset - first) * 1000 / max(last - first, 1) }
        for (index, bound) in bounds.enumerated() {
            if index > 0 { object.append(0x20) }
            object.append(thousandths: bound)
        }
        object.append(utf8: "]/Encode[")
        for index in 1..<stops.count { object.append(utf8: index > 1 ? " 0 1" : "0 1") }
        object.append(utf8: "]>>>>")
        return object
    }
}

extension GlyphGradient {
    /// How much it covers: the mean of its stops, since a shading has no alpha of its own.
    fileprivate var alpha: UInt8 {
        UInt8(stops.reduce(0) { $0 + Int($1.alpha) } / max(stops.count, 1))
    }
}
