public import Diagnostics

/// The codes of what can be wrong with a site's own pages.
public enum SitePageFinding {
    /// No file where `pages` says.
    public static let missing = FindingCode(
        "page.missing",
        status: .inputMissing,
        meaning: "`pages` in `lectern.yaml` names a file or a pattern that leads to no file.",
        example: "pages: [page/*.md]",
        fix: "Correct the path; it is relative to `lectern.yaml`."
    )
    /// A file whose name cannot be a page's.
    public static let name = FindingCode(
        "page.name",
        status: .configuration,
        meaning: "A page's file has a name that cannot become an address, or one that the site uses itself.",
        example: "pages/Über uns.md",
        fix: "Use lower-case letters, digits and hyphens, and `.md` at the end: `pages/about-us.md`."
    )
    /// Two files for one address.
    public static let repeated = FindingCode(
        "page.repeated",
        status: .configuration,
        meaning: "Two files in different folders would become the same page.",
        example: "pages: [pages/*.md, legal/*.md]  # both have imprint.md",
        fix: "Rename one of them."
    )
    /// A page without a title.
    public static let title = FindingCode(
        "page.title",
        status: .configuration,
        meaning: "A page has no title: no `title:` in its front matter and no heading of level 1 at its beginning.",
        example: "Who we are and what we do …",
        fix: "Begin the page with `# About us`, or give it front matter with a title."
    )
    /// Front matter that does not end.
    public static let frontMatter = FindingCode(
        "page.front-matter",
        status: .configuration,
        meaning: "A page begins with `---`, but no other line of three hyphens ends its front matter.",
        example: "---\ntitle: About us\n\nWho we are …",
        fix: "Put a line `---` between the front matter and the text."
    )
    /// A file that is no text.
    public static let text = FindingCode(
        "page.text",
        status: .configuration,
        meaning: "A page's file is not UTF-8.",
        example: "pages/about.md saved as Windows-1252",
        fix: "Save the file as UTF-8."
    )
    /// A link to a page that is not there.
    public static let link = FindingCode(
        "page.link",
        status: .configuration,
        meaning: "A page, a menu or a redirect leads to a path that the site does not have.",
        example: "menu: [{Imprint: imprnt.html}]",
        fix: "Correct the path; it starts at the web root."
    )
    /// A redirect whose old address is a page.
    public static let redirect = FindingCode(
        "page.redirect",
        status: .configuration,
        meaning: "A redirect's old address is a page of the site, or lies twice in the list.",
        example: "redirects: {index.html: courses/intro/}",
        fix: "Remove the redirect, or rename the page."
    )
    /// A picture that cannot be used.
    public static let picture = FindingCode(
        "page.picture",
        status: .inputMissing,
        meaning: "The logo, or a picture in `assets/` beside `lectern.yaml`, is missing or cannot be used.",
        example: "logo: assets/logo.bmp",
        fix: "Name a PNG, JPEG, GIF, WebP or SVG file by its path from `lectern.yaml`."
    )
    /// All of them.
    public static let all: [FindingCode] = [
        missing, name, repeated, title, frontMatter, text, link, redirect, picture,
    ]
}
