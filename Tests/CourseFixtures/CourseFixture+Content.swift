internal import Bytes
internal import JSONCodec

extension CourseFixture {
    static func makePackage(
        id: String,
        version: Int,
        language: String,
        title: String,
        modules: Int,
        lessonsPerModule: Int
    ) -> JSONTree {
        let places = (1...modules).flatMap { module in (1...lessonsPerModule).map { (module, $0) } }
        let ids = places.map { "m\($0)-l\($1)" }
        return [
            "format": "course-package/1",
            "syllabusId": .string(id),
            "version": .integer(version),
            "status": "PUBLISHED",
            "title": .string(title),
            "description": "What grows, what flows and how to measure it.",
            "language": .string(language),
            "license": "CC-BY-4.0",
            "source": "Written for tests",
            "authors": ["Ada Example", "Ben Example"],
            "textFormat": "markdown",
            "syllabus": [
                "id": .string(id),
                "version": 1,
                "title": .string(title),
                "audience": "Everyone who likes to be outside",
                "level": "beginner",
                "timeBudgetMinutes": .integer(places.count * 30),
                "teachingStyle": "By doing",
                "constraints": ["No equipment"],
                "prerequisites": ["Curiosity"],
                "modules": .array((1...modules).map { module(number: $0, lessons: lessonsPerModule, ids: ids) }),
                "metadata": ["version": 1, "createdBy": "Ada Example", "createdAt": "2026-02-01T09:00:00Z"],
            ],
            "lessons": .array(
                places.enumerated().map { index, place in
                    lesson(index: index, module: place.0, ids: ids, course: id)
                }
            ),
            "quizzes": .array(ids.map(quiz)),
            "projects": .array((1...modules).map { project(module: $0) }),
        ]
    }

    static func lessonTitle(_ id: String) -> String { "Lesson \(id) in the field" }

    private static func prerequisites(before index: Int, ids: [String]) -> JSONTree {
        index == 0 ? [] : [.string("lesson:" + ids[index - 1]), "Patience"]
    }

    private static func module(number: Int, lessons: Int, ids: [String]) -> JSONTree {
        [
            "id": .string("m\(number)"),
            "title": .string("Module \(number)"),
            "summary": "",
            "lessons": .array(
                (0..<lessons).map { place in
                    let index = (number - 1) * lessons + place
                    return [
                        "id": .string(ids[index]),
                        "title": .string(lessonTitle(ids[index])),
                        "objectives": ["Measure what flows"],
                        "prerequisites": prerequisites(before: index, ids: ids),
                        "effortMinutes": 30,
                        "assessmentHooks": ["quiz"],
                    ]
                }
            ),
        ]
    }

    private static func lesson(index: Int, module: Int, ids: [String], course: String) -> JSONTree {
        let next = ids[(index + 1) % ids.count]
        return [
            "id": .string(ids[index]),
            "syllabusId": .string(course),
            "moduleId": .string("m\(module)"),
            "lessonIndex": .integer(index),
            "version": 1,
            "title": .string(lessonTitle(ids[index])),
            "durationMinutes": 30,
            "objectives": ["Measure what flows", "Draw what grows"],
            "explanation": [
                "overview": .string(
                    """
                    Water *flows* downhill, and **plants** follow it. Lesson \(ids[index]) shows how to tell $Q = A v$ from a guess.

                    - Look first.
                    - Then [measure](lesson:\(next)).
                    """
                ),
                "concepts": [
                    [
                        "title": "The cross-section",
                        "explanation": .string(
                            """
                            Depth times width gives the area; the picture shows where to stand.

                            ![A dot where to stand](assets/dot.png)

                            | Depth | Width |
                            | ----: | :---- |
                            | 0.4 m | 2 m   |
                            """
                        ),
                        "example": .string(
                            """
                            A brook in code:

                            ```python
                            area = 0.4 * 2  # square metres
                            print(area)
                            ```
                            """
                        ),
                    ],
                    [
                        "title": "The speed",
                        "explanation": .string(
                            """
                            Let a leaf float along ten metres and take the time; do it three times.[^1]

                            > **Note.** Cold water is dangerous.

                            ![How the speed changes with depth](assets/plot.svg)

                            [^1]: Once is not enough.
                            """
                        ),
                    ],
                ],
            ],
            "keyTakeaways": ["Measure *three* times.", "Write down the unit."],
            "practice": [
                "prompt": "Find a brook near you and measure how much water it carries.",
                "expectedOutcome": "A number with its unit and an estimate of its error.",
            ],
            "metadata": ["level": "beginner", "prerequisites": prerequisites(before: index, ids: ids)],
        ]
    }

    private static func quiz(_ lesson: String) -> JSONTree {
        [
            "lessonId": .string(lesson),
            "version": 1,
            "questions": [
                [
                    "question": "What is the area of a brook 0.4 m deep and 2 m wide?",
                    "options": ["0.8 m²", "2.4 m²", "8 m²", "0.2 m²"],
                    "correctIndex": 0,
                    "explanation": "Depth times width: $0.4 \\cdot 2 = 0.8$.",
                ],
                [
                    "question": "How often do you measure?",
                    "options": ["Never", "Once", "Twice", "Three times"],
                    "correctIndex": 3,
                    "explanation": "Three times, and then the mean.",
                ],
            ],
        ]
    }

    private static func project(module: Int) -> JSONTree {
        [
            "id": .string("m\(module)-project"),
            "moduleId": .string("m\(module)"),
            "lessonIds": [.string("m\(module)-l1")],
            "version": 1,
            "title": .string("A brook in a year, part \(module)"),
            "problemStatement": "Measure one brook every month and draw what you find.",
            "constraints": ["Never alone"],
            "deliverables": ["A table", "A drawing"],
            "rubric": [
                criterion("Measurement", weight: 60),
                criterion("Drawing", weight: 40),
            ],
            "metadata": ["level": "intermediate"],
        ]
    }

    private static func criterion(_ name: String, weight: Int) -> JSONTree {
        [
            "criterion": .string(name),
            "weight": .integer(weight),
            "levels": [
                ["label": "Good", "description": "Complete and clear.", "points": 2],
                ["label": "Begun", "description": "", "points": 1],
            ],
        ]
    }

    /// A drawing of 120 by 80.
    static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120 80">
          <path d="M10 70 C40 70 60 10 110 10" fill="none" stroke="#06c" stroke-width="3"/>
        </svg>

        """

    /// A PNG of one colour, with alpha.
    public static func png(width: Int = 8, height: Int = 4) -> [UInt8] {
        var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        png.append(chunk: "IHDR", bigEndian(width) + bigEndian(height) + [8, 6, 0, 0, 0])
        let row: [UInt8] = [0] + Array(repeatElement([0x20, 0x60, 0xC0, 0x80], count: width).joined())
        png.append(chunk: "IDAT", Deflate.zlib(Array(repeatElement(row, count: height).joined())))
        png.append(chunk: "IEND", [])
        return png
    }

    static func bigEndian(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(chunk type: String, _ content: [UInt8]) {
        let body = [UInt8](utf8: type) + content
        self += CourseFixture.bigEndian(content.count) + body + CourseFixture.bigEndian(Int(CRC32.of(body)))
    }
}
