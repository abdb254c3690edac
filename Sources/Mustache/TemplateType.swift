/// What a template may expect of a value.
public indirect enum TemplateType: Sendable {
    /// Plain text, which is escaped.
    case text
    /// HTML, which is written as it is: `{{{name}}}`.
    case html
    /// A whole number; 0 is false.
    case number
    /// Something that is so or is not: for sections only.
    case flag
    /// Values of one type, one after the other.
    case list(TemplateType)
    /// Values by name.
    case object(TemplateFields)
    /// A value that is never there: what other pages have and this one has not, elements of a list without any.
    case nothing
}

/// The names and types of an object's values; a value's place in this order is what a compiled template knows it by.
public struct TemplateFields: Sendable {
    /// The names, in the order of the slots.
    public let names: [String]
    let types: [TemplateType]
    private let slots: [String: Int]

    /// Lists the values of an object, each name once.
    public init(_ fields: KeyValuePairs<String, TemplateType>) { self.init(fields.map { ($0.key, $0.value) }) }

    /// Lists the values of an object, each name once.
    public init(_ fields: [(name: String, type: TemplateType)]) {
        names = fields.map(\.name)
        types = fields.map(\.type)
        slots = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }

    /// The same values and others after them.
    public func adding(_ fields: [(name: String, type: TemplateType)]) -> TemplateFields {
        TemplateFields(Array(zip(names, types)).map { (name: $0, type: $1) } + fields)
    }

    /// The same values and those of another object after them.
    public func adding(_ fields: TemplateFields) -> TemplateFields {
        adding(Array(zip(fields.names, fields.types)).map { (name: $0, type: $1) })
    }

    /// The place of a name; nil where there is none.
    public func slot(of name: String) -> Int? { slots[name] }

    /// Makes an object.
    ///
    /// - Precondition: The names stand in the order of the fields; those left out are absent.
    public func object(_ values: KeyValuePairs<String, TemplateValue>) -> TemplateValue {
        .object(slots(values))
    }

    /// Makes the values of an object, for whoever fills in more of them.
    ///
    /// - Precondition: The names stand in the order of the fields; those left out are absent.
    public func slots(_ values: KeyValuePairs<String, TemplateValue>) -> [TemplateValue] {
        var result: [TemplateValue] = []
        result.reserveCapacity(names.count)
        for (name, value) in values {
            while result.count < names.count, names[result.count] != name { result.append(.absent) }
            precondition(result.count < names.count, "\(name) is no field, or stands out of order")
            result.append(value)
        }
        while result.count < names.count { result.append(.absent) }
        return result
    }
}
