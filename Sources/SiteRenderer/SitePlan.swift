internal import CourseMarkup
internal import CourseModel

/// The pages of a site.
///
/// A page of a course depends on that course and on what the site has in common, never on another course; a page of the
/// whole site depends on summaries of the courses. That is what lets a build read only the courses that changed, and one
/// after the other.
public enum SitePlan {
    /// Lists the pages of one version of a course, sorted by path; nothing is rendered yet.
    ///
    /// The course's downloads were made before, so that a page can tell their sizes and digests.
    public static func pages(of course: SiteCourse, site: SiteDescription) -> [SitePage] {
        let place = CoursePlace(site: site, course: course)
        let keys = CourseKeys(place)
        var pages = [SitePage(path: place.overviewPath, key: keys.overview()) { OverviewPage.render(place) }]
        for (index, step) in place.steps.enumerated() {
            pages.append(
                SitePage(path: step.path, key: keys.page(index)) {
                    switch step.content {
                    case .lesson(let lesson): LessonPage.render(place, step: index, lesson: lesson)
                    case .project(let project): ProjectPage.render(place, step: index, project: project)
                    }
                }
            )
        }
        return pages.sorted { $0.path < $1.path }
    }

    /// Lists the pages of the whole site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameter courses: The courses, each version by itself, in the order in which the home page lists them.
    public static func pages(site: SiteDescription, courses: [SiteCourseSummary]) -> [SitePage] {
        let latest = courses.filter(\.isLatest)
        return [
            SitePage(path: HomePage.path, key: HomePage.key(site, latest)) { HomePage.render(site, latest) },
            SitePage(path: NotFoundPage.path, key: NotFoundPage.key(site)) { NotFoundPage.render(site) },
        ].sorted { $0.path < $1.path }
    }

    /// Lists all pages of a site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameters:
    ///   - site: What the pages have in common.
    ///   - courses: The courses, each version by itself, in the order in which the home page lists them.
    public static func make(site: SiteDescription, courses: [SiteCourse]) -> [SitePage] {
        var all = pages(site: site, courses: courses.map(SiteCourseSummary.init))
        for course in courses { all += pages(of: course, site: site) }
        return all.sorted { $0.path < $1.path }
    }

    /// The paths of a course's pages, sorted.
    static func pagePaths(of course: SiteCourse) -> [String] {
        let package = course.document.package
        let lessons = package.lessons.map { "\(course.root)lessons/\($0.id).html" }
        let projects = package.projects.map { "\(course.root)projects/\($0.id).html" }
        return ([course.root + "index.html"] + lessons + projects).sorted()
    }
}
