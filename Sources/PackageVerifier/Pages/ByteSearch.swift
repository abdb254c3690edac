internal import Glibc

/// Looks for bytes in bytes.
enum ByteSearch {
    /// The first place of a byte in a range; nil where there is none.
    static func first(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        unsafe bytes.withUnsafeBytes { buffer in
            guard !range.isEmpty, range.upperBound <= buffer.count, let base = buffer.baseAddress,
                let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// The first place of a text, which is not empty, in a range; nil where there is none.
    static func first(_ text: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let count = text.utf8CodeUnitCount
        guard range.count >= count, range.upperBound <= bytes.count else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var place = range.lowerBound
            let last = range.upperBound - count
            while place <= last,
                let found = unsafe memchr(base + place, Int32(text.utf8Start.pointee), last - place + 1)
            {
                let offset = unsafe UnsafeRawPointer(found) - base
                if unsafe memcmp(found, text.utf8Start, count) == 0 { return offset }
                place = offset + 1
            }
            return nil
        }
    }

    /// Whether a text stands at a place.
    static func stands(_ text: StaticString, in bytes: [UInt8], at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place >= 0, count <= bytes.count - place else { return false }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return false }
            return unsafe memcmp(base + place, text.utf8Start, count) == 0
        }
    }

    /// All places of a text in a range.
    static func all(_ text: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        var places: [Int] = []
        var start = range.lowerBound
        while let place = first(text, in: bytes, start..<range.upperBound) {
            places.append(place)
            start = place + text.utf8CodeUnitCount
        }
        return places
    }
}

extension String {
    /// Whether a text stands in this one, byte for byte.
    ///
    /// The standard library's `contains` builds a table for each search, which took half the time of a whole check.
    func has(_ text: StaticString) -> Bool {
        let (first, count) = (unsafe text.utf8Start.pointee, text.utf8CodeUnitCount)
        let bytes = utf8
        guard bytes.count >= count else { return false }
        var place = bytes.startIndex
        while let found = bytes[place...].firstIndex(of: first) {
            let rest = bytes[found...].prefix(count)
            if text.withUTF8Buffer({ unsafe rest.elementsEqual($0) }) { return true }
            place = bytes.index(after: found)
        }
        return false
    }
}
