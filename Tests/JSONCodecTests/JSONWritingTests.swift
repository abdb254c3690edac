import Bytes
import JSONCodec
import Testing

/// RFC 8785, and what is written for people.
struct JSONWritingTests {
    private func canonical(_ text: String) -> String? {
        JSONReading([UInt8](utf8: text)).value.map { String(decoding: $0.canonical(), as: UTF8.self) }
    }

    @Test func `the example of RFC 8785 3.2 comes out as its text has it`() {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected = #"""
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}
            """#
        #expect(canonical(input) == expected)
    }

    @Test func `keys are sorted by UTF-16 code units as in RFC 8785 3.2.3`() {
        let input = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
        let order = JSONReading([UInt8](utf8: canonical(input) ?? "")).value?.members.compactMap(\.value.integer)
        #expect(order == [2, 4, 6, 7, 1, 5, 3])
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("1.0", "1"), ("10e-1", "1"),
        ("123456789012345678901", "123456789012345680000"),
        ("1e21", "1e+21"), ("999999999999999900000", "999999999999999900000"), ("1e-6", "0.000001"), ("1e-7", "1e-7"),
        ("9007199254740993", "9007199254740992"), ("-1.5e300", "-1.5e+300"), ("4.9406564584124654e-324", "5e-324"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"), ("0.1", "0.1"), ("100", "100"), ("123.456", "123.456"),
        ("295147905179352830000", "295147905179352830000"), ("12300000000000000000000000", "1.23e+25"),
    ])
    func `numbers are written as ECMAScript writes them`(input: String, expected: String) {
        #expect(canonical(input) == expected)
    }

    @Test func `a member can be left out, and members can be chosen`() {
        let value = JSONReading([UInt8](utf8: #"{"b": {"x": 1}, "x": 2, "a": 3}"#)).value
        #expect(value?.canonical(without: "x") == [UInt8](utf8: #"{"a":3,"b":{"x":1}}"#))
        #expect(value?.canonical(only: ["x", "b"]) == [UInt8](utf8: #"{"b":{"x":1},"x":2}"#))
    }

    @Test func `a tree is written for people with its keys in order`() {
        let tree: JSONTree = ["b": [1, "two\n", [], [:]], "a": ["x": true, "y": .null, "z": .number(0.5)]]
        let expected = """
            {
              "b": [
                1,
                "two\\n",
                [],
                {}
              ],
              "a": {
                "x": true,
                "y": null,
                "z": 0.5
              }
            }

            """
        #expect(String(decoding: tree.pretty(), as: UTF8.self) == expected)
        #expect(
            String(decoding: tree.compact(), as: UTF8.self)
                == #"{"b":[1,"two\n",[],{}],"a":{"x":true,"y":null,"z":0.5}}"#
        )
    }

    @Test func `what is read and written for people says the same`() {
        let text = #"{"z": "\u0001\"é\\", "a": [1, -2, 1.25, null, false, {"k": []}]}"#
        let value = JSONReading([UInt8](utf8: text)).value
        let again = value.flatMap { JSONReading(JSONTree($0).pretty()).value }
        #expect(again?.canonical() == value?.canonical())
        #expect(again?.members.map(\.key) == ["z", "a"])
    }

    @Test func `setting a key keeps its place, appends a new one, removes for nil`() {
        var tree: JSONTree = ["a": 1, "b": 2]
        tree["a"] = 3
        tree["c"] = 4
        tree["b"] = nil
        #expect(tree == ["a": 3, "c": 4])
    }

    @Test func `a string of JSON Lines holds no line feed`() {
        var line: [UInt8] = []
        line.append(jsonString: "a\n\u{1}\"\\é\u{2028}")
        #expect(String(decoding: line, as: UTF8.self) == "\"a\\n\\u0001\\\"\\\\é\u{2028}\"")
    }
}
