import Bytes
import Diagnostics
import JSONCodec
import Testing

/// Lines and columns of pointers.
struct JSONLocatorTests {
    private let locator = JSONLocator(
        [UInt8](utf8: "{\n  \"é\": \"x\",\n  \"list\": [1, {\"text\": \"😀\\u00e9\\n\\ud83d\\ude00z\"}]\n}\n")
    )

    private func place(_ pointer: String, textOffset: Int? = nil) -> [Int]? {
        locator.locate(pointer: pointer, textOffset: textOffset).map { [$0.line, $0.column] }
    }

    @Test func `a pointer is located at its value, in code points`() {
        #expect(place("") == [1, 1])
        #expect(place("/é") == [2, 8])
        #expect(place("/list/0") == [3, 12])
        #expect(place("/list/1/text") == [3, 24])
    }

    @Test func `a pointer that leads nowhere is located at what is around it`() {
        #expect(place("/list/7/text") == [3, 11])
        #expect(place("/list/1/other") == [3, 15])
        #expect(place("/list/x") == [3, 11])
    }

    @Test(arguments: [(0, 25), (4, 26), (6, 32), (7, 34), (11, 46), (12, 47), (99, 47)])
    func `an offset into a text is mapped through its escapes`(offset: Int, column: Int) {
        #expect(place("/list/1/text", textOffset: offset) == [3, column])
    }

    @Test func `findings get lines and columns once`() {
        let code = JSONCodecFinding.syntax
        #expect(locator.locate(Finding(code, "x", pointer: "/é")).line == 2)
        #expect(locator.locate(Finding(code, "x", pointer: "/é", line: 9, column: 9)).line == 9)
        #expect(locator.locate(Finding(code, "x")).line == nil)
    }

    @Test func `columns are right far into a long line`() {
        let long = String(repeating: "é", count: 5000)
        let locator = JSONLocator([UInt8](utf8: "[\"\(long)\", 7]"))
        #expect(locator.locate(pointer: "/1")?.column == 5006)
    }

    @Test func `pointers are split and escaped as RFC 6901 has it`() {
        #expect(JSONPointer.tokens("/a~1b/~01/") == ["a/b", "~1", ""])
        #expect(JSONPointer.escape("a/~") == "a~1~0")
    }
}
