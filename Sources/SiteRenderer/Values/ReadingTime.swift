/// How long a text takes to read.
enum ReadingTime {
    /// A reader's pace: words, and characters of scripts without spaces, a minute.
    private static let wordsPerMinute = 200
    private static let charactersPerMinute = 450

    /// The minutes for the text of some HTML, at least one.
    static func minutes(ofHTML html: [UInt8]) -> Int {
        var words = 0
        var characters = 0
        var isTag = false
        var isWord = false
        var lead: UInt8 = 0
        for byte in html {
            if isTag {
                isTag = byte != 0x3E
            } else if byte == 0x3C {
                isTag = true
                isWord = false
            } else if byte <= 0x20 {
                isWord = false
            } else {
                // Kana and ideographs are the three bytes from U+3040 to U+9FFF: E3 81 and on.
                if lead == 0xE3, byte >= 0x81 { characters += 1 }
                if byte >= 0xE4, byte <= 0xE9 { characters += 1 }
                lead = byte
                if !isWord {
                    isWord = true
                    words += 1
                }
            }
        }
        // Where characters count, what stands between two spaces is no word.
        let share = characters > words * 3 ? 0 : words
        return max(
            1,
            (share * charactersPerMinute + characters * wordsPerMinute) / (wordsPerMinute * charactersPerMinute)
        )
    }
}
