import Testing

@testable import BuildPipeline

/// Courses that say the same in several languages.
struct TranslationGroupsTests {
    @Test func `courses whose identifiers differ by the language belong together`() {
        let groups = TranslationGroups([
            ("iot", "en"), ("iot-ar", "ar"), ("iot-pt-br", "pt-BR"), ("python", "en"), ("iot-lab", "en"),
        ])
        #expect(groups.group(of: "iot-ar") == ["iot-ar", "iot", "iot-pt-br"])
        #expect(groups.group(of: "iot") == groups.group(of: "iot-pt-br"))
        #expect(groups.group(of: "python").isEmpty && groups.group(of: "iot-lab").isEmpty)
    }

    @Test func `groups that are named count before those that are found`() {
        let courses = [(id: "bread", language: "en"), (id: "brot", language: "de"), (id: "bread-fr", language: "fr")]
        let groups = TranslationGroups(courses, named: [["bread", "brot"]])
        #expect(groups.group(of: "brot") == ["brot", "bread"])
        #expect(groups.group(of: "bread-fr").isEmpty)
    }

    @Test func `two courses in one language are no translations of each other`() {
        #expect(TranslationGroups([("a-en", "en"), ("a", "en")]).group(of: "a").isEmpty)
    }
}
