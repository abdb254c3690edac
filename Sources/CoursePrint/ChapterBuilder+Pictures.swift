internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

extension ChapterBuilder {
    /// A picture up to this height stands in its line; a larger one stands alone.
    static let largestInlinePicture = 22_000

    /// A picture that is too high for a line, and the link around it.
    static func largePicture(_ inline: Inline) -> (image: Inline.Image, link: Inline.Link?)? {
        switch inline {
        case .image(let image) where isLarge(image): return (image, nil)
        case .link(let link):
            guard link.content.count == 1, case .image(let image) = link.content[0], isLarge(image) else { return nil }
            return (image, link)
        default: return nil
        }
    }

    private static func isLarge(_ image: Inline.Image) -> Bool {
        size(of: image.picture).height > largestInlinePicture || image.picture.format == .webp
    }

    mutating func appendPicture(
        _ image: Inline.Image,
        link: Inline.Link?,
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        var around = parent
        if let link {
            around = self.link(to: target(of: link), in: parent, description: alternative(image))
        }
        let figure = figureNode(image, in: around)
        guard isDrawable(image.picture) else {
            var standIn = theme.small
            standIn.color = BookTheme.quiet
            // Slanted, so that nobody takes it for the output of a program, which stands on the same ground.
            standIn.font.isItalic = true
            let text = Paragraph(
                [.text(alternative(image), standIn, tag: tag(figure))],
                style: theme.paragraph(standIn, .center)
            )
            result.append(
                panel(
                    [LayoutBlock(.paragraph(text), tag: tag(figure))],
                    node: figure,
                    ContainerStyle(insets: Insets(all: 12_000), background: theme.codeBackground)
                )
            )
            return
        }
        let natural = Self.size(of: image.picture)
        // No picture takes more than half of a page's height, so that text can stand beside it, nor the whole measure:
        // drawings made for a screen would shout.
        let widest = min(natural.width, theme.geometry.measure * 88 / 100)
        let height = min(natural.height * widest / natural.width, theme.geometry.frameHeight / 2)
        let identifier = add(ChapterPicture(image.picture, node: figure))
        result.append(
            LayoutBlock(
                .picture(
                    Picture(
                        identifier: identifier,
                        width: natural.width * height / natural.height,
                        height: height
                    )
                ),
                tag: tag(figure),
                spaceBefore: BookTheme.blockSpace,
                spaceAfter: BookTheme.blockSpace
            )
        )
    }

    mutating func appendImage(
        _ image: Inline.Image,
        style: TextStyle,
        node: Int,
        to result: inout [InlineContent]
    ) {
        guard isDrawable(image.picture) else {
            let figure = self.node(.figure, in: node, StructureProperties(alternativeText: image.alternativeText))
            var standIn = style
            standIn.font.isItalic = true
            result.append(.text("[\(alternative(image))]", standIn, tag: tag(figure)))
            return
        }
        let figure = figureNode(image, in: node)
        let size = Self.size(of: image.picture)
        let identifier = add(ChapterPicture(image.picture, node: figure))
        result.append(
            .box(InlineBox(identifier: identifier, width: size.width, height: size.height, tag: tag(figure)))
        )
    }

    /// Whether the writer embeds pictures of this format; others are shown by their alternative text.
    func isDrawable(_ picture: CourseModel.Picture) -> Bool {
        switch picture.format {
        case .png, .jpeg, .gif, .svg: true
        case .webp: false
        }
    }

    /// A picture's size at 96 pixels to the inch, as a browser shows it.
    static func size(of picture: CourseModel.Picture) -> (width: Thousandths, height: Thousandths) {
        (max(picture.width, 1) * 750, max(picture.height, 1) * 750)
    }

    mutating func figureNode(_ image: Inline.Image, in parent: Int) -> Int {
        if image.alternativeText.isEmpty {
            add(
                Finding(
                    BookFinding.missingAlternativeText,
                    "expected an alternative text for \(image.picture.path), found none",
                    pointer: chapter.pointer
                )
            )
        }
        return node(.figure, in: parent, StructureProperties(alternativeText: alternative(image)))
    }

    /// The alternative text, or the file's name where there is none: a person should at least hear that it is there.
    func alternative(_ image: Inline.Image) -> String {
        if !image.alternativeText.isEmpty { return image.alternativeText }
        return image.title ?? String(image.picture.path.dropFirst("assets/".count))
    }
}
