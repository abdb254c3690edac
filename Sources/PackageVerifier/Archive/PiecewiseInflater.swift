/// Inflates raw deflate data (RFC 1951) of any size in constant memory; libdeflate wants all of it at once.
struct PiecewiseInflater {
    private enum Broken: Error { case data }

    /// A Huffman code by its lengths: how many codes of each length there are, and the symbols in their order.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []
        /// Symbol and length by the next nine bits; 0 where the code is longer.
        var table = [Int](repeating: 0, count: 512)

        init?(_ lengths: ArraySlice<Int>) {
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            var left = 1
            var offsets = [Int](repeating: 0, count: 16)
            var next = [Int](repeating: 0, count: 16)
            var code = 0
            for length in 1...15 {
                left = left * 2 - counts[length]
                if left < 0 { return nil }
                if length < 15 { offsets[length + 1] = offsets[length] + counts[length] }
                code = (code + (length > 1 ? counts[length - 1] : 0)) << 1
                next[length] = code
            }
            symbols = [Int](repeating: 0, count: lengths.count)
            for (symbol, length) in lengths.enumerated() where length > 0 {
                symbols[offsets[length]] = symbol
                offsets[length] += 1
                let value = next[length]
                next[length] += 1
                guard length <= 9 else { continue }
                var reversed = 0
                for bit in 0..<length { reversed |= (value >> bit & 1) << (length - 1 - bit) }
                for slot in stride(from: reversed, to: 512, by: 1 << length) { table[slot] = symbol << 4 | length }
            }
        }
    }

    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtra = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let windowCount = 32_768
    private static let outputCount = 1 << 20

    private var input: [UInt8] = []
    private var place = 0
    private var bits: UInt64 = 0
    private var held = 0
    /// How many zeros stand for bits beyond the end of the data.
    private var borrowed = 0
    private var output: [UInt8] = []
    /// How many bytes at the start of `output` were handed out.
    private var handed = 0
    private var total = 0

    /// Inflates what `next` gives until it gives nothing more, and hands out the content in pieces.
    ///
    /// - Returns: How many bytes came out; nil where the data are broken or hold more than `limit`.
    mutating func run(
        limit: Int,
        _ next: () throws -> [UInt8],
        _ body: ([UInt8]) -> Void
    ) throws -> Int? {
        output.reserveCapacity(Self.windowCount + Self.outputCount + 70_000)
        do {
            var isLast = false
            while !isLast {
                isLast = try take(1, next) == 1
                switch try take(2, next) {
                case 0: try copyStored(limit, next, body)
                case 1: try inflateBlock(Self.fixed.0, Self.fixed.1, limit, next, body)
                case 2:
                    let codes = try readCodes(next)
                    try inflateBlock(codes.0, codes.1, limit, next, body)
                default: throw Broken.data
                }
            }
            if borrowed > held / 8 { return nil }
            hand(all: true, body)
            return total
        } catch is Broken {
            return nil
        }
    }

    private static let fixed: (Code, Code) = {
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        guard let literals = Code(lengths[...]), let distances = Code([Int](repeating: 5, count: 30)[...]) else {
            preconditionFailure("the fixed codes are complete")
        }
        return (literals, distances)
    }()

    private mutating func fill(_ next: () throws -> [UInt8]) throws {
        while held <= 48 {
            if place == input.count {
                input = try next()
                place = 0
                if input.isEmpty {
                    // Beyond the end are zeros, as far as a code may look ahead.
                    borrowed += 1
                    guard borrowed <= 16 else { throw Broken.data }
                    held += 8
                    continue
                }
            }
            bits |= UInt64(input[place]) << UInt64(held)
            place += 1
            held += 8
        }
    }

    private mutating func take(_ count: Int, _ next: () throws -> [UInt8]) throws -> Int {
        if held < count { try fill(next) }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        held -= count
        return value
    }

    private mutating func symbol(_ code: Code, _ next: () throws -> [UInt8]) throws -> Int {
        if held < 15 { try fill(next) }
        let entry = code.table[Int(bits & 511)]
        if entry != 0 {
            bits >>= UInt64(entry & 15)
            held -= entry & 15
            return entry >> 4
        }
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= Int(bits >> UInt64(length - 1) & 1)
            let count = code.counts[length]
            if value - count < first {
                bits >>= UInt64(length)
                held -= length
                return code.symbols[index + value - first]
            }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw Broken.data
    }

    private mutating func readCodes(_ next: () throws -> [UInt8]) throws -> (Code, Code) {
        let literalCount = try take(5, next) + 257
        let distanceCount = try take(5, next) + 1
        let codeCount = try take(4, next) + 4
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<codeCount { lengths[Self.codeOrder[index]] = try take(3, next) }
        guard literalCount <= 286, distanceCount <= 30, let code = Code(lengths[...]) else { throw Broken.data }
        lengths = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try symbol(code, next)
            switch symbol {
            case 0..<16: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw Broken.data }
                lengths += [Int](repeating: last, count: try take(2, next) + 3)
            case 17: lengths += [Int](repeating: 0, count: try take(3, next) + 3)
            default: lengths += [Int](repeating: 0, count: try take(7, next) + 11)
            }
        }
        guard lengths.count == literalCount + distanceCount, let literals = Code(lengths[..<literalCount]),
            let distances = Code(lengths[literalCount...])
        else { throw Broken.data }
        return (literals, distances)
    }

    private mutating func copyStored(
        _ limit: Int,
        _ next: () throws -> [UInt8],
        _ body: ([UInt8]) -> Void
    ) throws {
        _ = try take(held & 7, next)
        let count = try take(16, next)
        guard try take(16, next) == ~count & 0xFFFF, total + count <= limit else { throw Broken.data }
        for _ in 0..<count { output.append(UInt8(try take(8, next))) }
        total += count
        hand(all: false, body)
    }

    private mutating func inflateBlock(
        _ literals: Code,
        _ distances: Code,
        _ limit: Int,
        _ next: () throws -> [UInt8],
        _ body: ([UInt8]) -> Void
    ) throws {
        while true {
            let symbol = try symbol(literals, next)
            if symbol < 256 {
                guard total < limit else { throw Broken.data }
                output.append(UInt8(symbol))
                total += 1
            } else if symbol == 256 {
                return hand(all: false, body)
            } else {
                guard symbol < 286 else { throw Broken.data }
                let length = try Self.lengthBase[symbol - 257] + take(Self.lengthExtra[symbol - 257], next)
                let code = try self.symbol(distances, next)
                guard code < 30 else { throw Broken.data }
                let distance = try Self.distanceBase[code] + take(code < 4 ? 0 : code / 2 - 1, next)
                guard distance <= output.count, total + length <= limit else { throw Broken.data }
                let start = output.count - distance
                for offset in 0..<length { output.append(output[start + offset]) }
                total += length
            }
            if output.count - handed >= Self.outputCount { hand(all: false, body) }
        }
    }

    /// Hands out what was not yet; all but the window is let go.
    private mutating func hand(all: Bool, _ body: ([UInt8]) -> Void) {
        guard all || output.count - handed >= Self.outputCount else { return }
        body(Array(output[handed...]))
        output.removeFirst(max(0, output.count - Self.windowCount))
        handed = output.count
    }
}
