import Diagnostics
import Testing

struct FindingTextTests {
    let code = FindingCode("quiz.option-count", meaning: "m", example: "e", fix: "f")

    @Test func `a finding is one clickable line, with its help on an indented one`() {
        let finding = Finding(
            code,
            "expected 4 options, found 3",
            file: "course/package.json",
            pointer: "/quizzes/2/questions/4/options",
            line: 212,
            column: 18,
            help: "add one"
        )
        #expect(
            finding.text == """
                course/package.json:212:18: error: /quizzes/2/questions/4/options: expected 4 options, found 3 \
                [quiz.option-count]
                    help: add one
                """
        )
    }

    @Test func `what is not known is left out`() {
        #expect(Finding(code, "words", severity: .warning).text == "warning: words [quiz.option-count]")
        #expect(Finding(code, "words", file: "a", line: 3).text == "a:3: error: words [quiz.option-count]")
    }

    @Test func `what moves a cursor or reorders text does not reach the terminal`() {
        let hostile = Finding(code, "a\u{1B}[2Jb\nc\u{202E}d\u{9B}e\u{061C}", file: "f\u{7}")
        #expect(hostile.text == "f\\u{7}: error: a\\u{1b}[2Jb\\nc\\u{202e}d\\u{9b}e\\u{61c} [quiz.option-count]")
    }

    @Test func `a JSON line holds the same values`() {
        let finding = Finding(code, "say \"\\\" and\n", file: "a", pointer: "/b", line: 1, column: 2, help: "h")
        #expect(
            finding.jsonLine
                == #"{"severity":"error","code":"quiz.option-count","file":"a","pointer":"/b","line":1,"column":2,"#
                + #""message":"say \"\\\" and\n","help":"h"}"#
        )
    }

    @Test func `findings are ordered by place, and none is told twice`() {
        let findings = [
            Finding(code, "late", file: "b", line: 1), Finding(code, "second", file: "a", line: 10),
            Finding(code, "first", file: "a", line: 9), Finding(code, "first", file: "a", line: 9),
        ]
        #expect(findings.ordered().map(\.message) == ["first", "second", "late"])
    }

    @Test func `findings are counted in words`() {
        let warning = Finding(code, "w", severity: .warning)
        let error = Finding(code, "e")
        #expect(FindingCount([error, error, error, warning]).text == "3 errors, 1 warning")
        #expect(FindingCount([warning, warning]).text == "2 warnings")
        #expect(FindingCount([]).text == "no findings")
    }

    @Test func `of several statuses the first by precedence counts, and warnings none`() {
        let approval = FindingCode("approval.missing", status: .notApproved, meaning: "", example: "", fix: "")
        #expect(ExitStatus.of([Finding(approval, ""), Finding(code, "")]) == .courseRefused)
        #expect(ExitStatus.of([Finding(approval, "", severity: .warning)]) == .done)
        #expect(ExitStatus.first(of: [.usage, .ioFailed, .cannotCreate, .configuration]) == .ioFailed)
    }

    @Test func `the nearest known name is found for a typing mistake only`() {
        let known = ["outputs", "courses", "title"]
        #expect(NearestName.of("outptus", among: known) == "outputs")
        #expect(NearestName.of("Title", among: known) == "title")
        #expect(NearestName.of("course", among: known) == "courses")
        #expect(NearestName.of("zebra", among: known) == nil)
    }
}
