/// The pages of a site.
public enum SitePlan {
    /// Lists all pages of a site, sorted by path; nothing is rendered yet.
    ///
    /// - Parameters:
    ///   - site: What the pages have in common.
    ///   - courses: The courses, each version by itself, in the order in which the home page lists them.
    public static func make(site: SiteDescription, courses: [SiteCourse]) -> [SitePage] { [] }
}
