internal import CICU

/// Finds where a line may end (UAX #14), with ICU's rules of a language; belongs to one worker.
@safe
final class LineBreakIterator {
    private var iterators: [String: OpaquePointer?]
    private var text: UnsafeMutablePointer<UText>?

    init() {
        unsafe iterators = [:]
        unsafe text = nil
    }

    deinit {
        let opened = unsafe Array(iterators.values)
        let count = unsafe opened.count
        for index in 0..<count {
            if let iterator = unsafe opened[index] { unsafe lectern_ubrk_close(iterator) }
        }
        if let text = unsafe text { unsafe lectern_utext_close(text) }
    }

    /// The offsets after which a line may end, ascending, the end of the text among them.
    func boundaries(of bytes: [UInt8], language: String) -> [Int] {
        guard !bytes.isEmpty else { return [] }
        guard let iterator = unsafe iterator(for: language) else { return [bytes.count] }
        var boundaries: [Int] = []
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { characters in
                var status = U_ZERO_ERROR
                unsafe text = lectern_utext_openUTF8(text, characters, Int64(buffer.count), &status)
                guard let text = unsafe text, status.rawValue <= U_ZERO_ERROR.rawValue else { return }
                unsafe lectern_ubrk_setUText(iterator, text, &status)
                var offset = unsafe lectern_ubrk_next(iterator)
                while offset >= 0 {
                    boundaries.append(Int(offset))
                    offset = unsafe lectern_ubrk_next(iterator)
                }
            }
        }
        return boundaries.last == bytes.count ? boundaries : boundaries + [bytes.count]
    }

    private func iterator(for language: String) -> OpaquePointer? {
        if let known = unsafe iterators[language] { return unsafe known }
        var status = U_ZERO_ERROR
        let made = unsafe lectern_ubrk_open_line(language, &status)
        unsafe iterators[language] = .some(made)
        return unsafe made
    }
}

/// Levels of the bidirectional algorithm (UAX #9).
enum BidirectionalLevels {
    /// The embedding level of each byte of UTF-8 text; odd levels run right to left.
    static func levels(of bytes: [UInt8], base: UInt8) -> [UInt8] {
        var units: [UInt16] = []
        var offsets: [Int] = []
        var offset = 0
        while offset < bytes.count {
            let (value, count) = UnicodeData.scalar(bytes, at: offset)
            for unit in UTF16.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init() {
                units.append(unit)
                offsets.append(offset)
            }
            offset += count
        }
        var levels = [UInt8](repeating: base, count: bytes.count)
        let bidi = unsafe lectern_ubidi_open()
        guard let bidi = unsafe bidi else { return levels }
        defer { unsafe lectern_ubidi_close(bidi) }
        unsafe units.withUnsafeBufferPointer { text in
            var status = U_ZERO_ERROR
            unsafe lectern_ubidi_setPara(bidi, text.baseAddress, Int32(text.count), base, &status)
            guard let found = unsafe lectern_ubidi_getLevels(bidi, &status) else { return }
            for index in 0..<text.count {
                let end = index + 1 < offsets.count ? offsets[index + 1] : bytes.count
                for byte in offsets[index]..<max(end, offsets[index]) { levels[byte] = unsafe found[index] }
            }
        }
        return levels
    }

    /// The visual order of things with these levels (UAX #9, L2).
    static func visualOrder(of levels: [UInt8]) -> [Int] {
        var order = Array(levels.indices)
        guard let highest = levels.max(), highest > 0 else { return order }
        for level in stride(from: highest, to: 0, by: -1) {
            var start = 0
            while start < levels.count {
                guard levels[order[start]] >= level else {
                    start += 1
                    continue
                }
                var end = start
                while end < levels.count, levels[order[end]] >= level { end += 1 }
                order[start..<end].reverse()
                start = end
            }
        }
        return order
    }
}
