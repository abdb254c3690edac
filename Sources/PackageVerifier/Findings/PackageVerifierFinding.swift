public import Diagnostics

/// All codes of the checks of packages.
public enum PackageVerifierFinding {
    /// All codes of this module.
    public static let all: [FindingCode] =
        PackageFinding.all + SCORMFinding.all + CMI5Finding.all + CartridgeFinding.all + QuestionFinding.all
        + EPUBFinding.all
}
