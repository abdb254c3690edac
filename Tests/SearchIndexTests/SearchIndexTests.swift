import Bytes
import CourseFixtures
import CourseMarkup
import CourseModel
import Foundation
import InterfaceStrings
import OutsidePrograms
import Testing

@testable import SearchIndex

/// Texts as pages of one section each, under their titles.
private func pages(_ texts: [(title: String, text: String)], language: String = "en") -> [SearchPage] {
    let analyzer = SearchAnalyzer(language: language)
    return texts.enumerated().map { number, page in
        let section = SearchableSection(anchor: "", heading: "", text: Array(page.text.utf8))
        return analyzer.analyze(SearchablePage(path: "\(number).html", title: page.title, sections: [section]))
    }
}

private func stems(_ text: String, language: String) -> [String] {
    let page = pages([("", text)], language: language)[0]
    var start = 0
    return page.stemEnds.map { end in
        defer { start = end }
        return String(decoding: page.stems[start..<end], as: UTF8.self)
    }
}

@Test(arguments: [
    ("en", "Don't re-use print_message(3.14)!", ["don", "t", "re", "use", "print", "messag", "3", "14"]),
    ("fr", "L’été, l'eau", ["l", "ete", "eau"]),
    ("ja", "温度センサーで測定した", ["温度", "センサ", "測定"]),
    ("zh", "机器学习的数据", ["机器", "学习", "的", "数据"]),
    ("th", "การวัดอุณหภูมิ", ["การ", "วัด", "อุณหภูมิ"]),
    ("ar", "وَالْبَيَانَاتُ في الجهاز", ["بيان", "في", "جهاز"]),
    ("hi", "सेंसरों का डेटा", ["सेंसर", "का", "डेट"]),
    ("ja", "5Gの通信 Ｗｉ-Ｆｉ", ["5g", "通信", "wi", "fi"]),
])
func `text falls into the words of its script`(language: String, text: String, expected: [String]) {
    #expect(stems(text, language: language) == expected)
}

@Test func `a page gives the same whatever the analyzer saw before`() {
    let texts = [("One", "sensors measure"), ("Two", "measuring a sensor"), ("Three", "機械学習")]
    let together = pages(texts)
    #expect(texts.map { pages([$0])[0].stems } == together.map(\.stems))
    #expect(texts.map { pages([$0])[0].postings } == together.map(\.postings))
}

@Test func `a word counts more in a heading than in the text, and often more than once`() throws {
    let section = SearchableSection(anchor: "a", heading: "Sensors", text: Array("flow flow flow brook".utf8))
    let page = SearchAnalyzer(language: "en").analyze(SearchablePage(path: "", title: "Rivers", sections: [section]))
    #expect(page.postings.map(\.place) == [.title, .heading, .often, .text])
}

@Test func `pages share a file of excerpts as long as they are small`() {
    let size = SearchIndex.partSize
    #expect(SearchIndex.parts(sizes: []) == [])
    #expect(SearchIndex.parts(sizes: [size * 3]) == [0..<1])
    #expect(SearchIndex.parts(sizes: [size / 2, size / 2, 1, size]) == [0..<2, 2..<3, 3..<4])
}

@Test func `numbers up to a million are written as printable characters that JSON leaves alone`() {
    var text: [UInt8] = []
    for number in [0, 63, 64, 90, 91, 1_791, 1_792, 1_000_000] { NumberText.append(number, to: &text) }
    #expect(text.allSatisfy { $0 > 0x22 && $0 < 0x7F && $0 != 0x5C })
}

@Test func `excerpts are JSON, with one space for white space`() throws {
    let section = SearchableSection(anchor: "", heading: "", text: Array(" a\n\t\"b\"\\ \u{1}c \n".utf8))
    let script = SearchIndex.renderText(
        id: "x",
        part: 0,
        pages: [SearchablePage(path: "", title: "", sections: [section, section])]
    )
    #expect(
        String(decoding: script, as: UTF8.self) == #"lectern.data("search-text","x/0",["a \"b\"\\ c","a \"b\"\\ c"])"#
            + "\n"
    )
}
