import Bytes
import Diagnostics
import JSONCodec
import LongForms
import Testing

/// The grammar of RFC 8259 and what is refused beyond it.
struct JSONReadingTests {
    private func codes(_ text: String, limits: JSONLimits = JSONLimits()) -> [String] {
        codes([UInt8](utf8: text), limits: limits)
    }

    private func codes(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> [String] {
        JSONReading(bytes, limits: limits).errors.map(\.code.id)
    }

    @Test(arguments: [
        "null", "true", " false ", "0", "-0", "1.5e+10", "1E-2", "\"\"", "[]", "{}", "[1,[2,{\"a\":[]}]]",
        #"{"":{"":0}}"#, #""\u0000\uD83D\uDE00\/\b""#, "\u{9}\n\r [ 1 , 2 ] ", "\"\u{7F}\u{2028}\"", "\"\u{10FFFF}\"",
        "[123456789012345678901234567890, 1e9999, -1e-9999]",
    ])
    func `what RFC 8259 allows is read`(text: String) {
        let reading = JSONReading([UInt8](utf8: text))
        #expect(reading.errors.isEmpty)
        #expect(reading.value != nil)
    }

    @Test(arguments: [
        "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{\"a\":,}", "[1 2]", "[1}", "{\"a\":1]", "01",
        "+1", "-a", "1.x", ".5", "1.e1", "1ex", "0x10", "NaN", "-Infinity", "nul!", "True", "[\"a\nb\"]", "]",
        "[1],", "\u{A0}1", "/* */1", "[\u{c}]",
    ])
    func `what RFC 8259 does not allow is one finding`(text: String) {
        let reading = JSONReading([UInt8](utf8: text))
        #expect(reading.errors.count == 1, "\(reading.errors)")
        let id = reading.errors.first?.code.id
        #expect(id == "json.syntax" || id == "json.trailing", "\(id ?? "none")")
    }

    @Test(arguments: [
        "", " ", "[", "{", "{\"a", "{\"a\"", "{\"a\":", "[1", "[1,", "\"abc", "\"abc\\", "tru", "-", "1.", "1e",
        #"["\u12"#,
    ])
    func `JSON that is cut off is one finding at its end`(text: String) {
        let reading = JSONReading([UInt8](utf8: text))
        #expect(reading.value == nil)
        #expect(reading.errors.last?.code.id == "json.cut", "\(reading.errors)")
        #expect(reading.errors.last?.offset == text.utf8.count)
    }

    @Test func `a cut package is located at its end, inside what is open`() {
        let error = JSONReading([UInt8](utf8: "{\n \"lessons\": [\n  {\"title\": ")).errors.first
        #expect(error?.finding.pointer == "/lessons/0/title")
        #expect(error?.line == 3)
        #expect(error?.column == 13)
    }

    @Test func `bytes after the value are refused and the value is read`() {
        let reading = JSONReading([UInt8](utf8: "{} {}"))
        #expect(reading.errors.map(\.code.id) == ["json.trailing"])
        #expect(reading.value?.kind == .object)
    }

    @Test func `a byte order mark is refused and the value is read`() {
        let reading = JSONReading([0xEF, 0xBB, 0xBF] + [UInt8](utf8: "[1]"))
        #expect(reading.errors.map(\.code.id) == ["json.byte-order-mark"])
        #expect(reading.value?.count == 1)
    }

    @Test func `a file in another encoding is told a few times, not at each letter`() {
        let text = Array(repeatElement([0x22, 0x61, 0xE9, 0x61, 0x22, 0x2C] as [UInt8], count: 500).joined())
        #expect(codes([0x5B] + text + [0x30, 0x5D]) == Array(repeating: "json.encoding", count: 10))
    }

    @Test func `UTF-16 and UTF-32 are refused`() {
        #expect(!codes([0xFF, 0xFE, 0x5B, 0, 0x5D, 0]).isEmpty)
        #expect(!codes([0, 0, 0, 0x5B, 0, 0, 0, 0x5D]).isEmpty)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
            [0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused with their pointer`(bytes: [UInt8]) {
        let reading = JSONReading([UInt8](utf8: "{\"a\": [\"x") + bytes + [UInt8](utf8: "\"]}"))
        #expect(reading.errors.map(\.code.id) == ["json.encoding"])
        #expect(reading.errors.first?.pointer == "/a/0")
        #expect(reading.errors.first?.offset == 9)
        #expect(reading.value != nil)
    }

    @Test(arguments: [
        #""\uD800""#, #""\uDC00""#, #""\uD800x""#, #""\uD800\n""#, #""\uDC00\uD800""#, #""\uD800\uD800\uDC00""#,
    ])
    func `half a surrogate pair is refused`(text: String) {
        #expect(Set(codes(text)) == ["json.surrogate"])
    }

    @Test(arguments: [#""\x41""#, #""\u12G4""#, #""\a""#, #""\U0041""#])
    func `an escape that JSON does not have is refused`(text: String) {
        #expect(codes(text) == ["json.escape"])
    }

    @Test func `control characters have to be escaped`() {
        #expect(codes("\"a\tb\u{1}\"") == ["json.control-character", "json.control-character"])
    }

    @Test func `a duplicate key is found however it is written`() {
        #expect(codes(#"{"a": 1, "b": {"a": 2}}"#).isEmpty)
        let reading = JSONReading([UInt8](utf8: "{\"ab\": 1,\n \"a\\u0062\": 2}"))
        #expect(reading.errors.map(\.code.id) == ["json.duplicate-key"])
        #expect(reading.errors.first?.line == 2)
        #expect(reading.errors.first?.column == 2)
        #expect(reading.value?["ab"]?.integer == 1)
        let many = (0..<100).map { "\"k\($0)\":0" } + ["\"k7\":0", "\"k8\":0"]
        #expect(codes("{" + many.joined(separator: ",") + "}") == ["json.duplicate-key", "json.duplicate-key"])
    }

    @Test func `keys that look alike but differ in code points are two keys`() {
        #expect(codes("{\"\u{E9}\": 1, \"e\u{301}\": 2}").isEmpty)
    }

    @Test func `several errors are told at once, in order`() {
        let found = codes("{\"a\": \"\\x\", \"b\": \"\t\", \"a\": \"\\uD800\"}")
        #expect(found == ["json.escape", "json.control-character", "json.duplicate-key", "json.surrogate"])
    }

    @Test func `no more errors are told than the limit`() {
        let text = "[" + Array(repeating: "\"\\x\"", count: 500).joined(separator: ",") + "]"
        #expect(codes(text, limits: JSONLimits(maximumErrors: 7)).count == 7)
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
    func `nesting of 10,000 levels is one finding`(opening: String) {
        let reading = JSONReading([UInt8](utf8: String(repeating: opening, count: 10_000)))
        #expect(reading.errors.map(\.code.id) == ["json.depth"])
        #expect(reading.value == nil)
    }

    @Test func `the depth is counted exactly`() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(codes(nested(64)).isEmpty)
        #expect(codes(nested(65)) == ["json.depth"])
        #expect(codes(nested(65), limits: JSONLimits(maximumDepth: 65)).isEmpty)
    }

    @Test func `a file over the size is refused without being read`() {
        let bytes = [UInt8](repeating: 0x20, count: 5_000_001)
        let reading = JSONReading(bytes)
        #expect(reading.errors.map(\.code.id) == ["json.size"])
        #expect(reading.errors.first?.message == "expected at most 5000000 bytes, found 5000001")
    }

    @Test func `integers are exact, and what has a fraction or an exponent is none`() {
        let text = "[9223372036854775807, -9223372036854775808, 9223372036854775808, 15.0, 15e0, -0]"
        let elements = JSONReading([UInt8](utf8: text)).value?.elements ?? []
        #expect(elements.map(\.integer) == [.max, .min, nil, nil, nil, 0])
        #expect(elements.map(\.isInteger) == [true, true, true, false, false, true])
        #expect(elements.map(\.number)[3] == 15)
    }

    @Test func `strings are read with their escapes resolved`() {
        let value = JSONReading([UInt8](utf8: #""a\"\\\/\b\f\n\r\tz\u00e9\ud83d\ude00é😀""#)).value
        #expect(value?.string == "a\"\\/\u{8}\u{c}\n\r\tz\u{E9}😀é😀")
        #expect(value?.hasEscapes == true)
    }

    @Test func `values know their places and pointers`() {
        let root = JSONReading([UInt8](utf8: #"{"a/b": [10, {"~": "x"}], "": null}"#)).value
        #expect(root?.members.map(\.key) == ["a/b", ""])
        #expect(root?.members.first?.keyOffset == 1)
        let inner = root?["a/b"]?.elements[1]["~"]
        #expect(inner?.pointer == "/a~1b/1/~0")
        #expect(inner?.offset == 19)
        #expect(inner?.endOffset == 22)
        #expect(root?[""]?.pointer == "/")
        #expect(root?.pointer == "")
    }

    @Test func `mutated bytes never crash, and what is read is read the same again`() {
        let seed = [UInt8](
            utf8:
                #"{"t":"a\u00e9\ud83d\ude00\n","n":[0,-1.5e+3,12345678901234567890],"o":{"é":true,"x":null,"y":[[],{}]}}"#
        )
        let form = LongForm("mutated JSON", sample: 4_000, of: 200_000)
        var generator = form.generator()
        func random(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        let interesting = [UInt8](utf8: "{}[]\",:\\u0dD8eE+-.0 \n\t") + [0, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF]
        var whole = 0
        for _ in 0..<form.rounds {
            var bytes = seed
            for _ in 0...random(4) {
                let place = random(bytes.count)
                switch random(4) {
                case 0: bytes[place] = interesting[random(interesting.count)]
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(interesting[random(interesting.count)], at: place)
                default: bytes.removeLast(random(min(bytes.count, 5)))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            let reading = JSONReading(bytes)
            for error in reading.errors { #expect(error.offset <= bytes.count && error.line > 0 && error.column > 0) }
            guard let value = reading.value else {
                #expect(!reading.errors.isEmpty)
                continue
            }
            let canonical = value.canonical()
            _ = JSONTree(value).pretty()
            if reading.errors.isEmpty {
                whole += 1
                #expect(JSONReading(canonical).value?.canonical() == canonical)
            }
        }
        #expect(whole > 100)
    }
}
