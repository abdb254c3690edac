internal import Bytes
internal import JSONCodec

extension CourseFixture {
    /// Code points that are no characters; XML holds the last of them only.
    private static let forbidden = String(
        String.UnicodeScalarView(([0xFFFF, 0xFFFE, 0xFDD0] as [UInt32]).compactMap(Unicode.Scalar.init))
    )

    /// Strings that break out of markup where anything is not escaped, or vanish in parsers that are none.
    public static let hostileStrings = [
        "<b>bold</b> & <i>", "A& &B", "0", "\"quoted\" 'twice'", "]]> <![CDATA[x]]> <!-- --",
        "&lt;b&gt; &amp;amp; &#233;",
        "\u{1F469}\u{200D}\u{1F52C} and \u{1F9EA}", "مرحبا <ב> و\u{202B}x\u{202C}", "漢字かな交じり文、。", forbidden,
        "tab\there", "`code` <script>alert(1)</script>", "$a<b \\& c$ costs US$5", "   spaces   ", "\\*not\\* *em*",
    ]

    /// A course whose every string is hostile, in Markdown or plain text.
    ///
    /// - Parameter hasNoteInLink: Whether a link holds a footnote, which some readers of Markdown take for no link.
    public static func hostile(
        language: String = "en",
        textFormat: String = "markdown",
        hasNoteInLink: Bool = true
    ) -> CourseFixture {
        var course = CourseFixture(id: "hostile", language: language, modules: 2, lessonsPerModule: 2)
        func string(_ number: Int) -> JSONTree { .string(hostileStrings[number % hostileStrings.count] + " \(number)") }
        course.change("/textFormat", to: .string(textFormat))
        course.change("/title", to: .string(hostileStrings[0] + " & \u{1F469}\u{200D}\u{1F52C} ]]>"))
        course.change("/description", to: .string(hostileStrings.joined(separator: "\n")))
        course.change("/license", to: string(1))
        course.change("/source", to: string(2))
        course.change("/authors", to: .array([string(3), string(7), string(8)]))
        course.change("/syllabus/audience", to: string(4))
        course.change("/syllabus/modules/0/title", to: "0")
        course.change("/syllabus/modules/1/title", to: .string(String(repeating: "长<&", count: 85)))
        course.change("/syllabus/modules/1/summary", to: string(5))
        for (index, id) in ["m1-l1", "m1-l2", "m2-l1", "m2-l2"].enumerated() {
            let title: JSONTree = .string(
                index == 1 ? String(repeating: "W&", count: 127) : "\(hostileStrings[index]) \(id)"
            )
            course.change("/lessons/\(index)/title", to: title)
            course.change("/syllabus/modules/\(index / 2)/lessons/\(index % 2)/title", to: title)
            course.change("/lessons/\(index)/objectives", to: .array((0..<15).map { string($0 + index) }))
            course.change("/lessons/\(index)/keyTakeaways", to: .array((0..<15).map { string($0 + index) }))
            course.change("/quizzes/\(index)/questions", to: .array((0..<8).map { question(index * 31 + $0 * 4) }))
        }
        course.change("/lessons/0/explanation/concepts/0/title", to: string(6))
        course.change("/lessons/0/explanation/concepts/0/explanation", to: .string(markdown(hasNoteInLink)))
        course.change(
            "/lessons/0/explanation/concepts/1/example",
            to: .string(hostileStrings.joined(separator: "\n\n"))
        )
        course.change("/lessons/1/explanation/concepts/0/explanation", to: .string(formulas))
        course.change("/lessons/1/practice/expectedOutcome", to: .string("# A heading\n\n" + markdown(hasNoteInLink)))
        course.change("/projects/0/title", to: string(9))
        course.change("/projects/0/problemStatement", to: .string(markdown(hasNoteInLink)))
        course.change("/projects/0/deliverables", to: .array((0..<15).map(string)))
        course.change("/projects/0/rubric/0/criterion", to: string(10))
        course.change("/projects/0/rubric/0/levels/0/label", to: string(11))
        course.change("/projects/0/rubric/0/levels/0/description", to: string(12))
        // A JPEG that says it is a PNG, and a drawing as drawing programs write it.
        course.files += [
            ("assets/Photo.png", jpeg),
            (
                "assets/old.svg",
                [UInt8](
                    utf8: """
                        <?xml version="1.0"?>
                        <!-- <!DOCTYPE --> <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN"
                          "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd" [ <!-- > ] --> ]>
                        \(svgDrawing)
                        """
                )
            ),
        ]
        return course
    }

    private static let svgDrawing =
        #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">"#
        + #"<linearGradient id="1 a"/><path id='b' d="M0 0h9v9z"/><g id="b" fill="url(#1 a)"/>"#
        + ##"<use xlink:href="#b"/><use xlink:href="#none"/><!-- id="b" --><g id="1"/><g id="url(#1)"/></svg>"##

    /// Two by two grey pixels.
    private static let jpeg: [UInt8] = {
        let digits = Array(hexadecimalJPEG.utf8.filter { $0 > 0x20 })
        return stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
        }
    }()

    private static let hexadecimalJPEG = """
        ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b28252528513a3d30
        42605565645f555d5b6a7899816a7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffc0000b08000200020101
        1100ffc40014000100000000000000000000000000000001ffc40014100100000000000000000000000000000000ffda0008
        010100003f001fffd9
        """

    private static func question(_ number: Int) -> JSONTree {
        func string(_ offset: Int) -> JSONTree {
            .string(
                hostileStrings[(number + offset) % hostileStrings.count] + (offset == 2 ? "" : " \(number)\(offset)")
            )
        }
        return [
            "question": string(0), "options": .array((1...4).map(string)), "correctIndex": .integer(number % 4),
            "explanation": number % 8 == 4 ? string(number % 4 + 1) : string(5),
        ]
    }

    private static func markdown(_ hasNoteInLink: Bool) -> String {
        """
        Links: [a](https://example.org/%zz?a=b|c[d]#e#f), [b](http://[), [c](http://a%20b/), [d](http://x:99999/),
        [e](mailto:%zz), [f](https://a..b/), [g](http:///x), [h](https://\u{62D}.org/\u{62D}), <https://ok.example/a_b>,
        [i](https://xn--a/), www.example.org/(x), [j](http://%41.com), [k](http://user:pw@h:80/?q="<>"), [l](lesson:m1-l2#quiz).
        [a link with a note\(hasNoteInLink ? "[^1]" : "") inside](https://example.org/) and a note[^1] and another[^two].
        Raw <b onclick="x">HTML</b> &#1; &#xFFFF; &#13; &nbsp; &copy; and <!-- a comment -->.

        #

        - [ ] to do
        - [x] done with `code`

          > **Note.** Careful.

        | a | b |
        | :-: | --: |
        | `<td>` | ![A photo & more](assets/Photo.png) |
        |  | ![](assets/old.svg "A title") |

        7. seven

           ```html
           <p class="x">&amp; ]]></p><!-- x
           ```

        <div>
        <p>an HTML block
        </div>

        ![alone "quoted"](assets/old.svg "Title <i>")

        [^1]: The first, with a list:

            - one
        [^two]: The second \u{1F469}\u{200D}\u{1F52C}.

        ~~~
        an open fence
        """
    }

    private static let formulas = """
        Inline $x < y \\text{ & } z$ and $\\frac{a}{b}$ and $\\unknown{x}$, coloured $\\color{red}{x}$ and $$\\sum_{i=1}^n i$$ here.

        $$
        \\begin{aligned} a &= b \\tag{1} \\\\ c &< d \\end{aligned}
        $$

        $$ \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\cancel{x} \\boxed{y} \\colorbox{yellow}{z} \\mathrm{\(forbidden)} $$

        $$ \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases} \\xrightarrow{f} \\underbrace{a+b}_{c} \\phantom{x}\\smash{y} $$
        """
}
