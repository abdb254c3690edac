/// The standard structure types that a book needs (ISO 32000-2, 14.8.4; ISO 14289-1, 7).
public enum StructureRole: String, Sendable, CaseIterable {
    case document = "Document"
    case part = "Part"
    case section = "Sect"
    case division = "Div"
    case tableOfContents = "TOC"
    case tableOfContentsItem = "TOCI"
    case reference = "Reference"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case heading4 = "H4"
    case heading5 = "H5"
    case heading6 = "H6"
    case paragraph = "P"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case table = "Table"
    case tableRow = "TR"
    case tableHeader = "TH"
    case tableCell = "TD"
    case figure = "Figure"
    case formula = "Formula"
    case code = "Code"
    case blockQuotation = "BlockQuote"
    case note = "Note"
    case link = "Link"
    case span = "Span"

    /// The heading of a level from 1 to 6; a level outside is brought inside.
    public static func heading(_ level: Int) -> StructureRole {
        [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6][min(max(level, 1), 6) - 1]
    }
}

/// What many elements have in common, written once in the class map (ISO 32000-2, 14.7.6.2).
public enum StructureClass: String, Sendable, CaseIterable {
    /// A header cell that heads its column (14.8.5.7).
    case columnHeader = "hc"
    /// A header cell that heads its row.
    case rowHeader = "hr"
    /// A list whose labels are bullets (14.8.5.5).
    case bulletedList = "lb"
    /// A list whose labels are decimal numbers.
    case numberedList = "ln"
    /// A list whose labels are small letters.
    case letteredList = "la"
    /// Code that stands in lines of its own; without it, `Code` is part of a line (14.8.5.4.2).
    case blockCode = "cb"

    /// The attribute object.
    var attributes: StaticString {
        switch self {
        case .columnHeader: "<</O/Table/Scope/Column>>"
        case .rowHeader: "<</O/Table/Scope/Row>>"
        case .bulletedList: "<</O/List/ListNumbering/Disc>>"
        case .numberedList: "<</O/List/ListNumbering/Decimal>>"
        case .letteredList: "<</O/List/ListNumbering/LowerAlpha>>"
        case .blockCode: "<</O/Layout/Placement/Block>>"
        }
    }
}
