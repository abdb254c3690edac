public import Diagnostics

/// A compiled template.
public struct Template: Sendable {
    /// The file that it was compiled from, as the person would type it.
    public let file: String
    let program: TemplateProgram
    private let rootSlots: Set<Int>

    init(file: String, program: TemplateProgram) {
        self.file = file
        self.program = program
        rootSlots = program.rootSlots
    }

    /// Whether the template reads the page's value of a slot: what it does not read need not be made.
    public func reads(slot: Int) -> Bool { rootSlots.contains(slot) }

    /// Appends what the template makes of a page's values.
    ///
    /// - Parameters:
    ///   - values: Values of the type that the template was compiled for.
    ///   - limit: The most bytes that may be appended; a section that is written counts as 16, so that loops without
    ///     output end too.
    /// - Throws: `TemplateOutputError` where that is not enough.
    public func render(
        _ values: TemplateValue,
        into bytes: inout [UInt8],
        limit: Int = 1 << 24
    ) throws(TemplateOutputError) {
        var execution = Execution(program: program, contexts: [values], end: bytes.count + limit, steps: limit / 16)
        execution.run(0..<program.instructions.count, &bytes)
        guard !execution.isOver, bytes.count <= execution.end else {
            throw TemplateOutputError(file: file, limit: limit)
        }
    }

    private struct Execution {
        let program: TemplateProgram
        var contexts: [TemplateValue]
        /// The number of bytes that are too many.
        let end: Int
        /// How many more sections may be written.
        var steps: Int
        var isOver = false

        mutating func run(_ range: Range<Int>, _ bytes: inout [UInt8]) {
            var index = range.lowerBound
            while index < range.upperBound, !isOver {
                switch program.instructions[index] {
                case .literal(let range): bytes.append(contentsOf: program.literals[range])
                case .escaped(let path): bytes.append(escaping: value(at: path))
                case .raw(let path): bytes.append(raw: value(at: path))
                case .section(let path, let end, let pushes):
                    write(value(at: path), index + 1..<end, pushes, &bytes)
                    index = end - 1
                case .inverted(let path, let end):
                    if value(at: path).isTrue { index = end - 1 }
                }
                index += 1
            }
        }

        private func value(at path: ValuePath) -> TemplateValue {
            program.follow(path.slots, from: contexts[path.level])
        }

        private mutating func write(
            _ value: TemplateValue,
            _ range: Range<Int>,
            _ pushes: Bool,
            _ bytes: inout [UInt8]
        ) {
            if case .list(let elements) = value {
                for element in elements { writeOnce(element, range, pushes, &bytes) }
            } else if value.isTrue {
                writeOnce(value, range, pushes, &bytes)
            }
        }

        private mutating func writeOnce(
            _ value: TemplateValue,
            _ range: Range<Int>,
            _ pushes: Bool,
            _ bytes: inout [UInt8]
        ) {
            steps -= 1
            guard steps >= 0, bytes.count <= end else {
                isOver = true
                return
            }
            if pushes { contexts.append(value) }
            run(range, &bytes)
            if pushes { contexts.removeLast() }
        }
    }
}

/// A page that grew beyond all measure, by sections inside of sections of the same lists.
public struct TemplateOutputError: EnvironmentError, Hashable {
    /// The template.
    public let file: String
    /// The bytes that were allowed.
    public let limit: Int
    /// Templates are configuration.
    public var status: ExitStatus { .configuration }
    /// What went wrong.
    public var message: String {
        "\(file): a page of this template would be larger than \(limit) bytes; take out sections that repeat themselves"
    }
}
