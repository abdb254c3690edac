import Testing

@testable import SiteRenderer

struct RelativeAddressTests {
    @Test(arguments: [
        ("index.html", "courses/a/index.html", "courses/a/index.html"),
        ("courses/a/lessons/b.html", "courses/a/lessons/c.html", "c.html"),
        ("courses/a/lessons/b.html", "courses/a/lessons/b.html", "b.html"),
        ("courses/a/lessons/b.html", "courses/a/projects/b.html", "../projects/b.html"),
        ("courses/a/lessons/b.html", "courses/ab/index.html", "../../ab/index.html"),
        ("courses/a/lessons/b.html", "index.html", "../../../index.html"),
        ("courses/a/b.html", "courses/", "../"),
        ("courses/ä/index.html", "courses/ö/index.html", "../ö/index.html"), ("b.html", "a", "a"),
    ])
    func `a link leads from a page to a file by the shortest way`(page: String, target: String, address: String) {
        #expect(RelativeAddress.make(from: page, to: target) == address)
    }
}
