import Testing

@testable import SearchIndex

private func stem(_ word: String, _ language: String) -> String {
    let folded = WordFolding.fold(Array(word.utf8), 0..<word.utf8.count)
    return String(decoding: Stemmer(rules: StemmingRules.rules(for: language)).stem(folded), as: UTF8.self)
}

@Test(arguments: [
    ("en", ["sensor", "sensors", "Sensors"]), ("en", ["measure", "measures", "measured", "measuring", "measurement"]),
    ("en", ["study", "studies", "studied", "studying"]), ("en", ["run", "running", "runs"]),
    ("en", ["configure", "configuration", "configured"]), ("en", ["box", "boxes"]), ("en", ["create", "creation"]),
    ("de", ["Messung", "Messungen", "messen"]), ("de", ["Gerät", "Geräte", "Geräten", "Gerätes"]),
    ("de", ["Prozess", "Prozesse"]), ("fr", ["capteur", "capteurs"]),
    ("fr", ["mesurer", "mesuré", "mesurée", "mesures"]),
    ("es", ["sensor", "sensores"]), ("es", ["medición", "mediciones"]), ("pt", ["medição", "medições"]),
    ("it", ["sensore", "sensori"]), ("ru", ["датчик", "датчика", "датчиков", "датчиками"]),
    ("ar", ["جهاز", "الجهاز", "والجهاز", "بالجهاز"]), ("ar", ["بيانات", "البيانات", "لِلْبَيَانَات"]),
    ("fa", ["کتاب", "کتاب‌ها", "كتابها"]), ("hi", ["किताब", "किताबें", "किताबों"]), ("hi", ["सड़क", "सड़कों", "सडक"]),
    ("ja", ["学ぶ", "学び", "学んだ"]), ("ja", ["センサー", "センサ", "ｾﾝｻｰ"]),
])
func `the forms of a word have one stem`(language: String, forms: [String]) {
    #expect(Set(forms.map { stem($0, language) }).count == 1, "\(forms.map { stem($0, language) })")
}

@Test(arguments: [
    ("en", "sing", "ring"), ("en", "need", "new"), ("en", "bus", "but"), ("en", "analysis", "analog"),
    ("ar", "علم", "قلم"), ("ja", "学校", "学ぶ"),
])
func `different words stay different`(language: String, first: String, second: String) {
    #expect(stem(first, language) != stem(second, language))
}

@Test(arguments: [
    ("Ｓｅｎｓｏｒ", "sensor"), ("Café", "cafe"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ΛΌΓΟΣ", "λογοσ"),
    ("λόγος", "λογοσ"),
    ("مَدْرَسَة", "مدرسه"), ("إلى", "الي"), ("العـــربية", "العربيه"), ("ｾﾝｻｰ", "センサー"), ("İstanbul", "istanbul"),
    ("한국어", "한국어"),
    ("soft\u{AD}hyphen", "softhyphen"), ("ё", "е"),
])
func `writings of a word fold to one`(word: String, folded: String) {
    #expect(String(decoding: WordFolding.fold(Array(word.utf8), 0..<word.utf8.count), as: UTF8.self) == folded)
}

@Test func `every affix of the rules is written as folding leaves it`() {
    for language in StemmingRules.languages {
        for step in StemmingRules.rules(for: language).split(separator: ";") {
            for part in step.utf8.dropFirst().split(whereSeparator: { [0x2C, 0x3E, 0x5E].contains($0) }) {
                #expect(WordFolding.fold(Array(part), 0..<part.count) == Array(part), "\(language): \(part)")
            }
        }
    }
}
