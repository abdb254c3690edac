internal import Bytes
internal import VectorGraphics

/// Gradients as shadings of types 2 and 3 with stitched functions (ISO 32000-2, 8.7.4.5 and 7.10).
enum VectorShading {
    /// The shading dictionary in the gradient's own space.
    ///
    /// - Parameter isAlpha: Whether it gives the alpha as grey instead of the colours.
    static func dictionary(_ gradient: VectorGradient, isAlpha: Bool) -> [UInt8] {
        var dictionary: [UInt8] = []
        switch gradient.geometry {
        case .linear(let start, let end):
            dictionary.append(utf8: "<</ShadingType 2/Coords[")
            append([start.x, start.y, end.x, end.y], to: &dictionary)
        case .radial(let focus, let inner, let centre, let radius):
            dictionary.append(utf8: "<</ShadingType 3/Coords[")
            append([focus.x, focus.y, inner, centre.x, centre.y, radius], to: &dictionary)
        }
        dictionary.append(utf8: isAlpha ? "]/ColorSpace/DeviceGray" : "]/ColorSpace/DeviceRGB")
        dictionary.append(utf8: "/Extend[true true]/Function")
        dictionary += function(gradient.stops, isAlpha: isAlpha)
        dictionary.append(utf8: ">>")
        return dictionary
    }

    private static func append(_ numbers: [Double], to bytes: inout [UInt8]) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { bytes.append(0x20) }
            bytes.append(factor: number)
        }
    }

    private static func function(_ stops: [VectorGradient.Stop], isAlpha: Bool) -> [UInt8] {
        guard let first = stops.first, let last = stops.last else { return [] }
        var pieces: [(end: Int, from: VectorColour, to: VectorColour)] = []
        var place = 0
        var before = first.colour
        for stop in stops + [VectorGradient.Stop(offset: 1, colour: last.colour)] {
            let end = Int((min(max(stop.offset, 0), 1) * 100_000).rounded())
            // Stops at one place make an edge: no piece lies between them.
            if end > place { pieces.append((end, before, stop.colour)) }
            place = max(place, end)
            before = stop.colour
        }
        if pieces.count == 1 { return piece(pieces[0].from, pieces[0].to, isAlpha) }
        var function: [UInt8] = []
        function.append(utf8: "<</FunctionType 3/Domain[0 1]/Functions[")
        for entry in pieces { function += piece(entry.from, entry.to, isAlpha) }
        function.append(utf8: "]/Bounds[")
        for (index, entry) in pieces.dropLast().enumerated() {
            if index > 0 { function.append(0x20) }
            function.append(factor: Double(entry.end) / 100_000)
        }
        function.append(utf8: "]/Encode[")
        for index in pieces.indices { function.append(utf8: index > 0 ? " 0 1" : "0 1") }
        function.append(utf8: "]>>")
        return function
    }

    private static func piece(_ from: VectorColour, _ to: VectorColour, _ isAlpha: Bool) -> [UInt8] {
        var function: [UInt8] = []
        function.append(utf8: "<</FunctionType 2/Domain[0 1]/N 1/C0[")
        append(from, isAlpha, to: &function)
        function.append(utf8: "]/C1[")
        append(to, isAlpha, to: &function)
        function.append(utf8: "]>>")
        return function
    }

    private static func append(_ colour: VectorColour, _ isAlpha: Bool, to bytes: inout [UInt8]) {
        if isAlpha {
            bytes.append(thousandths: Int((min(max(colour.alpha, 0), 1) * 1000).rounded()))
            return
        }
        bytes.append(share: colour.red)
        bytes.append(0x20)
        bytes.append(share: colour.green)
        bytes.append(0x20)
        bytes.append(share: colour.blue)
    }
}
