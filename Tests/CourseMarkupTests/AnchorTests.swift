import Testing

@testable import CourseMarkup

@Suite struct AnchorTests {
    @Test(arguments: [
        ("Hello, World!", "hello-world"), ("  --a -- b--", "a-b"), ("Été 2024", "été-2024"), ("C++ & C#", "c-c"),
        ("हिन्दी में", "हिन्दी-में"), ("日本語、テスト", "日本語-テスト"), ("العَرَبِيَّة", "العَرَبِيَّة"), ("ΑΣΑ", "ασα"),
        ("a_b.c", "a-b-c"), ("½ x²", "½-x²"),
    ])
    func `an anchor is the heading's letters and digits`(text: String, expected: String) {
        var names = AnchorNames()
        #expect(names.insert(text) == expected)
    }

    @Test func `repeated anchors are numbered and never meet`() {
        var names = AnchorNames()
        let given = ["a", "a-2", "a", "a", "!", "?", "Section"].map { names.insert($0) }
        #expect(given == ["a", "a-2", "a-3", "a-4", "section", "section-2", "section-3"])
    }
}
