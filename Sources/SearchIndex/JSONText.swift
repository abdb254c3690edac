extension [UInt8] {
    /// Appends UTF-8 as a JSON string in which every run of white space and control characters is one space.
    mutating func append(json text: [UInt8]) {
        append(UInt8(ascii: "\""))
        var isSpaced = true
        var start = 0
        for index in 0..<text.count {
            let byte = text[index]
            guard byte <= 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            if start < index {
                append(contentsOf: text[start..<index])
                isSpaced = false
            }
            start = index + 1
            if byte <= 0x20 {
                if !isSpaced { append(0x20) }
                isSpaced = true
            } else {
                append(0x5C)
                append(byte)
                isSpaced = false
            }
        }
        if start < text.count {
            append(contentsOf: text[start...])
        } else if isSpaced, last == 0x20 {
            removeLast()
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends a string as a JSON string.
    mutating func append(json string: String) { append(json: [UInt8](string.utf8)) }
}
