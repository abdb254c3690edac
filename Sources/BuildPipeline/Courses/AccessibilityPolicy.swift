internal import CourseMarkup
internal import CoursePrint
internal import Diagnostics

extension BookConfiguration {
    /// The findings of a course that becomes a book: a picture without words is an error where the book must be
    /// accessible.
    func judged(_ findings: [Finding]) -> [Finding] {
        guard accessibility == .strict else { return findings }
        return findings.map { finding in
            guard finding.code == CourseMarkupFinding.pictureAlternative else { return finding }
            var refused = finding
            refused.code = BookFinding.missingAlternativeText
            refused.severity = .error
            refused.help =
                "say in the square brackets what the picture shows; or choose `accessibility: warn` below "
                + "`pdf:` of lectern.yaml, or `--accessibility warn`, and the book does not claim to be accessible"
            return refused
        }
    }
}

extension SiteConfiguration {
    /// The findings of courses, by what is made of them.
    func judged(_ findings: [Finding]) -> [Finding] {
        outputs.contains(.pdf) ? pdf.judged(findings) : findings
    }
}
