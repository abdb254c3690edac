public import CourseMarkup
public import CourseModel
public import InterfaceStrings

/// A page as the words that can be found on it, section by section.
public struct SearchablePage: Sendable {
    /// The path below the course's folder, such as `lessons/sensors.html`.
    public let path: String
    /// The page's title.
    public let title: String
    let sections: [SearchableSection]

    /// The course's own page: what it is about, its objectives and its modules.
    public static func make(_ package: CoursePackage, path: String = "index.html") -> SearchablePage {
        var collector = SectionCollector()
        collector.begin("", "")
        collector.append(package.description)
        collector.append(package.syllabus.audience)
        for module in package.syllabus.modules {
            collector.append(module.title)
            collector.append(module.summary)
        }
        return SearchablePage(path: path, title: package.title, sections: collector.sections)
    }

    /// A lesson's page; of its quiz the questions only.
    ///
    /// The strings name the sections that every lesson has.
    public static func make(_ document: LessonDocument, path: String, strings: InterfaceStrings) -> SearchablePage {
        var collector = SectionCollector()
        collector.begin("", "")
        for objective in document.lesson.objectives { collector.append(objective) }
        collector.append(document.overview)
        for concept in document.concepts {
            collector.begin(concept.anchor, concept.title)
            collector.append(concept.explanation)
            guard let example = concept.example else { continue }
            if concept.explanation.hasHeadings, let anchor = concept.exampleAnchor {
                collector.begin(anchor, strings[.example])
            }
            collector.append(example)
        }
        collector.begin(document.anchors.keyTakeaways, strings[.keyTakeaways])
        for takeaway in document.keyTakeaways { collector.append(takeaway) }
        collector.begin(document.anchors.practice, strings[.practice])
        collector.append(document.practicePrompt)
        collector.append(document.expectedOutcome)
        if let quiz = document.quiz {
            collector.begin(document.anchors.quiz, strings[.quiz])
            for question in quiz.questions { collector.append(question.question) }
        }
        return SearchablePage(path: path, title: document.lesson.title, sections: collector.sections)
    }

    /// A project's page.
    public static func make(_ document: ProjectDocument, path: String) -> SearchablePage {
        var collector = SectionCollector()
        collector.begin("", "")
        collector.append(document.problemStatement)
        for deliverable in document.project.deliverables { collector.append(deliverable) }
        for constraint in document.project.constraints { collector.append(constraint) }
        for criterion in document.project.rubric { collector.append(criterion.criterion) }
        return SearchablePage(path: path, title: document.project.title, sections: collector.sections)
    }
}
