/// The pages of a site.
public enum SitePlan {
    /// Lists all pages of a site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameters:
    ///   - site: What the pages have in common.
    ///   - courses: The courses, each version by itself, in the order in which the home page lists them.
    public static func make(site: SiteDescription, courses: [SiteCourse]) -> [SitePage] {
        let places = courses.map { CoursePlace(site: site, course: $0) }
        let latest = places.filter(\.course.isLatest)
        var pages = [
            SitePage(path: HomePage.path, key: HomePage.key(site, latest)) { HomePage.render(site, latest) },
            SitePage(path: NotFoundPage.path, key: NotFoundPage.key(site)) { NotFoundPage.render(site) },
        ]
        for place in places {
            let keys = CourseKeys(place)
            pages.append(SitePage(path: place.overviewPath, key: keys.overview()) { OverviewPage.render(place) })
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
        }
        return pages.sorted { $0.path < $1.path }
    }
}
