internal import Diagnostics
internal import JSONCodec

/// The rules between the parts of a course.
///
/// Stand-ins of values that were refused are passed over.
struct CourseRules {
    let package: CoursePackage
    let values: PackageValues
    let collector: FindingCollector

    private struct Planned {
        let lesson: Syllabus.PlannedLesson
        let moduleId: String
        let value: JSONValue
    }

    func check() {
        checkSyllabus()
        let planned = plannedLessons()
        checkUnique(package.lessons.map(\.id), "lesson", in: values.lessons, key: "id")
        checkUnique(package.projects.map(\.id), "project", in: values.projects, key: "id")
        checkLessons(planned)
        let lessonIDs = Set(planned.map(\.lesson.id)).union(package.lessons.map(\.id))
        checkQuizzes(lessonIDs)
        checkProjects(lessonIDs)
        checkAssetPaths()
    }

    private func checkSyllabus() {
        guard let value = values.syllabus, value.kind == .object else { return }
        let syllabus = package.syllabus
        if differ(syllabus.id, package.syllabusId), let id = value["id"] {
            collector.report(
                CourseModelFinding.syllabusID,
                "expected the package's \"\(package.syllabusId)\", found \"\(syllabus.id)\"",
                at: id
            )
        }
        let version = syllabus.metadata.version
        if syllabus.version > 0, version > 0, version != syllabus.version, let place = value["metadata"]?["version"] {
            collector.report(
                CourseModelFinding.syllabusVersion,
                "expected the syllabus's version \(syllabus.version), found \(version)",
                at: place
            )
        }
        checkUnique(syllabus.modules.map(\.id), "module", in: value["modules"]?.elements ?? [], key: "id")
    }

    private func plannedLessons() -> [Planned] {
        let modules = values.syllabus?["modules"]?.elements ?? []
        var planned: [Planned] = []
        for (module, value) in zip(package.syllabus.modules, modules) {
            for (lesson, value) in zip(module.lessons, value["lessons"]?.elements ?? []) {
                planned.append(Planned(lesson: lesson, moduleId: module.id, value: value))
            }
        }
        checkUnique(planned.map(\.lesson.id), "planned lesson", in: planned.map(\.value), key: "id")
        return planned
    }

    private func checkLessons(_ planned: [Planned]) {
        let places = Dictionary(
            planned.enumerated().map { ($1.lesson.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        checkOrder(planned, places)
        for plan in planned {
            checkPrerequisites(
                plan.lesson.prerequisites,
                of: places[plan.lesson.id],
                places,
                at: plan.value["prerequisites"]
            )
        }
        checkPrerequisites(package.syllabus.prerequisites, of: 0, places, at: values.syllabus?["prerequisites"])
        for (index, (lesson, value)) in zip(package.lessons, values.lessons).enumerated() {
            if lesson.lessonIndex >= 0, lesson.lessonIndex != index, let place = value["lessonIndex"] {
                collector.report(
                    CourseModelFinding.lessonIndex,
                    "expected \(index), found \(lesson.lessonIndex)",
                    at: place
                )
            }
            if differ(lesson.syllabusId, package.syllabusId), let place = value["syllabusId"] {
                collector.report(
                    CourseModelFinding.lessonSyllabus,
                    "expected the package's \"\(package.syllabusId)\", found \"\(lesson.syllabusId)\"",
                    at: place
                )
            }
            checkPrerequisites(
                lesson.metadata.prerequisites,
                of: places[lesson.id],
                places,
                at: value["metadata"]?["prerequisites"]
            )
            guard let plan = places[lesson.id].map({ planned[$0] }) else { continue }
            if differ(lesson.moduleId, plan.moduleId), let place = value["moduleId"] {
                collector.report(
                    CourseModelFinding.lessonModule,
                    "expected \"\(plan.moduleId)\", the module that lists the lesson, found \"\(lesson.moduleId)\"",
                    at: place
                )
            }
            if differ(lesson.title, plan.lesson.title), let place = value["title"] {
                collector.report(
                    CourseModelFinding.lessonTitle,
                    "expected the syllabus's \(Excerpt.quoted(plan.lesson.title)), found \(Excerpt.quoted(lesson.title))",
                    at: place
                )
            }
        }
    }

    private func checkOrder(_ planned: [Planned], _ places: [String: Int]) {
        let present = Set(package.lessons.map(\.id))
        var isComplete = true
        for plan in planned where !plan.lesson.id.isEmpty && !present.contains(plan.lesson.id) {
            isComplete = false
            collector.report(
                CourseModelFinding.lessonMissing,
                "expected a lesson \"\(plan.lesson.id)\" in the package, found none",
                at: plan.value
            )
        }
        for (lesson, value) in zip(package.lessons, values.lessons) where !lesson.id.isEmpty && places[lesson.id] == nil
        {
            isComplete = false
            collector.report(
                CourseModelFinding.lessonUnplanned,
                "expected a lesson of the syllabus, found \"\(lesson.id)\"",
                at: value["id"] ?? value
            )
        }
        // Where lessons are missing or repeated, the order is not the mistake.
        guard isComplete, planned.count == package.lessons.count else { return }
        for (plan, (lesson, value)) in zip(planned, zip(package.lessons, values.lessons))
        where differ(lesson.id, plan.lesson.id) {
            collector.report(
                CourseModelFinding.lessonOrder,
                "expected \"\(plan.lesson.id)\" here as in the syllabus, found \"\(lesson.id)\"",
                at: value["id"] ?? value
            )
            return
        }
    }

    /// - Parameter place: the lesson's place in the course; nil where it has none.
    private func checkPrerequisites(
        _ prerequisites: [String],
        of place: Int?,
        _ places: [String: Int],
        at list: JSONValue?
    ) {
        let prefix = "lesson:"
        for (prerequisite, value) in zip(prerequisites, list?.elements ?? []) where prerequisite.hasPrefix(prefix) {
            let id = String(prerequisite.dropFirst(prefix.count))
            guard let required = places[id] else {
                let nearest = Excerpt.nearest(to: id, in: places.keys.sorted())
                collector.report(
                    CourseModelFinding.prerequisiteUnknown,
                    "expected a lesson of this course, found \(Excerpt.quoted(prerequisite))",
                    at: value,
                    help: nearest.map { "did you mean \"lesson:\($0)\"?" }
                )
                continue
            }
            if let place, required >= place {
                collector.report(
                    CourseModelFinding.prerequisiteLater,
                    "expected an earlier lesson, found \"\(prerequisite)\", which comes later or is the same",
                    at: value
                )
            }
        }
    }

    private func checkQuizzes(_ lessonIDs: Set<String>) {
        var seen: Set<String> = []
        for (quiz, value) in zip(package.quizzes, values.quizzes) where !quiz.lessonId.isEmpty {
            let place = value["lessonId"] ?? value
            if !seen.insert(quiz.lessonId).inserted {
                collector.report(
                    CourseModelFinding.quizRepeated,
                    "expected at most one quiz for a lesson, found a second for \"\(quiz.lessonId)\"",
                    at: place
                )
            }
            checkReference(
                quiz.lessonId,
                in: lessonIDs,
                CourseModelFinding.quizLesson,
                "a lesson of this course",
                at: place
            )
        }
    }

    private func checkProjects(_ lessonIDs: Set<String>) {
        let moduleIDs = Set(package.syllabus.modules.map(\.id))
        for (project, value) in zip(package.projects, values.projects) {
            let place = value["moduleId"] ?? value
            checkReference(
                project.moduleId,
                in: moduleIDs,
                CourseModelFinding.projectModule,
                "a module of this course",
                at: place
            )
            var seen: Set<String> = []
            for (id, place) in zip(project.lessonIds, value["lessonIds"]?.elements ?? []) where !id.isEmpty {
                checkReference(
                    id,
                    in: lessonIDs,
                    CourseModelFinding.projectLesson,
                    "a lesson of this course",
                    at: place
                )
                guard !seen.insert(id).inserted else { continue }
                collector.report(
                    CourseModelFinding.idRepeated,
                    "expected each lesson once, found \"\(id)\" again",
                    at: place
                )
            }
        }
    }

    private func checkAssetPaths() {
        var seen: Set<String> = []
        for (asset, value) in zip(package.assets, values.assets) where !asset.path.isEmpty {
            guard !seen.insert(asset.path).inserted else { continue }
            collector.report(
                CourseModelFinding.assetRepeated,
                "expected each asset once, found \"\(asset.path)\" again",
                at: value["path"] ?? value
            )
        }
    }

    private func checkReference(
        _ id: String,
        in known: Set<String>,
        _ code: FindingCode,
        _ expected: String,
        at place: JSONValue
    ) {
        // Where an id was refused, it may be the one that is meant.
        guard !id.isEmpty, !known.contains(id), !known.contains("") else { return }
        let nearest = Excerpt.nearest(to: id, in: known.sorted())
        collector.report(
            code,
            "expected \(expected), found \"\(id)\"",
            at: place,
            help: nearest.map { "did you mean \"\($0)\"?" }
        )
    }

    private func checkUnique(_ ids: [String], _ kind: String, in values: [JSONValue], key: String) {
        var seen: Set<String> = []
        for (id, value) in zip(ids, values) where !id.isEmpty {
            guard !seen.insert(id).inserted else { continue }
            collector.report(
                CourseModelFinding.idRepeated,
                "expected each \(kind)'s id once, found \"\(id)\" again",
                at: value[key] ?? value
            )
        }
    }

    /// Whether two values that were both read differ.
    private func differ(_ one: String, _ other: String) -> Bool { !one.isEmpty && !other.isEmpty && one != other }
}
