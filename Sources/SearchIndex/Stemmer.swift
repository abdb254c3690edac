/// Cuts the endings that inflect a word, by rules that are data: the index carries them, and the browser follows the
/// same ones.
///
/// Rules are steps between semicolons. A step is the least length of what remains, in characters, then `^` where it cuts
/// beginnings, then affixes between commas, each with `>` and what takes its place, if anything does. The first affix
/// that fits is cut, and the next step goes on.
struct Stemmer {
    private struct Rule {
        var affix: [UInt8]
        var replacement: [UInt8]
    }

    private struct Step {
        var least: Int
        var isPrefix: Bool
        var rules: [Rule]
    }

    /// The rules in the form that the index carries.
    let rules: String
    private let steps: [Step]

    init(rules: String) {
        self.rules = rules
        steps = rules.utf8.split(separator: UInt8(ascii: ";")).map { step in
            var rest = step.dropFirst()
            let isPrefix = rest.first == UInt8(ascii: "^")
            if isPrefix { rest = rest.dropFirst() }
            return Step(
                least: Int(step.first ?? 0x30) - 0x30,
                isPrefix: isPrefix,
                rules: rest.split(separator: UInt8(ascii: ",")).map { rule in
                    let parts = rule.split(separator: UInt8(ascii: ">"), omittingEmptySubsequences: false)
                    return Rule(affix: Array(parts[0]), replacement: parts.count > 1 ? Array(parts[1]) : [])
                }
            )
        }
    }

    /// The stem of a folded word.
    func stem(_ folded: [UInt8]) -> [UInt8] {
        var word = folded
        for step in steps {
            let length = Self.length(word[...])
            for rule in step.rules {
                guard step.isPrefix ? word.starts(with: rule.affix) : Self.ends(word, rule.affix),
                    length - Self.length(rule.affix[...]) + Self.length(rule.replacement[...]) >= step.least
                else { continue }
                if step.isPrefix {
                    word.replaceSubrange(..<rule.affix.count, with: rule.replacement)
                } else {
                    word.replaceSubrange((word.count - rule.affix.count)..., with: rule.replacement)
                }
                break
            }
        }
        return Self.withoutKanaEnding(word)
    }

    private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    private static func ends(_ word: [UInt8], _ affix: [UInt8]) -> Bool {
        guard word.count >= affix.count, word.last == affix.last else { return false }
        for offset in 1...max(affix.count, 1) where word[word.count - offset] != affix[affix.count - offset] {
            return false
        }
        return true
    }

    /// Japanese inflects in hiragana after an ideograph: 学ぶ, 学び, 学ん are 学.
    private static func withoutKanaEnding(_ word: [UInt8]) -> [UInt8] {
        var end = word.count
        while end >= 3, isHiragana(word, endingAt: end) { end -= 3 }
        guard end < word.count, end >= 3, word[end - 3] >= 0xE3, word[end - 3] <= 0xE9 else { return word }
        let (last, count) = WordScanner.scalar(word, at: end - 3)
        guard count == 3, last >= 0x3400 && last <= 0x9FFF || last == 0x3005 else { return word }
        return Array(word[..<end])
    }

    /// Whether the three bytes before a place are a character of U+3041 to U+309F.
    static func isHiragana(_ word: [UInt8], endingAt end: Int) -> Bool {
        guard end >= 3, word[end - 3] == 0xE3 else { return false }
        return word[end - 2] == 0x81 && word[end - 1] != 0x80 || word[end - 2] == 0x82 && word[end - 1] <= 0x9F
    }
}
