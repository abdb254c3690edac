import EmbeddedAssets
import Foundation
import OutsidePrograms
import Testing

@testable import SearchIndex

/// A course of four lessons with two sections each.
private struct Course {
    var id: String
    var language: String
    var lessons: [(title: String, sections: [(heading: String, anchor: String, text: String)])]

    var pages: [SearchablePage] {
        lessons.enumerated().map { number, lesson in
            SearchablePage(
                path: "lessons/\(number).html",
                title: lesson.title,
                sections: lesson.sections.map {
                    SearchableSection(anchor: $0.anchor, heading: $0.heading, text: Array($0.text.utf8))
                }
            )
        }
    }

    func write(below folder: URL) throws {
        let folder = folder.appending(path: "courses/\(id)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let analyzer = SearchAnalyzer(language: language)
        let parts = SearchIndex.parts(sizes: pages.map { _ in SearchIndex.partSize })
        let index = SearchIndex.render(
            id: id,
            language: language,
            pages: pages.map { analyzer.analyze($0) },
            parts: parts
        )
        try Data(index).write(to: folder.appending(path: "search.js"))
        for (number, part) in parts.enumerated() {
            try Data(SearchIndex.renderText(id: id, part: number, pages: pages[part])).write(
                to: folder.appending(path: SearchIndex.textFileName(part: number))
            )
        }
    }
}

private let courses = [
    Course(
        id: "rivers",
        language: "en",
        lessons: [
            (
                "Rivers and brooks",
                [("", "", "What flows downhill."), ("Depth & width", "depth-width", "Use a ruler.")]
            ),
            ("Temperature sensors", [("", "", "They measure."), ("Noise", "noise", "A sensor drifts in the cold.")]),
            (
                "Configuration",
                [("", "", "Set it up."), ("Example", "example-2", "print_message(\"cold <b>water</b>\")")]
            ),
            ("Wide water", [("", "", "The sea."), ("Depth", "depth", "Nobody measured the depth of the cold sea.")]),
        ]
    ),
    Course(
        id: "kawa",
        language: "ja",
        lessons: [
            ("川とセンサー", [("", "", "水は流れる。"), ("温度の測定", "温度の測定", "温度センサーで水温を測定します。")]),
            ("機械学習", [("", "", "データから学びます。"), ("ネットワーク", "ネットワーク", "通信プロトコルを比べる。")]),
        ]
    ),
    Course(
        id: "nahr",
        language: "ar",
        lessons: [
            (
                "مقدمة إلى الأنهار",
                [("", "", "الماء يجري."), ("أجهزة الاستشعار", "أجهزة-الاستشعار", "يقيس المستشعر الحرارة.")]
            ),
            ("البيانات", [("", "", "نجمع بياناتٍ كثيرة."), ("بروتوكول", "بروتوكول", "إنترنت الأشياء.")]),
        ]
    ),
    Course(
        id: "mae",
        language: "th",
        lessons: [("แม่น้ำ", [("", "", "น้ำไหล"), ("การวัด", "การวัด", "การวัดอุณหภูมิของน้ำ")])]
    ),
]

/// Opens a lesson of a course from its folder, without a server, and gives what the script reports, line by line.
private func browse(_ course: Course, _ script: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "search-" + UUID().uuidString)
    try FileManager.default.createDirectory(
        at: folder.appending(path: "courses/\(course.id)/lessons"),
        withIntermediateDirectories: true
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    for course in courses { try course.write(below: folder) }
    let catalogue = courses.map {
        #"{"id":"\#($0.id)","title":"Course \#($0.id)","language":"\#($0.language)","href":"courses/\#($0.id)/index.html"}"#
    }
    try Data("lectern.data('courses','',{courses:[\(catalogue.joined(separator: ","))]})".utf8)
        .write(to: folder.appending(path: "courses.js"))
    let scripts = EmbeddedAssets.paths.filter { $0.hasPrefix("templates/learner/search/") }
    for (paths, name) in [(["templates/learner/site/core.js"], "core.js"), (scripts, "search.js")] {
        let parts = try paths.map { try #require(EmbeddedAssets.copy(of: $0)) }
        try Data(parts.joined()).write(to: folder.appending(path: name))
    }
    let strings = String(
        decoding: try #require(EmbeddedAssets.copy(of: "templates/strings/script/en.json")),
        as: UTF8.self
    )
    let data = #"data-kind="lesson" data-root="../../../" data-course="\#(course.id)" data-page="0""#
    let page = """
        <!DOCTYPE html><html lang="\(course.language)" \(data)><head><meta charset="utf-8"><title>Search</title></head>
        <body \(data)><pre id="report"></pre>
        <script src="../../../core.js"></script>
        <script>lectern.setup({language: "en", scripts: {search: "search.js"}, strings: \(strings)})</script>
        <script>
        const lines = [];
        const tell = (...values) => lines.push(values.join(" | "));
        const settle = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
        const box = () => document.querySelector("dialog input");
        const results = () => [...document.querySelectorAll("[role=option]")];
        const type = (query) => { box().value = query; box().dispatchEvent(new Event("input", { bubbles: true })); };
        const press = (key) => box().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const where = (link) => decodeURIComponent(link.getAttribute("href"));
        const first = (query) => { type(query); return results().length ? where(results()[0]) : "nothing"; };
        (async () => {
            try {
                await lectern.script("search");
                await lectern.search.open();
                \(script)
            } catch (error) { tell("FAILED " + error.stack); }
            document.getElementById("report").textContent = lines.join("\\n");
        })();
        </script></body></html>
        """
    let file = folder.appending(path: "courses/\(course.id)/lessons/0.html")
    try Data(page.utf8).write(to: file)
    let outcome = try OutsideProgram.run(
        "chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.path() + "/profile",
            "--virtual-time-budget=20000", "--dump-dom", file.absoluteString,
        ],
        package: "chromium"
    )
    let report = try #require(
        outcome.output.firstMatch(of: #/<pre id="report">([^<]*)</pre>/#),
        "\(outcome.output.suffix(2000))"
    )
    return report.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        .split(separator: "\n").map(String.init)
}

@Test func `a search from a folder finds sections by typing errors, beginnings and other forms of a word`() throws {
    let report = try browse(
        courses[0],
        """
        for (const query of ["sensor", "sensr", "sesnor", "temp", "configurat", "measuring depth", "COLD SEA", "dépth",
            "print_message", "widths", "zzzz"]) tell(query, first(query));
        """
    )
    #expect(
        report == [
            "sensor | ../lessons/1.html",
            "sensr | ../lessons/1.html",
            "sesnor | ../lessons/1.html",
            "temp | ../lessons/1.html",
            "configurat | ../lessons/2.html",
            "measuring depth | ../lessons/3.html#depth",
            "COLD SEA | ../lessons/3.html#depth",
            "dépth | ../lessons/0.html#depth-width",
            "print_message | ../lessons/2.html#example-2",
            "widths | ../lessons/0.html#depth-width",
            "zzzz | nothing",
        ]
    )
}

@Test(arguments: [
    (
        1, ["温度センサー", "水温", "センサ", "ネットワーグ", "学習", "測る"],
        [
            "../lessons/0.html#温度の測定", "../lessons/0.html#温度の測定", "../lessons/0.html", "../lessons/1.html#ネットワーク",
            "../lessons/1.html", "../lessons/0.html#温度の測定",
        ]
    ),
    (
        2, ["استشعار", "بيانات", "البيانا", "برتوكول", "انترنت الاشياء"],
        [
            "../lessons/0.html#أجهزة-الاستشعار", "../lessons/1.html", "../lessons/1.html", "../lessons/1.html#بروتوكول",
            "../lessons/1.html#بروتوكول",
        ]
    ),
    (3, ["อุณหภูมิ", "การวัดอุณหภูมิ"], ["../lessons/0.html#การวัด", "../lessons/0.html#การวัด"]),
])
func `every script is found as it is written`(course: Int, queries: [String], expected: [String]) throws {
    let list = queries.map { "\"\($0)\"" }.joined(separator: ",")
    let report = try browse(courses[course], "for (const query of [\(list)]) tell(first(query));")
    #expect(report == expected)
}

@Test func `results are moved through by arrows, told to screen readers, and highlighted as text`() throws {
    let report = try browse(
        courses[0],
        """
        type("cold");
        tell(results().length, box().getAttribute("aria-expanded"), document.querySelector("[role=listbox]").hidden);
        press("ArrowDown");
        const active = document.getElementById(box().getAttribute("aria-activedescendant"));
        tell(active === results()[0], active.getAttribute("aria-selected"), results().filter((link) => link.getAttribute("aria-selected") === "true").length);
        press("ArrowUp");
        tell(document.getElementById(box().getAttribute("aria-activedescendant")) === results().at(-1));
        await settle(1000);
        tell(document.querySelector("dialog [role=status]").textContent);
        type("water message");
        await settle(1000);
        tell(results()[0].querySelector(".excerpt").textContent, [...results()[0].querySelectorAll("mark")].map((mark) => mark.textContent));
        tell(document.querySelectorAll("dialog b b, dialog span b").length);
        results()[0].addEventListener("click", (event) => { event.preventDefault(); tell("went to " + where(event.currentTarget)); });
        press("Enter");
        tell(document.querySelector("dialog").open);
        await lectern.search.open("sea");
        tell(document.querySelector("dialog").open, results().length);
        press("Escape");
        tell(document.querySelector("dialog").open);
        """
    )
    #expect(
        report == [
            "3 | true | false",
            "true | true | 1",
            "true",
            "3 results",
            "print_message(\"cold <b>water</b>\") | message,water",
            "0",
            "went to ../lessons/2.html#example-2",
            "false",
            "true | 2",
            "false",
        ]
    )
}

@Test func `other courses are searched when they are asked for`() throws {
    let report = try browse(
        courses[0],
        """
        tell(first("機械学習"));
        [...document.querySelectorAll("dialog button")].at(-1).click();
        await settle(2000);
        tell(where(results()[0]), results()[0].lang, results()[0].querySelector("span").textContent);
        """
    )
    #expect(report == ["nothing", "../../../courses/kawa/lessons/1.html | ja | Course kawa"])
}

@Test func `the browser folds and stems every word of the interface, in all languages, as the index does`() throws {
    var scanner = WordScanner()
    var languages: [String: [[String]]] = [:]
    for path in EmbeddedAssets.paths where path.wholeMatch(of: #/templates/strings/\w+\.json/#) != nil {
        let language = String(path.dropFirst("templates/strings/".count).dropLast(".json".count))
        let stemmer = Stemmer(rules: StemmingRules.rules(for: language))
        let text = try #require(EmbeddedAssets.copy(of: path))
        var runs: [WordScanner.Run] = []
        scanner.scan(text, into: &runs)
        for run in runs {
            let stem = stemmer.stem(WordFolding.fold(text, run.start..<run.end))
            let word = String(decoding: text[run.start..<run.end], as: UTF8.self)
            languages[stemmer.rules, default: []].append([word, String(decoding: stem, as: UTF8.self)])
        }
    }
    let json = String(decoding: try JSONEncoder().encode(languages), as: UTF8.self)
    let report = try browse(
        courses[0],
        """
        const { Index, fold, words } = lectern.search;
        let count = 0;
        for (const [stemming, pairs] of Object.entries(\(json))) {
            const { stem } = new Index({ counts: [], words: "", occurrences: "#", postings: "", stemming }, "", "");
            for (const [word, expected] of pairs) {
                count++;
                if (stem(fold(word)) !== expected) tell(word, expected, stem(fold(word)));
                if (words(word).length !== 1) tell("divided", word);
            }
        }
        tell(count);
        """
    )
    #expect(report == ["\(languages.values.reduce(0) { $0 + $1.count })"])
}
