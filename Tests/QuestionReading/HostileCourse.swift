import Bytes
public import CourseArchives
import CourseFixtures
public import CourseMarkup
import CourseModel
import JSONCodec
import Synchronization

/// A course whose titles and questions hold what importers are known to lose.
public struct HostileCourse {
    /// The parsed course.
    public let document: CourseDocument
    /// Where its pictures come from.
    public let streams: ArchiveStreams

    /// Titles of at least five characters.
    public static let titles = [
        "<b>bold</b> title", "A& &B & more", "00000", "Slash / and // in/it", "$course$ is no context",
        "Colon: {x} = ~y #z \\ back", "عنوان عربي طويل", "日本語のタイトル", String(repeating: "語", count: 255),
        "\"quotes\" and 'more'", "&&058; and &&092;", "Emoji 😀 👩‍👩‍👧", "&amp; &#233; &copy 2 < 3 > 1 ]]>",
    ]

    /// Texts as Markdown.
    public static let texts = [
        "<b>bold</b>", "A& &B", "0", "\"quotes\" and 'more'", "😀 emoji 👩‍👩‍👧", "كيف يجري الماء؟ 3 < 5", "水の流れ方、「引用」",
        String(repeating: "x", count: 255), #"$\frac{a}{b} < c$ and $\{1, 2\}$"#, #"$$\nabla \times E \neq 0$$ shown"#,
        "`if (a < b && c) { x = y[0]; } // ~=#:`", "`  two  spaces  `", #"a ~ b = c # d {e} f: g \\ h"#,
        #"\\(no formula\\) and \\[neither\\]"#, #"\$\$ 5 \$\$"#, "@@PLUGINFILE@@/x", "[html] text", "[id:5] [plain]x",
        "// comment", "::name::", #"\&#233; \&amp; \&lt;b> &copy"#, "&&058; &&010 &&092;", "=right ~wrong %50%",
        "a -> b ####", "$CATEGORY: x", "]]> <![CDATA[", #"C:\new\table"#, "**bold** *em* ~~gone~~ `code`",
        #"[a link](https://example.org/?a=1&b=2&lt=3 "its \"title\"")"#, "[a lesson](lesson:m1-l1)",
        #"![Alt "quoted" <i> & co](assets/dot.png)"#, "`<script>alert(1)</script>`", "a\u{FFFD}b \u{200F}rtl\u{2060}",
        #"$\unknowncommand{x}$"#, "#include <stdio.h>", "x<y>z&w;", "café naïve Ω≈ç√", "$IMS-CC-FILEBASE$/x", "1 < 2",
    ]

    /// Makes the course, in a language.
    public init(language: String = "en") {
        let parsed = Self.parsed.withLock { parsed in
            let made = parsed[language] ?? Self.parse(language)
            parsed[language] = made
            return made
        }
        let files = parsed.files
        document = parsed.document
        streams = ArchiveStreams(asset: { DeflatedStream(deflating: files[$0.path] ?? [], level: 9) })
    }

    private struct Parsed {
        var document: CourseDocument
        var files: [String: [UInt8]]
    }

    /// Every test has the same course: it is parsed once.
    private static let parsed = Mutex<[String: Parsed]>([:])

    private static func parse(_ language: String) -> Parsed {
        var fixture = CourseFixture(language: language, modules: 4, lessonsPerModule: 3)
        fixture.change("/title", to: .string(titles[0]))
        for module in 0..<4 {
            fixture.change("/syllabus/modules/\(module)/title", to: .string(titles[(module + 5) % titles.count]))
            for lesson in 0..<3 {
                let title = JSONTree.string(titles[(module * 3 + lesson + 1) % titles.count])
                fixture.change("/syllabus/modules/\(module)/lessons/\(lesson)/title", to: title)
                fixture.change("/lessons/\(module * 3 + lesson)/title", to: title)
            }
        }
        for (index, text) in texts.enumerated() {
            let question: JSONTree = [
                "question": .string("\(text) no. \(index)"),
                "options": .array(["second \(text)", text, "another", "\(text) 4"].map { .string($0) }),
                "correctIndex": .integer(index % 4),
                "explanation": .string(index == 1 ? "0" : text),
            ]
            fixture.change("/quizzes/\(index % 11)/questions/-", to: question)
        }
        return Parsed(
            document: CourseParser.parse(
                package: fixture.decoded(),
                pictures: PictureCatalogue(fixture.pictures)
            ).document,
            files: Dictionary(fixture.files, uniquingKeysWith: { first, _ in first })
        )
    }
}
