/// What an interface text says; the raw value is its key in `templates/strings/LANG.json`.
public enum InterfaceStringKey: String, Sendable, Hashable, CaseIterable {
    // The language's own name, in itself.
    case languageName

    // Finding one's way.
    case home
    case courses
    case course
    case skipToContent
    case contents
    case tableOfContents
    case onThisPage
    case courseContents
    case breadcrumb
    case previous
    case next
    case previousAndNext
    case page
    case pageNotFound
    case pageNotFoundText
    case backToCourses

    // A course.
    case about
    case modules
    case moduleNumber
    case moduleCount
    case lessons
    case lesson
    case lessonNumber
    case lessonCount
    case projectCount
    case questionCount
    case minutes
    case hours
    case hoursAndMinutes
    case duration
    case audience
    case level
    case levelBeginner
    case levelIntermediate
    case levelAdvanced
    case language
    case languages
    case prerequisites
    case licence
    case source
    case author
    case authors
    case version
    case versionNumber
    case otherVersions
    case olderVersionNotice
    case goToLatestVersion
    case downloads
    case printedBook
    case lmsPackage
    case questionBank
    case electronicBook
    case textFiles
    case purposeBook
    case purposeSCORM12
    case purposeSCORM12Single
    case purposeSCORM2004
    case purposeCMI5
    case purposeCommonCartridge
    case purposeMoodleXML
    case purposeGIFT
    case purposeQTI
    case purposeEPUB
    case purposeMarkdown

    // A lesson.
    case objectives
    case overview
    case example
    case keyTakeaways
    case practice
    case expectedOutcome
    case showExpectedOutcome
    case footnotes
    case footnoteNumber
    case backToText
    case figure
    case figureNumber
    case table
    case tableNumber
    case code
    case formula
    case note
    case taskDone
    case taskOpen

    // A quiz.
    case quiz
    case question
    case questionNumber
    case questions
    case answer
    case answers
    case showAnswers
    case correctAnswer
    case correct
    case incorrect
    case chooseAnswer
    case checkAnswer
    case checkAnswers
    case retry
    case explanation
    case score
    case scoreOf
    case bestScore
    case passed
    case notPassed

    // A project.
    case project
    case projects
    case problemStatement
    case deliverables
    case constraints
    case rubric
    case criterion
    case weight
    case levels
    case percent
    case points
    case buildsOn

    // The learner's progress.
    case progress
    case progressOf
    case completed
    case markAsCompleted
    case startCourse
    case resumeCourse
    case resetProgress
    case resetProgressConfirm

    // The site's frame, home page and certificate.
    case mainMenu
    case all
    case search
    case searchCourses
    case myLearning
    case myLearningText
    case needsScript
    case readingTime
    case certificate
    case certificateRule

    // The player of LMS packages.
    case unknownVersion
    case platformUnreachable
    case sessionEnded
    case returnToPlatform
}
