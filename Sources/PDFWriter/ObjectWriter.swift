internal import Bytes

/// Numbers objects, writes each when it is complete, and ends the file with its cross-reference stream.
///
/// Objects without a stream go into object streams of up to 200 (ISO 32000-2, 7.5.7): what a course has most of,
/// structure elements, deflates to a few bytes each. `bytes` holds what no sink has taken yet.
struct ObjectWriter {
    /// Where an object lies (7.5.8.3).
    private enum Place {
        case unwritten
        case offset(Int)
        case inStream(number: Int, index: Int)
    }

    private(set) var bytes: [UInt8] = []
    private var flushed = 0
    private var places: [Place] = [.unwritten]
    private var packed: [UInt8] = []
    private var packedNumbers: [(number: Int, offset: Int)] = []
    private static let packedLimit = 200
    /// The profile of pictures in CMYK, where there are any.
    var inkProfile: IndirectReference?

    init() {
        // The second line's high bytes say that the file is binary (7.5.2).
        bytes.append(utf8: "%PDF-1.7\n%")
        bytes += [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    }

    /// Numbers an object that is written later.
    mutating func allocate() -> IndirectReference {
        places.append(.unwritten)
        return IndirectReference(number: places.count - 1)
    }

    /// Writes an object that is not a stream.
    mutating func write(_ reference: IndirectReference, _ object: [UInt8]) {
        packedNumbers.append((reference.number, packed.count))
        packed += object
        packed.append(0x0A)
        if packedNumbers.count == Self.packedLimit { writePacked() }
    }

    /// Writes a new object that is not a stream.
    mutating func write(_ object: [UInt8]) -> IndirectReference {
        let reference = allocate()
        write(reference, object)
        return reference
    }

    /// Writes a stream (7.3.8) whose data is deflated here.
    mutating func write(_ reference: IndirectReference, dictionary: [UInt8], deflating content: [UInt8]) {
        let deflated = Deflate.zlib(content)
        if deflated.count < content.count {
            write(reference, dictionary: dictionary + Array("/Filter/FlateDecode".utf8), stream: deflated)
        } else {
            write(reference, dictionary: dictionary, stream: content)
        }
    }

    /// Writes a stream whose data is as it must stand in the file; `dictionary` has no brackets and no `Length`.
    mutating func write(_ reference: IndirectReference, dictionary: [UInt8], stream: [UInt8]) {
        begin(reference.number)
        bytes.append(utf8: "<<")
        bytes += dictionary
        bytes.append(utf8: "/Length ")
        bytes.append(decimal: stream.count)
        bytes.append(utf8: ">>stream\n")
        bytes += stream
        bytes.append(utf8: "\nendstream\nendobj\n")
    }

    /// Hands the bytes so far to a sink and forgets them.
    mutating func drain(into sink: inout some ByteSink & ~Copyable) throws {
        guard !bytes.isEmpty else { return }
        try sink.write(bytes)
        flushed += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes the cross-reference stream (7.5.8) and the end of the file.
    ///
    /// - Parameter trailer: `Root`, `ID` and what else the trailer holds, without brackets.
    mutating func finish(trailer: [UInt8]) {
        writePacked()
        let reference = allocate()
        let start = flushed + bytes.count
        places[reference.number] = .offset(start)
        let offsetWidth = start < 1 << 16 ? 2 : start < 1 << 24 ? 3 : start < 1 << 32 ? 4 : 8
        let row = offsetWidth + 3
        var table: [UInt8] = []
        table.reserveCapacity(places.count * (row + 1))
        var previous = [UInt8](repeating: 0, count: row)
        for place in places {
            var entry: [UInt8] = []
            switch place {
            case .unwritten:
                entry.append(0)
                entry.append(bigEndian: 0, width: offsetWidth)
                entry.append(bigEndian: 0xFFFF, width: 2)
            case .offset(let offset):
                entry.append(1)
                entry.append(bigEndian: offset, width: offsetWidth)
                entry.append(bigEndian: 0, width: 2)
            case .inStream(let number, let index):
                entry.append(2)
                entry.append(bigEndian: number, width: offsetWidth)
                entry.append(bigEndian: index, width: 2)
            }
            // PNG's predictor "up" (7.4.4.4): neighbours differ little, so that the table deflates to a byte an object.
            table.append(2)
            for column in 0..<row { table.append(entry[column] &- previous[column]) }
            previous = entry
        }
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Type/XRef/Size ")
        dictionary.append(decimal: places.count)
        dictionary.append(utf8: "/W[1 ")
        dictionary.append(decimal: offsetWidth)
        dictionary.append(utf8: " 2]/DecodeParms<</Predictor 12/Columns ")
        dictionary.append(decimal: row)
        dictionary.append(utf8: ">>/Filter/FlateDecode")
        dictionary += trailer
        write(reference, dictionary: dictionary, stream: Deflate.zlib(table))
        bytes.append(utf8: "startxref\n")
        bytes.append(decimal: start)
        bytes.append(utf8: "\n%%EOF\n")
    }

    private mutating func begin(_ number: Int) {
        places[number] = .offset(flushed + bytes.count)
        bytes.append(decimal: number)
        bytes.append(utf8: " 0 obj\n")
    }

    private mutating func writePacked() {
        guard !packedNumbers.isEmpty else { return }
        let reference = allocate()
        var content: [UInt8] = []
        for (index, entry) in packedNumbers.enumerated() {
            places[entry.number] = .inStream(number: reference.number, index: index)
            content.append(decimal: entry.number)
            content.append(0x20)
            content.append(decimal: entry.offset)
            content.append(0x20)
        }
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Type/ObjStm/N ")
        dictionary.append(decimal: packedNumbers.count)
        dictionary.append(utf8: "/First ")
        dictionary.append(decimal: content.count)
        content += packed
        packed.removeAll(keepingCapacity: true)
        packedNumbers.removeAll(keepingCapacity: true)
        write(reference, dictionary: dictionary, deflating: content)
    }
}
