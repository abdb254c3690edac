import Testing

@testable import InterfaceStrings

struct InterfaceStringsTests {
    private static let languages = ["ar", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "pt", "ru", "zh"]

    @Test func `every language that the program carries has every text`() {
        let catalogue = InterfaceStringCatalogue.embedded
        #expect(Set(catalogue.languages).isSuperset(of: Self.languages))
        for language in catalogue.languages { #expect(catalogue.missingKeys(of: language) == [], "\(language)") }
    }

    @Test func `a text has the same placeholders in every language`() {
        let english = InterfaceStrings.forLanguage("en")
        for language in InterfaceStringCatalogue.embedded.languages {
            let strings = InterfaceStrings.forLanguage(language)
            for key in InterfaceStringKey.allCases {
                #expect(Self.placeholders(strings[key]) == Self.placeholders(english[key]), "\(language) \(key)")
            }
        }
    }

    @Test func `a language falls back tag by tag and at last to English`() {
        #expect(InterfaceStrings.forLanguage("ar-EG").language == "ar")
        #expect(InterfaceStrings.forLanguage("DE-ch-1996")[.example] == "Beispiel")
        #expect(InterfaceStrings.forLanguage("tlh")[.example] == "Example")
        #expect(InterfaceStrings.languageName(of: "fr-CA") == "Français")
        #expect(InterfaceStrings.languageName(of: "tlh") == "tlh")
    }

    @Test func `a site's file changes one text and leaves the others`() {
        var catalogue = InterfaceStringCatalogue.embedded
        let file = Array(#"{"quiz": "Say \"when\"", "nonsense": "x"}"#.utf8)
        let isAdded = catalogue.add(file, language: "de-AT")
        #expect(isAdded)
        #expect(catalogue.strings(for: "de-AT")[.quiz] == #"Say "when""#)
        #expect(catalogue.strings(for: "de-AT")[.example] == "Beispiel")
        #expect(catalogue.strings(for: "de")[.quiz] == "Quiz")
    }

    @Test(arguments: ["", "{", "[]", #"{"a": 1}"#, #"{"a": "b"} x"#, #"{"a": {"one": "b"}}"#, "{\"a\": \"\u{7}\"}"])
    func `a file that is anything but texts is refused`(text: String) {
        #expect(InterfaceStringFile(Array(text.utf8)) == nil)
    }

    @Test func `numbers take their plural form`() {
        let english = InterfaceStrings.forLanguage("en")
        #expect(english.text(.lessonCount, count: 1) == "1 lesson")
        #expect(english.text(.lessonCount, count: 0) == "0 lessons")
        #expect(InterfaceStrings.forLanguage("fr").text(.lessonCount, count: 0) == "0 leçon")
        #expect(InterfaceStrings.forLanguage("ja").text(.lessonCount, count: 1) == "1 レッスン")
        let arabic = InterfaceStrings.forLanguage("ar")
        #expect(arabic.text(.lessonCount, count: 2) == "درسان")
        #expect(arabic.text(.lessonCount, count: 105) == "105 دروس")
        #expect(arabic.text(.lessonCount, count: 11) == "11 درسًا")
        #expect(arabic.text(.lessonCount, count: 100) == "100 درس")
        let russian = InterfaceStrings.forLanguage("ru")
        #expect(
            [1, 3, 5, 12, 21].map { russian.text(.lessonCount, count: $0) } == [
                "1 урок", "3 урока", "5 уроков", "12 уроков", "21 урок",
            ]
        )
    }

    @Test(arguments: [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (22, "few"), (112, "many")])
    func `Russian counts by the last digits`(count: Int, category: String) {
        #expect(PluralCategory.of(count, language: "ru").rawValue == category)
    }

    @Test func `placeholders are filled once, and what fills them is not read again`() {
        let strings = InterfaceStrings.forLanguage("en")
        #expect(strings.text(.scoreOf, ["score": "{total}", "total": "3"]) == "{total} of 3 correct")
        #expect(strings.text(.scoreOf, ["score": "2"]) == "2 of {total} correct")
        #expect(strings.text(.lessonNumber, number: 7) == "Lesson 7")
    }

    @Test func `a duration is told in hours from an hour on`() {
        let strings = InterfaceStrings.forLanguage("en")
        #expect(strings.duration(minutes: 45) == "45 minutes")
        #expect(strings.duration(minutes: 60) == "1 hour")
        #expect(strings.duration(minutes: 121) == "2 hours 1 minute")
    }

    @Test func `the direction follows the script, then the language`() {
        #expect(LanguageTag.direction(of: "ar-EG") == .rightToLeft)
        #expect(LanguageTag.direction(of: "az-Arab") == .rightToLeft)
        #expect(LanguageTag.direction(of: "ur-Latn") == .leftToRight)
        #expect(LanguageTag.direction(of: "en") == .leftToRight)
    }

    private static func placeholders(_ text: String) -> [Substring] { text.matches(of: /\{\w+\}/).map(\.0).sorted() }
}
