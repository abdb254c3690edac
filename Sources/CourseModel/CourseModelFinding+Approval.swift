public import Diagnostics

extension CourseModelFinding {
    /// The syllabus, a lesson, a quiz or a project has no approval.
    public static let approvalMissing = FindingCode(
        "approval.missing",
        status: .notApproved,
        meaning: "The syllabus, a lesson, a quiz or a project has no approval.",
        example: "a lesson added after the package was sealed",
        fix: "Review it and run `lectern seal`."
    )
    /// The syllabus, a lesson, a quiz or a project was changed after it was approved.
    public static let approvalHash = FindingCode(
        "approval.hash",
        status: .notApproved,
        meaning: "The syllabus, a lesson, a quiz or a project was changed after it was approved.",
        example: "a lesson edited after the package was sealed",
        fix: "Review it again and run `lectern seal`."
    )
    /// An approval is for another version of what it approves.
    public static let approvalVersion = FindingCode(
        "approval.version",
        status: .notApproved,
        meaning: "An approval is for another version of what it approves.",
        example: #""entityVersion": 1 for a lesson of version 2"#,
        fix: "Review that version and run `lectern seal`."
    )
    /// An approval is for something that the package does not have.
    public static let approvalUnknown = FindingCode(
        "approval.unknown",
        meaning: "An approval is for something that the package does not have.",
        example: "the approval of a lesson that was removed",
        fix: "Run `lectern seal`, which writes the approvals anew."
    )
    /// Something is approved twice.
    public static let approvalRepeated = FindingCode(
        "approval.repeated",
        meaning: "Something is approved twice.",
        example: "two approvals of the lesson sensors",
        fix: "Run `lectern seal`, which writes the approvals anew."
    )
    /// The package's contentHash is missing or differs from its content.
    public static let contentHash = FindingCode(
        "package.content-hash",
        status: .notApproved,
        meaning: "The package's contentHash is missing or differs from its content.",
        example: "a package.json edited after it was sealed",
        fix: "Review the change and run `lectern seal`."
    )

    /// The rules about approvals and hashes: `lectern seal` mends each of them, and the course can be shown meanwhile.
    public static let approvalRules: [FindingCode] = [
        approvalMissing, approvalHash, approvalVersion, approvalUnknown, approvalRepeated, contentHash,
    ]
}
