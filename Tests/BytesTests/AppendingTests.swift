import Bytes
import Testing

private func text(_ append: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    append(&bytes)
    return String(decoding: bytes, as: UTF8.self)
}

@Test(arguments: [0, 7, -7, 10, 99_999, -100, Int.max, Int.min])
func `integers are written as Swift writes them`(value: Int) {
    let written = text { $0.append(decimal: value) }
    #expect(written == String(value))
}

@Test(arguments: [
    (0, "0"), (1, "0.001"), (10, "0.01"), (100, "0.1"), (1000, "1"), (1500, "1.5"), (-1, "-0.001"), (-1000, "-1"),
    (-2050, "-2.05"), (12_345, "12.345"), (595_276, "595.276"), (1_000_001, "1000.001"),
])
func `thousandths have no digit that says nothing and keep their sign`(value: Int, expected: String) {
    let written = text { $0.append(thousandths: value) }
    #expect(written == expected)
}

@Test func `the extremes of thousandths are written whole`() {
    let largest = text { $0.append(thousandths: .max) }
    #expect(largest == "9223372036854775.807")
    let smallest = text { $0.append(thousandths: .min) }
    #expect(smallest == "-9223372036854775.808")
}

@Test func `hex digits are two a byte and lower case`() {
    let written = text { $0.append(hex: [0x00, 0x0F, 0xA0, 0xFF]) }
    #expect(written == "000fa0ff")
}

@Test func `strings and literals are appended as UTF-8`() {
    let written = text {
        $0.append(utf8: "é" as String)
        $0.append(utf8: "ab" as StaticString)
    }
    #expect(written == "éab")
    #expect([UInt8](utf8: "日本").count == 6)
}
