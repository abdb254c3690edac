import CourseFixtures
import CourseModel
import JSONCodec
import Testing

@testable import CourseModel

struct LanguageTagTests {
    @Test(arguments: [
        "en", "pt-BR", "zh-Hans", "zh-cmn-Hans-CN", "sr-Latn-RS", "de-CH-1996", "sl-rozaj-biske", "es-419", "x-klingon",
        "en-a-bbb-x-a", "hy-Latn-IT-arevela", "de-1901", "ja-u-ca-japanese",
    ])
    func `a BCP 47 tag is taken`(tag: String) {
        #expect(LanguageTag.hasForm(tag))
    }

    @Test(arguments: [
        "", "e", "en_US", "en-", "-en", "en--us", "english language", "en-a", "x", "x-", "abcdefghi", "en-Latn-Latn-x",
        "en-ab-cd", "12", "de-19", "é",
    ])
    func `what is no BCP 47 tag is refused`(tag: String) {
        #expect(!LanguageTag.hasForm(tag))
    }

    @Test(arguments: [
        ("ar", true), ("he-IL", true), ("fa", true), ("UR", true), ("en", false), ("hi", false), ("ja", false),
        ("az-Arab", true), ("ar-Latn", false), ("pa-Arab-PK", true), ("en-x-arab", false), ("uz-Cyrl", false),
    ])
    func `the script decides the direction, else the language`(tag: String, isRightToLeft: Bool) {
        #expect(CourseFixture(language: tag).decoded().direction == (isRightToLeft ? .rightToLeft : .leftToRight))
    }
}
