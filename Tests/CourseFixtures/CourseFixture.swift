internal import Bytes
public import CourseModel
internal import Diagnostics
public import JSONCodec

/// A complete course in memory, valid and sealed unless it is changed.
///
///     var course = CourseFixture(modules: 2, lessonsPerModule: 2)
///     course.change("/quizzes/0/questions/0/options/3", to: nil)
///     let findings = CoursePackage.decode(course.sealed()).findings
///
/// Lessons are `m1-l1`, `m1-l2`, `m2-l1` and so on, the quiz of each has two questions, each module has a project
/// `m1-project`; the texts use all Markdown that is common, a picture, a formula, a table and links between lessons.
public struct CourseFixture: Sendable {
    /// The package without `assets`, `approvals` and `contentHash`, which `sealed()` writes.
    public var package: JSONTree
    /// The files under `assets/`, by `assets/NAME`.
    public var files: [(path: String, bytes: [UInt8])]
    /// The date of all approvals.
    public var approvedAt = "2026-03-01T12:00:00Z"

    /// Makes a course.
    public init(
        id: String = "field-course",
        version: Int = 1,
        language: String = "en",
        title: String = "A course in the field",
        modules: Int = 2,
        lessonsPerModule: Int = 2
    ) {
        files = [
            ("assets/dot.png", CourseFixture.png()),
            ("assets/plot.svg", [UInt8](utf8: CourseFixture.svg)),
        ]
        package = CourseFixture.makePackage(
            id: id,
            version: version,
            language: language,
            title: title,
            modules: modules,
            lessonsPerModule: lessonsPerModule
        )
    }

    /// Replaces the value at a JSON Pointer; nil removes a member or an element, and `-` as the last part appends.
    ///
    /// - Precondition: what the pointer leads through is there.
    public mutating func change(_ pointer: String, to value: JSONTree?) {
        package = CourseFixture.changed(package, JSONPointer.tokens(pointer)[...], to: value)
    }

    /// The value at a JSON Pointer; nil where there is none.
    public func value(at pointer: String) -> JSONTree? {
        JSONPointer.tokens(pointer).reduce(package as JSONTree?) { value, token in
            switch value {
            case .object?: value?[token]
            case .array(let elements)?: Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }

    /// The pictures that inspecting the files gives.
    public var pictures: [Picture] {
        files.compactMap { PictureInspection.inspect($0.bytes, path: $0.path).picture }
    }

    /// The package.json with assets, approvals and hash that fit what stands in `package`, right or wrong.
    public func sealed() -> [UInt8] { CourseFixture.seal(package, pictures: pictures, approvedAt: approvedAt).pretty() }

    /// The decoded package.
    ///
    /// - Precondition: The course is valid.
    public func decoded() -> CoursePackage {
        let decoded = CoursePackage.decode(sealed())
        guard let package = decoded.package else {
            preconditionFailure("the fixture is refused: \(decoded.findings.map(\.message))")
        }
        return package
    }

    private static func changed(_ tree: JSONTree, _ path: ArraySlice<String>, to value: JSONTree?) -> JSONTree? {
        guard let token = path.first else { return value }
        let rest = path.dropFirst()
        switch tree {
        case .object:
            var object = tree
            if rest.isEmpty {
                object[token] = value
            } else {
                guard let inner = tree[token] else { preconditionFailure("no member \(token)") }
                object[token] = changed(inner, rest, to: value)
            }
            return object
        case .array(var elements):
            if token == "-", let value {
                elements.append(value)
            } else {
                guard let index = Int(token), elements.indices.contains(index) else {
                    preconditionFailure("no element \(token)")
                }
                if let element = changed(elements[index], rest, to: value) {
                    elements[index] = element
                } else {
                    elements.remove(at: index)
                }
            }
            return .array(elements)
        default: preconditionFailure("nothing inside a plain value")
        }
    }

    private static func changed(_ tree: JSONTree, _ path: ArraySlice<String>, to value: JSONTree?) -> JSONTree {
        let result: JSONTree? = changed(tree, path, to: value)
        return result ?? .null
    }

    private static func seal(_ package: JSONTree, pictures: [Picture], approvedAt: String) -> JSONTree {
        var sealed = package
        // What a test has put there itself stays.
        if sealed["assets"] == nil {
            sealed["assets"] = .array(
                pictures.sorted { $0.path < $1.path }.map { picture in
                    [
                        "path": .string(picture.path),
                        "sha256": .string(picture.sha256),
                        "bytes": .integer(picture.byteCount),
                        "mediaType": .string(picture.format.rawValue),
                    ]
                }
            )
        }
        if sealed["approvals"] == nil {
            let entities: [(String, String, [JSONTree])] = [
                ("Syllabus", "id", sealed["syllabus"].map { [$0] } ?? []),
                ("Lesson", "id", elements(sealed["lessons"])),
                ("Quiz", "lessonId", elements(sealed["quizzes"])),
                ("Project", "id", elements(sealed["projects"])),
            ]
            sealed["approvals"] = .array(
                entities.flatMap { type, key, values in
                    values.map { value in
                        [
                            "entityType": .string(type),
                            "entityId": value[key] ?? "none",
                            "entityVersion": value["version"] ?? 1,
                            "sha256": .string(hash(value)),
                            "approvedBy": "A reviewer",
                            "approvedAt": .string(approvedAt),
                            "note": "",
                        ]
                    }
                }
            )
        }
        if sealed["contentHash"] == nil { sealed["contentHash"] = .string(hash(sealed)) }
        return sealed
    }

    private static func elements(_ tree: JSONTree?) -> [JSONTree] {
        if case .array(let elements)? = tree { elements } else { [] }
    }

    private static func hash(_ tree: JSONTree) -> String {
        let canonical = JSONReading(tree.compact()).value?.canonical() ?? []
        return "sha256:" + SHA256Digest(of: canonical).hex
    }
}
