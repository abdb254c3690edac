internal import Diagnostics

/// Looks in scripts for what an LMS refuses: forms of times, durations, scores and results, and saving on `unload` only.
///
/// Only what stands in a script as a literal is seen, so that everything here is a warning.
struct ScriptChecks {
    /// Which run-time a package speaks to.
    struct Standard {
        /// Whether it is SCORM at all.
        var isSCORM: Bool
        /// Whether it is SCORM 2004.
        var is2004: Bool
    }

    private let standard: Standard
    private let report: Report
    private var unload: (document: MarkupDocument, offset: Int)?
    private var savesInTime = false
    private var calls12 = false
    private var calls2004 = false
    private var firstCall: (document: MarkupDocument, offset: Int)?

    init(_ standard: Standard, _ report: Report) {
        self.standard = standard
        self.report = report
    }

    mutating func check(_ name: String, _ bytes: [UInt8], _ range: Range<Int>) {
        guard range.count >= 8 else { return }
        checkEvents(name, bytes, range)
        guard standard.isSCORM else { return }
        checkCalls(name, bytes, range)
        let script = Script(name: name, bytes: bytes, range: range)
        checkTimes(script)
        checkScores(script)
        checkSuspendData(script)
        checkWords(script)
    }

    /// Tells what only all scripts together show.
    func finish() {
        if let unload, !savesInTime {
            report.add(
                SCORMFinding.unload,
                "expected pagehide or visibilitychange, found unload alone",
                in: unload.document,
                at: unload.offset
            )
        }
        guard let firstCall, standard.isSCORM else { return }
        let isWrong = standard.is2004 ? calls12 && !calls2004 : calls2004 && !calls12
        guard isWrong else { return }
        report.add(
            SCORMFinding.call,
            standard.is2004
                ? "expected API_1484_11 in a package of SCORM 2004, found LMSInitialize alone"
                : "expected LMSInitialize in a package of SCORM 1.2, found API_1484_11 alone",
            in: firstCall.document,
            at: firstCall.offset
        )
    }

    private mutating func checkEvents(_ name: String, _ bytes: [UInt8], _ range: Range<Int>) {
        for event: StaticString in ["pagehide", "visibilitychange", "beforeunload"]
        where !savesInTime && ByteSearch.first(event, in: bytes, range) != nil {
            savesInTime = true
        }
        guard unload == nil, !savesInTime else { return }
        for word: StaticString in ["\"unload\"", "'unload'", "onunload"] {
            if let place = ByteSearch.first(word, in: bytes, range) {
                unload = (.plain(name, bytes), place)
                return
            }
        }
    }

    private mutating func checkCalls(_ name: String, _ bytes: [UInt8], _ range: Range<Int>) {
        let one = ByteSearch.first("LMSInitialize", in: bytes, range)
        let two = ByteSearch.first("API_1484_11", in: bytes, range)
        calls12 = calls12 || one != nil
        calls2004 = calls2004 || two != nil
        if firstCall == nil, let place = one ?? two { firstCall = (.plain(name, bytes), place) }
    }

    private func tell(_ code: FindingCode, _ message: String, _ script: Script, _ offset: Int) {
        report.add(code, message, in: .plain(script.name, script.bytes), at: offset)
    }

    private func checkTimes(_ script: Script) {
        let key: StaticString = standard.is2004 ? "timestamp" : "time"
        for (place, argument) in script.arguments(of: key) where script.isElementName(place, argument) {
            let text = script.text(argument, limit: 200)
            if let form = Self.unshortenedISOString(text) {
                tell(SCORMFinding.timestamp, "expected a time without zone, found \(form)", script, place)
            } else if let literal = Script.literal(text), literal.first?.isNumber == true, !isTime(literal) {
                tell(
                    SCORMFinding.timestamp,
                    "expected \(standard.is2004 ? "YYYY-MM-DDThh:mm:ss" : "hh:mm:ss"), found \(literal)",
                    script,
                    place
                )
            }
        }
    }

    /// `toISOString()` that is not cut afterwards.
    private static func unshortenedISOString(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let place = ByteSearch.first("toISOString()", in: bytes, 0..<bytes.count) else { return nil }
        let rest = String(decoding: bytes[(place + 13)...], as: UTF8.self).trimmed
        let cuts = [".slice", ".substr", ".replace", ".split", ".match"]
        return cuts.contains(where: rest.hasPrefix) ? nil : "toISOString(), which ends with milliseconds and Z"
    }

    private func isTime(_ literal: String) -> Bool {
        let pattern = literal.utf8.map { (0x30...0x39).contains($0) ? UInt8(0x30) : $0 }
        let shape = String(decoding: pattern, as: UTF8.self)
        if standard.is2004 { return shape.isEmpty || shape == "0000-00-00T00:00:00" }
        return shape.isEmpty || shape == "00:00:00" || shape.hasPrefix("00:00:00.")
    }

    private func checkScores(_ script: Script) {
        for (key, range): (StaticString, ClosedRange<Double>) in [
            ("score.max", 100...100), ("score.min", 0...0), ("score.raw", 0...100), ("score.scaled", -1...1),
        ] {
            for (place, argument) in script.arguments(of: key) {
                guard let literal = Script.literal(script.text(argument, limit: 60)),
                    let value = DecimalText.value(of: literal), !range.contains(value)
                else { continue }
                let wanted =
                    range.lowerBound == range.upperBound
                    ? "\(Int(range.lowerBound))" : "\(Int(range.lowerBound)) to \(Int(range.upperBound))"
                tell(SCORMFinding.score, "expected \(wanted) in \(key), found \(literal)", script, place)
            }
        }
    }

    private func checkSuspendData(_ script: Script) {
        let limit = standard.is2004 ? 64_000 : 4_096
        // Each reads far ahead, so that not every one of many is looked at.
        for (place, argument) in script.arguments(of: "suspend_data").prefix(Report.mostOfACode) {
            let text = script.text(argument, limit: limit + 200)
            var count = 0
            if let quote = text.utf8.first, quote == 0x22 || quote == 0x27 {
                count = text.utf8.dropFirst().prefix { $0 != quote }.count
            }
            if let times = Script.number(after: ".repeat(", in: text) { count = max(1, count) * min(times, 1 << 30) }
            guard count > limit else { continue }
            tell(
                SCORMFinding.suspendData,
                "expected at most \(limit) characters of suspend data, found more",
                script,
                place
            )
        }
    }

    private func checkWords(_ script: Script) {
        for (place, argument) in script.arguments(of: ".result") {
            let word = Script.literal(script.text(argument, limit: 40)) ?? ""
            if word == (standard.is2004 ? "wrong" : "incorrect") {
                tell(
                    SCORMFinding.result,
                    "expected \(standard.is2004 ? "incorrect" : "wrong"), found \(word)",
                    script,
                    place
                )
            }
        }
        for (place, argument) in script.arguments(of: "session_time") {
            guard let literal = Script.literal(script.text(argument, limit: 60)),
                literal.hasPrefix("P") || literal.first?.isNumber == true
            else { continue }
            if literal.hasPrefix("P") != standard.is2004 {
                let wanted = standard.is2004 ? "PT1H2M3S" : "hhhh:mm:ss"
                tell(SCORMFinding.duration, "expected the form \(wanted), found \(literal)", script, place)
            }
        }
    }
}

/// A script of a page or a file.
struct Script {
    var name: String
    var bytes: [UInt8]
    var range: Range<Int>

    /// Where a name of the data model ends a string literal, and where what is given for it begins.
    ///
    /// `SetValue("cmi.core.score.max", "100")`, `set(`…score.max`, 100)` and `{"cmi.core.score.max": 100}` are seen.
    func arguments(of key: StaticString) -> [(place: Int, argument: Int)] {
        ByteSearch.all(key, in: bytes, range).compactMap { place in
            var next = place + key.utf8CodeUnitCount
            guard next < range.upperBound, bytes[next] == 0x22 || bytes[next] == 0x27 || bytes[next] == 0x60 else {
                return nil
            }
            next += 1
            while next < range.upperBound, Self.isSpace(bytes[next]) { next += 1 }
            guard next < range.upperBound, bytes[next] == 0x2C || bytes[next] == 0x3A else { return nil }
            next += 1
            while next < range.upperBound, Self.isSpace(bytes[next]) { next += 1 }
            return next < range.upperBound ? (place, next) : nil
        }
    }

    /// Whether a name stands as the last part of an element's, `….time`, or alone as in `set(item, "time", …)`.
    func isElementName(_ place: Int, _ argument: Int) -> Bool {
        guard place > range.lowerBound else { return false }
        let before = bytes[place - 1]
        let isAlone = before == 0x22 || before == 0x27
        return before == 0x2E || (isAlone && !bytes[place..<argument].contains(0x3A))
    }

    /// What stands from a place on, up to the end of the statement.
    func text(_ start: Int, limit: Int) -> String {
        let piece = bytes[start..<min(range.upperBound, start + limit)]
        return String(decoding: piece.prefix { $0 != 0x3B && $0 != 0x0A }, as: UTF8.self)
    }

    /// The literal that a text begins with, where nothing is added to it; nil where there is none.
    static func literal(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { return nil }
        if first == 0x22 || first == 0x27 {
            guard let end = bytes.dropFirst().firstIndex(of: first) else { return nil }
            let rest = String(decoding: bytes[(end + 1)...], as: UTF8.self).trimmed
            guard
                rest.isEmpty || rest.hasPrefix(")") || rest.hasPrefix(",") || rest.hasPrefix("}") || rest.hasPrefix("]")
            else { return nil }
            return String(decoding: bytes[1..<end], as: UTF8.self)
        }
        guard (0x30...0x39).contains(first) || first == 0x2D else { return nil }
        let number = bytes.prefix { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
        let rest = String(decoding: bytes[number.count...], as: UTF8.self).trimmed
        guard rest.isEmpty || rest.hasPrefix(")") || rest.hasPrefix(",") || rest.hasPrefix("}") || rest.hasPrefix("]")
        else { return nil }
        return String(decoding: number, as: UTF8.self)
    }

    /// The number that follows a word.
    static func number(after word: StaticString, in text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard let place = ByteSearch.first(word, in: bytes, 0..<bytes.count) else { return nil }
        let digits = bytes[(place + word.utf8CodeUnitCount)...].prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
