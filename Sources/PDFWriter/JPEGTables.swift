/// The tables of a JPEG, as far as a decoder refuses a file for them (ITU-T T.81, B.2.3 and B.2.4).
struct JPEGTables {
    private var quantization: Set<UInt8> = []
    private var huffman: Set<UInt8> = []
    /// By its identifier, the quantization table that a component of the frame uses.
    private var components: [UInt8: UInt8] = [:]
    /// The components that a scan had; only those of a progressive JPEG are in several (A.2).
    private var scanned: Set<UInt8> = []
    private let isProgressive: Bool

    /// Takes the frame's components.
    ///
    /// - Parameter frame: The segment's bytes after its length, whole.
    init(frame: [UInt8], isProgressive: Bool) throws(PictureError) {
        self.isProgressive = isProgressive
        for index in 0..<Int(frame[5]) {
            let component = frame[(6 + 3 * index)..<(9 + 3 * index)]
            let sampling = component[component.startIndex + 1]
            guard (1...4).contains(sampling >> 4), (1...4).contains(sampling & 15),
                component[component.startIndex + 2] < 4,
                components.updateValue(component[component.startIndex + 2], forKey: frame[6 + 3 * index]) == nil
            else { throw PictureError("expected components of a JPEG frame, found others") }
        }
    }

    /// Reads a segment that may define tables.
    ///
    /// - Parameter content: What stands after its length.
    mutating func read(_ marker: UInt8, _ content: ArraySlice<UInt8>) throws(PictureError) {
        switch marker {
        case 0xDB: try readQuantization(content)
        case 0xC4: try readHuffman(content)
        default: break
        }
    }

    private mutating func readQuantization(_ content: ArraySlice<UInt8>) throws(PictureError) {
        var rest = content
        while let first = rest.first {
            let count = first >> 4 == 0 ? 65 : 129
            guard first >> 4 < 2, first & 15 < 4, rest.count >= count else {
                throw PictureError("expected a quantization table of a JPEG, found something else")
            }
            quantization.insert(first & 15)
            rest = rest.dropFirst(count)
        }
    }

    private mutating func readHuffman(_ content: ArraySlice<UInt8>) throws(PictureError) {
        var rest = content
        while let first = rest.first {
            let counts = rest.dropFirst().prefix(16).map(Int.init)
            let total = counts.reduce(0, +)
            let symbols = rest.dropFirst(17).prefix(total)
            // Codes of one length may not be more than that length holds, but for that of ones alone.
            var code = 0
            let isFull = counts.enumerated().contains { index, count in
                code += count
                defer { code <<= 1 }
                return count > 0 && code >= 1 << (index + 1)
            }
            guard first & 0xEF < 4, counts.count == 16, total <= 256, symbols.count == total, !isFull,
                first >> 4 == 1 || symbols.allSatisfy({ $0 < 16 })
            else { throw PictureError("expected a Huffman table of a JPEG, found something else") }
            huffman.insert(first)
            rest = rest.dropFirst(17 + total)
        }
    }

    /// Refuses a scan of components or tables that are not there.
    ///
    /// - Parameter content: What stands after the length of the scan's segment.
    mutating func check(scan content: ArraySlice<UInt8>) throws(PictureError) {
        let scan = Array(content)
        guard let count = scan.first.map(Int.init), (1...4).contains(count), scan.count == 4 + 2 * count else {
            throw PictureError("expected the head of a JPEG scan, found something else")
        }
        let (first, last) = (scan[1 + 2 * count], scan[2 + 2 * count])
        for index in 0..<count {
            let (identifier, tables) = (scan[1 + 2 * index], scan[2 + 2 * index])
            guard let used = components[identifier], quantization.contains(used) else {
                throw PictureError("expected a component of the JPEG frame in its scan, found another")
            }
            guard scanned.insert(identifier).inserted || isProgressive else {
                throw PictureError("expected each component of a baseline JPEG in one scan, found one in two")
            }
            let needsDirect = !isProgressive || first == 0 && scan[3 + 2 * count] >> 4 == 0
            let needsAlternating = !isProgressive || last > 0
            guard !needsDirect || huffman.contains(tables >> 4),
                !needsAlternating || huffman.contains(0x10 | tables & 15)
            else { throw PictureError("expected a JPEG scan with its Huffman tables, found one without") }
        }
        guard !isProgressive || last < 64 && first <= last && (first > 0 || last == 0) && (first == 0 || count == 1)
        else {
            throw PictureError("expected the coefficients of a progressive JPEG scan, found others")
        }
    }
}
