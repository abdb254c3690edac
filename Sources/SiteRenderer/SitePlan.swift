internal import Bytes
internal import CourseMarkup
internal import CourseModel

/// The files of a site.
///
/// A page of a course depends on that course and on what the site has in common, never on another course; a page of the
/// whole site depends on summaries of the courses. That is what lets a build read only the courses that changed, and one
/// after the other.
public enum SitePlan {
    /// Lists the pages and data files of one version of a course, sorted by path; nothing is rendered yet.
    ///
    /// The course's downloads were made before, so that a page can tell their sizes and digests.
    public static func pages(of course: SiteCourse, site: SiteDescription) -> [SitePage] {
        let place = CoursePlace(site: site, course: course)
        let content = CourseContentKeys(place)
        let lessons = CourseFrame(place, .lesson, folder: "lessons/")
        let projects = lessons.with(kind: .project)
        var pages = [
            CoursePage.make(place), CertificatePage.make(CourseFrame(place, .certificate, folder: "")),
            CourseData.make(place),
        ]
        pages += CourseSearch(place, content: content).make()
        pages.reserveCapacity(place.steps.count + pages.count)
        for (index, step) in place.steps.enumerated() {
            let isLesson = if case .lesson = step.content { true } else { false }
            var frame = isLesson ? lessons : projects
            if frame.page.isInMenu(step.path) {
                frame = CourseFrame(
                    place,
                    isLesson ? .lesson : .project,
                    folder: isLesson ? "lessons/" : "projects/",
                    current: step.path
                )
            }
            switch step.content {
            case .lesson(let lesson):
                let key = PageKey.make(
                    frame.digest,
                    LessonPage.values(frame, step: index, lesson: lesson),
                    content.lesson(lesson)
                )
                pages.append(
                    SitePage(path: step.path, key: key) { [frame] in
                        try LessonPage.render(frame, step: index, lesson: lesson)
                    }
                )
            case .project(let project):
                let key = PageKey.make(
                    frame.digest,
                    ProjectPage.values(frame, step: index, project: project),
                    content.project(project)
                )
                pages.append(
                    SitePage(path: step.path, key: key) { [frame] in
                        try ProjectPage.render(frame, step: index, project: project)
                    }
                )
            }
        }
        return pages.sorted { $0.path < $1.path }
    }

    /// Lists the pages and data files of the whole site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameters:
    ///   - courses: The courses, each version by itself, in the order in which the home page lists them.
    ///   - extraPages: The pages that belong to no course.
    public static func pages(
        site: SiteDescription,
        courses: [SiteCourseSummary],
        extraPages: [ExtraPage] = []
    ) -> [SitePage] {
        let latest = courses.filter(\.isLatest)
        let pages = [
            HomePage.make(site, latest), SiteLevelPage.progress(site), SiteLevelPage.notFound(site),
            SiteData.courses(latest), SiteData.manifest(site),
        ]
        let languages = Set(courses.map(\.language) + extraPages.compactMap(\.language) + [site.language]).sorted()
        let discovery = Discovery.make(site, courses, extraPages: extraPages.map(\.path))
        return (pages + extraPages.map { ContentPage.make($0, site) } + assets(site, languages) + discovery)
            .sorted { $0.path < $1.path }
    }

    /// Styles and scripts.
    private static func assets(_ site: SiteDescription, _ languages: [String]) -> [SitePage] {
        let theme = site.theme
        let assets = [theme.style(of: site), theme.core, theme.font] + theme.scripts.map(\.asset)
        let setUps = languages.map { theme.setUp(of: site, language: $0) }
        var files = (assets + setUps).map { SiteData.file($0.path, $0.bytes) }
        files.append(SiteData.file(SiteIcon.path(of: site), SiteIcon.render(site)))
        files.append(SiteData.worker(site, languages: languages))
        return files
    }

    /// Lists all files of a site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameters:
    ///   - site: What the pages have in common.
    ///   - courses: The courses, each version by itself, in the order in which the home page lists them.
    public static func make(
        site: SiteDescription,
        courses: [SiteCourse],
        extraPages: [ExtraPage] = []
    ) -> [SitePage] {
        var all = pages(site: site, courses: courses.map(SiteCourseSummary.init), extraPages: extraPages)
        for course in courses { all += pages(of: course, site: site) }
        return all.sorted { $0.path < $1.path }
    }

    /// The paths of a course's pages, sorted.
    static func pagePaths(of course: SiteCourse) -> [String] {
        let package = course.document.package
        let lessons = package.lessons.map { "\(course.root)lessons/\($0.id).html" }
        let projects = package.projects.map { "\(course.root)projects/\($0.id).html" }
        return ([course.root + "index.html", course.root + "certificate.html"] + lessons + projects).sorted()
    }
}
