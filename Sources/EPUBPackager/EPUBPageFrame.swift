internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// What all pages of an EPUB begin and end with (EPUB 3.3, 6.1, XHTML content documents).
enum EPUBPageFrame {
    /// Writes all up to the page's own markup.
    ///
    /// - Parameters:
    ///   - root: The way from the page to the folder of the package document, such as `../`.
    ///   - type: What the page is, in the words of the EPUB Structural Semantics Vocabulary.
    static func open(
        _ writer: inout HTMLWriter,
        package: CoursePackage,
        title: String,
        root: String,
        type: StaticString
    ) {
        writer.markup(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
            """
        )
        writer.attribute("lang", package.language)
        writer.attribute("xml:lang", package.language)
        writer.attribute("dir", LanguageTag.direction(of: package.language).rawValue)
        writer.markup(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
        writer.text(title)
        writer.markup("</title>\n<link rel=\"stylesheet\" type=\"text/css\"")
        writer.attribute("href", root + EPUBNames.style)
        writer.markup("/>\n</head>\n<body epub:type=\"")
        writer.markup(type)
        writer.markup("\">\n")
    }

    /// Closes the page and gives its bytes.
    ///
    /// Two code points that no XML holds can still come from a formula; they become U+FFFD here.
    static func close(_ writer: inout HTMLWriter) -> [UInt8] {
        writer.markup("</body>\n</html>\n")
        var bytes = writer.bytes
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { bytes[index + 2] = 0xBD }
            index += 1
        }
        return bytes
    }
}
