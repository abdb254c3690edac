public import Diagnostics

/// The codes of what can be wrong with the folders of courses and with how courses go together.
public enum CourseSetFinding {
    /// A folder that the command line names holds no course.
    public static let missing = FindingCode(
        "course.missing",
        status: .inputMissing,
        meaning: "The path holds neither a lectern.yaml nor a package.json.",
        example: "lectern build corses/intro",
        fix: "Give the folder of a site (with lectern.yaml) or of a course (with package.json)."
    )
    /// Something of a package lies outside its folder.
    public static let outside = FindingCode(
        "course.outside",
        meaning: "A file of the package leads out of its folder, by a symbolic link or by its name.",
        example: "assets/key.png -> /etc/passwd",
        fix: "Put the file itself into the package's folder."
    )
    /// A file or folder of the package cannot be read.
    public static let unreadable = FindingCode(
        "course.unreadable",
        status: .ioFailed,
        meaning: "A file of the package cannot be read.",
        example: "chmod 000 package.json",
        fix: "Make the file readable, or check the disk."
    )
    /// A folder, a pipe or a device where a file belongs.
    public static let noFile = FindingCode(
        "course.no-file",
        meaning: "Something in the package is a folder, a pipe or a device where a file belongs.",
        example: "assets/figures/",
        fix: "Put the files themselves into assets/; there are no folders in it."
    )
    /// One version with two contents.
    public static let versionConflict = FindingCode(
        "course.version-conflict",
        meaning: "Two packages have one syllabusId and one version, but different content.",
        example: "courses/intro and courses/intro-copy are both intro@1 and differ",
        fix: "Remove one of them, or give the newer one the next version and seal it again."
    )
    /// One package twice.
    public static let repeated = FindingCode(
        "course.repeated",
        .warning,
        meaning: "Two folders hold the same package; it is built once.",
        example: "courses: [intro, copies/intro]",
        fix: "Remove one of the folders from `courses`."
    )
    /// No course is left.
    public static let nothing = FindingCode(
        "course.nothing",
        meaning: "Every course is archived, so there is nothing to build.",
        example: "\"status\": \"ARCHIVED\"",
        fix: "Name a published course."
    )
    /// All of them.
    public static let all: [FindingCode] = [missing, outside, unreadable, noFile, versionConflict, repeated, nothing]
}
