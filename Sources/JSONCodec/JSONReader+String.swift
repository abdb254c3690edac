internal import Diagnostics

extension JSONReader {
    /// Reads a string from its opening quotation mark.
    mutating func readString(_ bytes: Span<UInt8>, _ at: inout Int, kind: JSONValue.Kind) -> Bool {
        let node = nodes.count
        append(kind, from: at, to: at)
        at += 1
        while true {
            skipOrdinary(bytes, &at)
            guard at < bytes.count else { return stop(bytes, at, expected: "the end of a string") }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                nodes[node].end = UInt32(truncatingIfNeeded: at)
                return true
            case UInt8(ascii: "\\"):
                nodes[node].isPlain = false
                readEscape(bytes, &at)
            case 0x0A, 0x0D:
                return stop(bytes, at, expected: "the end of a string")
            default:
                report(
                    JSONCodecFinding.controlCharacter,
                    "expected an escape, found \(found(bytes, at)) as it is",
                    at: at
                )
                // Kept out of the plain ones, so that writers escape it.
                nodes[node].isPlain = false
                at += 1
            }
            if isTired { return false }
        }
    }

    /// Goes on to the next quotation mark, backslash or control character, eight bytes at a time.
    @inline(__always)
    private func skipOrdinary(_ bytes: Span<UInt8>, _ at: inout Int) {
        let raw = unsafe bytes.bytes
        let ones: UInt64 = 0x0101_0101_0101_0101
        while at &+ 8 <= bytes.count {
            let word = unsafe UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quotation = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            // The lowest set bit is exact: a borrow runs upwards only.
            let hits =
                (((quotation &- ones) & ~quotation) | ((backslash &- ones) & ~backslash)
                    | ((word &- (ones &* 0x20)) & ~word)) & (ones &* 0x80)
            if hits != 0 {
                at &+= hits.trailingZeroBitCount >> 3
                return
            }
            at &+= 8
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return }
            at &+= 1
        }
    }

    private mutating func readEscape(_ bytes: Span<UInt8>, _ at: inout Int) {
        let start = at
        at += 1
        guard at < bytes.count else { return }
        switch bytes[at] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            guard let unit = JSONEscape.unit(bytes, at + 1) else {
                report(JSONCodecFinding.escape, #"expected four hex digits after \u"#, at: start)
                return
            }
            at += 5
            guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else { return }
            if UTF16.isLeadSurrogate(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u"), let second = JSONEscape.unit(bytes, at + 2),
                UTF16.isTrailSurrogate(second)
            {
                at += 6
                return
            }
            report(JSONCodecFinding.surrogate, "expected both halves of a surrogate pair, found one", at: start)
        default:
            report(
                JSONCodecFinding.escape,
                "expected one of JSON's escapes, found \(found(bytes, at)) after '\\'",
                at: start
            )
        }
    }

    /// Reports each key that an object has had before.
    mutating func checkKeys(_ bytes: Span<UInt8>, of object: Int) {
        let count = Int(nodes[object].count)
        guard count > 1 else { return }
        if count <= 24, areKeysApart(bytes, of: object, count: count) { return }
        var seen: Set<[UInt8]> = []
        forEachKey(of: object) { reader, key in
            let range = Int(reader.nodes[key].start) + 1..<Int(reader.nodes[key].end) - 1
            let written = range.map { bytes[$0] }
            let name = JSONEscape.decode(written, written.indices)
            guard !seen.insert(name).inserted, !reader.isTired else { return }
            reader.report(
                JSONCodecFinding.duplicateKey,
                "expected each key once, found \(Excerpt.quoted(String(decoding: name, as: UTF8.self))) again",
                at: range.lowerBound - 1,
                node: key
            )
        }
    }

    /// Whether the hashes of an object's keys differ; a look at the bytes has to decide where they do not.
    private mutating func areKeysApart(_ bytes: Span<UInt8>, of object: Int, count: Int) -> Bool {
        keyHashes.removeAll(keepingCapacity: true)
        var areApart = true
        forEachKey(of: object) { reader, key in
            guard areApart, reader.nodes[key].isPlain else { return areApart = false }
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for index in Int(reader.nodes[key].start)..<Int(reader.nodes[key].end) {
                hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3
            }
            if reader.keyHashes.contains(hash) { areApart = false }
            reader.keyHashes.append(hash)
        }
        return areApart
    }

    private mutating func forEachKey(of object: Int, _ body: (inout JSONReader, Int) -> Void) {
        var key = object + 1
        let end = Int(nodes[object].next)
        while key < end {
            body(&self, key)
            key = Int(nodes[key + 1].next)
        }
    }
}
