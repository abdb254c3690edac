/// What a document says about itself; no value is taken from the clock or the computer.
public struct DocumentMetadata: Sendable, Hashable {
    /// The title, shown in the window's bar (ISO 14289-1, 7.1).
    public var title: String
    /// The names of the people who wrote it.
    public var authors: [String]
    /// A sentence or two; empty for none.
    public var subject: String
    /// The document's language, a BCP 47 tag.
    public var language: String
    /// The terms of use; empty for none.
    public var rights: String
    /// When the document was made and last changed, RFC 3339; nil for none.
    public var date: String?
    /// The program that made it.
    public var producer: String
    /// Whether the file says that it conforms to PDF/UA-1: the caller vouches for alternative texts and headings.
    public var claimsUniversalAccessibility: Bool
    /// Whether the file says that it conforms to PDF/A-2; the writer keeps to it, but for what the caller vouches for:
    /// that every character has a glyph.
    public var claimsArchival: ArchivalClaim

    /// How much a file says that it keeps for the future (ISO 19005-2, 5).
    public enum ArchivalClaim: String, Sendable, Hashable {
        /// Nothing.
        case none = ""
        /// PDF/A-2u: it looks the same everywhere, and its text is Unicode.
        case unicode = "U"
        /// PDF/A-2a: it is accessible too.
        case accessible = "A"
    }

    /// Makes metadata.
    public init(
        title: String,
        authors: [String] = [],
        subject: String = "",
        language: String,
        rights: String = "",
        date: String? = nil,
        producer: String = "Lectern",
        claimsUniversalAccessibility: Bool = false,
        claimsArchival: ArchivalClaim = .none
    ) {
        self.title = title
        self.authors = authors
        self.subject = subject
        self.language = language
        self.rights = rights
        self.date = date
        self.producer = producer
        self.claimsUniversalAccessibility = claimsUniversalAccessibility
        self.claimsArchival = claimsArchival
    }

    /// The XMP packet (ISO 16684-1; ISO 32000-2, 14.3.2).
    func makePacket() -> [UInt8] {
        var packet: [UInt8] = []
        packet += "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>".utf8
        packet +=
            #"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#
            .utf8
        packet += #"<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/""#.utf8
        packet += #" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/""#.utf8
        packet += #" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/""#.utf8
        packet += #" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">"#.utf8
        packet += "<dc:format>application/pdf</dc:format>".utf8
        packet += Self.alternative("dc:title", title)
        if !authors.isEmpty {
            packet += "<dc:creator><rdf:Seq>".utf8
            for author in authors { packet += Self.element("rdf:li", author) }
            packet += "</rdf:Seq></dc:creator>".utf8
        }
        if !subject.isEmpty { packet += Self.alternative("dc:description", subject) }
        if !rights.isEmpty { packet += Self.alternative("dc:rights", rights) }
        packet += "<dc:language><rdf:Bag>".utf8
        packet += Self.element("rdf:li", language)
        packet += "</rdf:Bag></dc:language>".utf8
        if let date {
            packet += Self.element("xmp:CreateDate", date)
            packet += Self.element("xmp:ModifyDate", date)
        }
        packet += Self.element("xmp:CreatorTool", producer)
        packet += Self.element("pdf:Producer", producer)
        if claimsArchival != .none {
            packet += Self.element("pdfaid:part", "2")
            packet += Self.element("pdfaid:conformance", claimsArchival.rawValue)
        }
        if claimsUniversalAccessibility { packet += Self.element("pdfuaid:part", "1") }
        packet += "</rdf:Description>".utf8
        if claimsArchival != .none, claimsUniversalAccessibility { packet += Self.accessibilitySchema.utf8 }
        packet += "</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>".utf8
        return packet
    }

    /// The description of a schema that PDF/A does not know itself (ISO 19005-2, 6.6.2.3.3).
    private static let accessibilitySchema =
        #"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/""#
        + #" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#""#
        + #" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>"#
        + #"<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema"#
        + "</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
        + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
        + #"<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>"#
        + "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal"
        + "</pdfaProperty:category><pdfaProperty:description>The part of ISO 14289 to which the file conforms"
        + "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
        + "</pdfaExtension:schemas></rdf:Description>"

    private static func alternative(_ name: String, _ text: String) -> [UInt8] {
        Array("<\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">".utf8) + escaped(text)
            + Array("</rdf:li></rdf:Alt></\(name)>".utf8)
    }

    private static func element(_ name: String, _ text: String) -> [UInt8] {
        Array("<\(name)>".utf8) + escaped(text) + Array("</\(name)>".utf8)
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x26: result += "&amp;".utf8
            case 0x3C: result += "&lt;".utf8
            case 0x3E: result += "&gt;".utf8
            case 0..<0x20 where byte != 0x09 && byte != 0x0A: result.append(0x20)
            default: result.append(byte)
            }
        }
        return result
    }
}
