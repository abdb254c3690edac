internal import Diagnostics
internal import JSONCodec

/// Reads the fields of one JSON object; what is wrong is reported, and a stand-in returned.
///
/// Stand-ins are an empty string, `ObjectDecoder.noInteger` and empty lists: rules between values pass over them, so that
/// one mistake is one finding.
struct ObjectDecoder {
    static let noInteger = Int.min
    /// The largest integer that RFC 8785 can write exactly.
    static let largestInteger = 9_007_199_254_740_991

    let value: JSONValue
    let collector: FindingCollector
    private let names: [String]
    private var values: [JSONValue?]

    /// Looks at an object's keys.
    ///
    /// - Parameters:
    ///   - kind: what the object is, with its article: "a lesson".
    ///   - names: the fields of the format.
    init(_ value: JSONValue, _ kind: String, _ names: [String], _ collector: FindingCollector) {
        self.value = value
        self.collector = collector
        self.names = names
        values = Array(repeating: nil, count: names.count)
        guard value.kind == .object else {
            collector.report(CourseModelFinding.valueType, "expected an object, found \(value.described)", at: value)
            return
        }
        for member in value.members {
            let key = member.key
            if let place = names.firstIndex(of: key) {
                if values[place] == nil { values[place] = member.value }
            } else {
                let nearest = Excerpt.nearest(to: key, in: names)
                collector.report(
                    CourseModelFinding.fieldUnknown,
                    "expected a field of \(kind), found \(Excerpt.quoted(key))",
                    at: member.value,
                    offset: member.keyOffset,
                    help: nearest.map { "did you mean \"\($0)\"?" }
                )
            }
        }
    }

    /// The value of a field that may be left out.
    func optional(_ name: String) -> JSONValue? {
        guard let place = names.firstIndex(of: name) else { preconditionFailure("\(name) is not declared") }
        return values[place]
    }

    /// The value of a field, reported where it is not there.
    func field(_ name: String) -> JSONValue? {
        if let value = optional(name) { return value }
        if value.kind == .object {
            collector.report(CourseModelFinding.fieldMissing, "expected a field \"\(name)\", found none", at: value)
        }
        return nil
    }

    func string(_ name: String, _ rule: StringRule = .filled) -> String {
        field(name).map { string($0, rule) } ?? ""
    }

    func string(_ value: JSONValue, _ rule: StringRule) -> String {
        guard let string = value.string else {
            collector.report(CourseModelFinding.valueType, "expected a string, found \(value.described)", at: value)
            return ""
        }
        let (count, controlCharacter) = string.measured()
        if let offset = controlCharacter {
            collector.report(
                CourseModelFinding.stringControlCharacter,
                "expected no control character but tab and line feed, found one",
                at: value,
                textOffset: offset
            )
        }
        if count < rule.minimum {
            let unit = rule.minimum == 1 ? "character" : "characters"
            collector.report(
                CourseModelFinding.stringTooShort,
                "expected at least \(rule.minimum) \(unit), found \(count)",
                at: value
            )
        } else if count > rule.maximum {
            collector.report(
                CourseModelFinding.stringTooLong,
                "expected at most \(rule.maximum) characters, found \(count)",
                at: value
            )
        }
        return string
    }

    func strings(_ name: String, minimum: Int = 0, _ rule: StringRule = .filled) -> [String] {
        list(name, minimum: minimum).map { string($0, rule) }
    }

    /// The elements of a list.
    func list(_ name: String, minimum: Int = 0, maximum: Int = .max) -> [JSONValue] {
        field(name).map { list($0, minimum: minimum, maximum: maximum) } ?? []
    }

    func list(_ value: JSONValue, minimum: Int = 0, maximum: Int = .max) -> [JSONValue] {
        guard value.kind == .array else {
            collector.report(CourseModelFinding.valueType, "expected an array, found \(value.described)", at: value)
            return []
        }
        if value.count < minimum {
            let unit = minimum == 1 ? "element" : "elements"
            collector.report(
                CourseModelFinding.listTooShort,
                "expected at least \(minimum) \(unit), found \(value.count)",
                at: value
            )
        } else if value.count > maximum {
            collector.report(
                CourseModelFinding.listTooLong,
                "expected at most \(maximum) elements, found \(value.count)",
                at: value
            )
        }
        return value.elements
    }

    func integer(_ name: String, _ range: ClosedRange<Int>) -> Int {
        guard let value = field(name) else { return Self.noInteger }
        guard value.kind == .number else {
            collector.report(CourseModelFinding.valueType, "expected an integer, found \(value.described)", at: value)
            return Self.noInteger
        }
        guard value.isInteger else {
            collector.report(
                CourseModelFinding.numberForm,
                "expected an integer, found a number with a fraction or an exponent",
                at: value
            )
            return Self.noInteger
        }
        guard let integer = value.integer, range.contains(integer) else {
            let expected =
                range.upperBound == Self.largestInteger
                ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            let found = value.integer.map { String($0) } ?? "a number out of all bounds"
            collector.report(CourseModelFinding.numberRange, "expected \(expected), found \(found)", at: value)
            return Self.noInteger
        }
        return integer
    }

    /// One of the values of an enumeration; the first stands in.
    func choice<Choice>(_ name: String, _ fallback: Choice) -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard let value = field(name) else { return fallback }
        return choice(value, Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) } ?? fallback
    }

    /// The string where it is one of these.
    func choice(_ value: JSONValue, _ choices: [String]) -> String? {
        guard let string = value.string else {
            collector.report(CourseModelFinding.valueType, "expected a string, found \(value.described)", at: value)
            return nil
        }
        if choices.contains(string) { return string }
        let quoted = choices.map { "\"\($0)\"" }
        let listed =
            quoted.count < 2
            ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
        collector.report(
            CourseModelFinding.valueChoice,
            "expected \(listed), found \(Excerpt.quoted(string))",
            at: value,
            help: Excerpt.nearest(to: string, in: choices).map { "did you mean \"\($0)\"?" }
        )
        return nil
    }

    /// A string of a given form.
    ///
    /// - Returns: the string where it has the form; else an empty one.
    func string(_ name: String, _ code: FindingCode, _ expected: String, _ hasForm: (String) -> Bool) -> String {
        field(name).map { string($0, code, expected, hasForm) } ?? ""
    }

    func string(_ value: JSONValue, _ code: FindingCode, _ expected: String, _ hasForm: (String) -> Bool) -> String {
        guard let string = value.string else {
            collector.report(CourseModelFinding.valueType, "expected a string, found \(value.described)", at: value)
            return ""
        }
        guard hasForm(string) else {
            collector.report(code, "expected \(expected), found \(Excerpt.quoted(string))", at: value)
            return ""
        }
        return string
    }

    func id(_ name: String) -> String { field(name).map { id($0) } ?? "" }

    func id(_ value: JSONValue) -> String {
        string(
            value,
            CourseModelFinding.idForm,
            "an id of lower-case letters, digits and hyphens",
            Identifier.hasForm
        )
    }

    func date(_ name: String) -> String {
        let date = string(name, CourseModelFinding.dateForm, "a date such as 2026-11-22T09:30:00Z", Timestamp.hasForm)
        if !date.isEmpty, Timestamp(date) == nil, let value = optional(name) {
            collector.report(
                CourseModelFinding.dateCalendar,
                "expected a date that the calendar has, found \(Excerpt.quoted(date))",
                at: value
            )
        }
        return date
    }
}

extension JSONValue {
    /// What it is, as a message names it.
    var described: String {
        switch kind {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
