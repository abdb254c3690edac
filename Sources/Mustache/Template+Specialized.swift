extension Template {
    /// The same template with values that do not change put in: what they write is text from then on.
    ///
    /// - Parameter known: Values of the page's object by their slot; nil for those that differ from page to page.
    public func specialized(_ known: [TemplateValue?]) -> Template {
        var specialization = Specialization(program, known)
        specialization.run(0..<program.instructions.count)
        // Lists inside of lists can make more text than the loops that they replace are worth.
        return specialization.isOver ? self : Template(file: file, program: specialization.result)
    }

    private struct Specialization {
        private let program: TemplateProgram
        private let known: [TemplateValue?]
        private(set) var result = TemplateProgram()
        /// The stack of contexts: a value that is known, or the level that it has from now on.
        private var contexts: [(value: TemplateValue?, level: Int)] = [(nil, 0)]
        private var depth = 1
        private var steps = 100_000

        var isOver: Bool { steps <= 0 || result.isTooLarge }

        init(_ program: TemplateProgram, _ known: [TemplateValue?]) {
            self.program = program
            self.known = known
        }

        mutating func run(_ range: Range<Int>) {
            var index = range.lowerBound
            while index < range.upperBound, !isOver {
                steps -= 1
                switch program.instructions[index] {
                case .literal(let range): result.append(literal: program.literals[range])
                case .escaped(let path):
                    if let value = value(at: path) {
                        var bytes: [UInt8] = []
                        bytes.append(escaping: value)
                        result.append(literal: bytes)
                    } else {
                        result.append(.escaped(moved(path)))
                    }
                case .raw(let path):
                    if let value = value(at: path) {
                        var bytes: [UInt8] = []
                        bytes.append(raw: value)
                        result.append(literal: bytes)
                    } else {
                        result.append(.raw(moved(path)))
                    }
                case .section(let path, let end, let pushes):
                    section(path, index + 1..<end, pushes)
                    index = end - 1
                case .inverted(let path, let end):
                    if let value = value(at: path) {
                        if value.isTrue { index = end - 1 }
                    } else {
                        let place = result.begin(.inverted(moved(path), end: 0))
                        run(index + 1..<end)
                        result.end(place)
                        index = end - 1
                    }
                }
                index += 1
            }
        }

        private mutating func section(_ path: ValuePath, _ range: Range<Int>, _ pushes: Bool) {
            guard let value = value(at: path) else {
                let place = result.begin(.section(moved(path), end: 0, pushes: pushes))
                if pushes {
                    contexts.append((nil, depth))
                    depth += 1
                }
                run(range)
                if pushes {
                    contexts.removeLast()
                    depth -= 1
                }
                return result.end(place)
            }
            let elements: [TemplateValue]
            if case .list(let list) = value { elements = list } else { elements = value.isTrue ? [value] : [] }
            for element in elements {
                if pushes { contexts.append((element, 0)) }
                run(range)
                if pushes { contexts.removeLast() }
            }
        }

        private func value(at path: ValuePath) -> TemplateValue? {
            if let value = contexts[path.level].value { return program.follow(path.slots, from: value) }
            guard path.level == 0, let first = path.slots.first, program.slots[first] < known.count else { return nil }
            return known[program.slots[first]].map { program.follow(path.slots.dropFirst(), from: $0) }
        }

        private mutating func moved(_ path: ValuePath) -> ValuePath {
            result.path(level: contexts[path.level].level, program.slots[path.slots])
        }
    }
}
