public import Diagnostics

/// What a SCORM 1.2 or 2004 manifest can break.
public enum SCORMFinding {
    /// schemaversion is none that importers know exactly; they take the package for SCORM 1.2, so that a 2004 package finds no API.
    public static let version = FindingCode(
        "scorm.version",
        meaning: """
            schemaversion is none that importers know exactly; they take the package for SCORM 1.2, so that a \
            2004 package finds no API.
            """,
        example: "<schemaversion>2004 4th edition</schemaversion>",
        fix: "Write 1.2, 2004 3rd Edition or 2004 4th Edition, without white space."
    )
    /// The metadata do not say ADL SCORM.
    public static let schemaName = FindingCode(
        "scorm.schema-name",
        .warning,
        meaning: "The metadata do not say ADL SCORM.",
        example: "<schema>SCORM</schema>",
        fix: "Write <schema>ADL SCORM</schema>."
    )
    /// The manifest's namespace is not the one of its version.
    public static let namespace = FindingCode(
        "scorm.namespace",
        .warning,
        meaning: "The manifest's namespace is not the one of its version.",
        example: "SCORM 1.2 in the namespace of IMS CP 1.1.4",
        fix: "Use the namespaces of the version that schemaversion names."
    )
    /// schemaLocation names a file that is not at the package's root; ADL's checker stops there.
    public static let schemaFile = FindingCode(
        "scorm.schema-file",
        .warning,
        meaning: "schemaLocation names a file that is not at the package's root; ADL's checker stops there.",
        example: "adlcp_v1p3.xsd is missing",
        fix: "Put the control documents at the root of the package."
    )
    /// The organization that an LMS should show is missing or not named.
    public static let organization = FindingCode(
        "scorm.organization",
        meaning: "The organization that an LMS should show is missing or not named.",
        example: #"<organizations default="other">"#,
        fix: "Name in default the identifier of an organization that is there."
    )
    /// Nothing can be launched: no item leads to a resource with an address.
    public static let launch = FindingCode(
        "scorm.launch",
        meaning: "Nothing can be launched: no item leads to a resource with an address.",
        example: "an organization with headings only",
        fix: "Give each lesson's item an identifierref to a resource with an href."
    )
    /// An item does not say isvisible="true"; Open edX leaves it and all below it out.
    public static let visible = FindingCode(
        "scorm.visible",
        .warning,
        meaning: #"An item does not say isvisible="true"; Open edX leaves it and all below it out."#,
        example: #"<item identifier="i1">"#,
        fix: #"Write isvisible="true" on every item."#
    )
    /// A resource that an item launches does not say that it is a SCO or an asset; nothing is tracked.
    public static let type = FindingCode(
        "scorm.type",
        meaning: "A resource that an item launches does not say that it is a SCO or an asset; nothing is tracked.",
        example: #"<resource href="1.html" type="webcontent">"#,
        fix: #"Write adlcp:scormtype="sco" (1.2) or adlcp:scormType="sco" (2004)."#
    )
    /// The attribute for a SCO is written as another version has it; ADL's checker and strict importers refuse it.
    public static let typeCase = FindingCode(
        "scorm.type-case",
        meaning: """
            The attribute for a SCO is written as another version has it; ADL's checker and strict importers \
            refuse it.
            """,
        example: "adlcp:scormType in SCORM 1.2",
        fix: "Write scormtype in SCORM 1.2, scormType in 2004."
    )
    /// A namespace has another prefix than adlcp, imsss, adlseq or adlnav; Moodle goes by the prefix and tracks nothing.
    public static let prefix = FindingCode(
        "scorm.prefix",
        meaning: """
            A namespace has another prefix than adlcp, imsss, adlseq or adlnav; Moodle goes by the prefix and \
            tracks nothing.
            """,
        example: #"xmlns:adl="http://www.adlnet.org/xsd/adlcp_rootv1p2""#,
        fix: "Use the customary prefix."
    )
    /// The first resource with an address is not the first page; Open edX launches that one.
    public static let firstResource = FindingCode(
        "scorm.first-resource",
        .warning,
        meaning: "The first resource with an address is not the first page; Open edX launches that one.",
        example: "the styles' resource, with an href, before the lessons",
        fix: "Put the first page's resource first, and no href on shared files."
    )
    /// No resource is a SCO: an LMS can show the pages, but records nothing.
    public static let noTracking = FindingCode(
        "scorm.no-tracking",
        .warning,
        meaning: "No resource is a SCO: an LMS can show the pages, but records nothing.",
        example: "all resources are assets",
        fix: "Make the pages SCOs where they should be recorded."
    )
    /// A mastery score is no number from 0 to 100.
    public static let masteryScore = FindingCode(
        "scorm.mastery-score",
        meaning: "A mastery score is no number from 0 to 100.",
        example: "<adlcp:masteryscore>0.8</adlcp:masteryscore> is 0.8 %, 800 is none",
        fix: "Write percent from 0 to 100."
    )
    /// An item has parameters, which some LMSs mishandle, or has them without a resource.
    public static let parameters = FindingCode(
        "scorm.parameters",
        .warning,
        meaning: "An item has parameters, which some LMSs mishandle, or has them without a resource.",
        example: #"parameters="?page=2""#,
        fix: "Give each page a file of its own."
    )
    /// An item without children leads to no resource, or one with children does.
    public static let leaf = FindingCode(
        "scorm.leaf",
        meaning: "An item without children leads to no resource, or one with children does.",
        example: #"<item identifier="i1"><title>Empty</title></item>"#,
        fix: "Give leaves an identifierref, and only leaves."
    )
    /// A resource that is launched lists no file equal to its address; ADL's checker refuses it.
    public static let resourceFile = FindingCode(
        "scorm.resource-file",
        meaning: "A resource that is launched lists no file equal to its address; ADL's checker refuses it.",
        example: #"<resource href="1.html"> without <file href="1.html"/>"#,
        fix: "List the page in its resource."
    )
    /// A measure of sequencing lies outside of its range.
    public static let measure = FindingCode(
        "scorm.measure",
        meaning: "A measure of sequencing lies outside of its range.",
        example: "<imsss:minNormalizedMeasure>80</imsss:minNormalizedMeasure>",
        fix: "Write -1 to 1 for minNormalizedMeasure, 0 to 1 for minProgressMeasure."
    )
    /// The sequencing uses what Moodle ignores: mapInfo or sequencingCollection.
    public static let sequencing = FindingCode(
        "scorm.sequencing",
        .warning,
        meaning: "The sequencing uses what Moodle ignores: mapInfo or sequencingCollection.",
        example: "<imsss:mapInfo targetObjectiveID=…>",
        fix: "Do not depend on it where Moodle is used."
    )
    /// A description has more than 1,000 characters; SCORM Cloud warns.
    public static let description = FindingCode(
        "scorm.description",
        .warning,
        meaning: "A description has more than 1,000 characters; SCORM Cloud warns.",
        example: "a description of 1,200 characters",
        fix: "Shorten it."
    )
    /// Children of an element are not in the order of the schema; strict importers refuse them.
    public static let order = FindingCode(
        "scorm.order",
        .warning,
        meaning: "Children of an element are not in the order of the schema; strict importers refuse them.",
        example: "an item's title after its items",
        fix: "Write title, items, metadata, then the rest."
    )
    /// The launch data are longer than an LMS must keep: 255 characters in 1.2, 4,000 in 2004.
    public static let launchData = FindingCode(
        "scorm.launch-data",
        .warning,
        meaning: "The launch data are longer than an LMS must keep: 255 characters in 1.2, 4,000 in 2004.",
        example: "<adlcp:datafromlms> with 300 characters",
        fix: "Shorten them."
    )
    /// A script gives a time that run-times refuse: SCORM 2004 wants YYYY-MM-DDThh:mm:ss without a zone, 1.2 hh:mm:ss.
    public static let timestamp = FindingCode(
        "scorm.timestamp",
        .warning,
        meaning: """
            A script gives a time that run-times refuse: SCORM 2004 wants YYYY-MM-DDThh:mm:ss without a zone, \
            1.2 hh:mm:ss.
            """,
        example: #"SetValue("cmi.interactions.0.timestamp", new Date().toISOString())"#,
        fix: "Cut off the milliseconds and the Z: .toISOString().slice(0, 19)."
    )
    /// A script gives a raw score that is not in percent; Moodle compares it with the mastery score, Open edX divides it by 100.
    public static let score = FindingCode(
        "scorm.score",
        .warning,
        meaning: """
            A script gives a raw score that is not in percent; Moodle compares it with the mastery score, Open \
            edX divides it by 100.
            """,
        example: #"LMSSetValue("cmi.core.score.max", "10")"#,
        fix: "Give percent, with min 0 and max 100."
    )
    /// Scripts save on unload only, which browsers block in frames: the learner's work is lost.
    public static let unload = FindingCode(
        "scorm.unload",
        .warning,
        meaning: "Scripts save on unload only, which browsers block in frames: the learner's work is lost.",
        example: #"addEventListener("unload", finish)"#,
        fix: "Save on pagehide, and on visibilitychange."
    )
    /// Suspend data are longer than an LMS must keep: 4,096 characters in SCORM 1.2, 64,000 in 2004.
    public static let suspendData = FindingCode(
        "scorm.suspend-data",
        .warning,
        meaning: "Suspend data are longer than an LMS must keep: 4,096 characters in SCORM 1.2, 64,000 in 2004.",
        example: "70,000 characters in cmi.suspend_data",
        fix: "Keep less, or keep it in fewer characters."
    )
    /// The result of an interaction is a word of the other version.
    public static let result = FindingCode(
        "scorm.result",
        .warning,
        meaning: "The result of an interaction is a word of the other version.",
        example: #"LMSSetValue("cmi.interactions.0.result", "incorrect")"#,
        fix: "Write wrong in SCORM 1.2, incorrect in 2004."
    )
    /// A script gives a duration in the form of the other version.
    public static let duration = FindingCode(
        "scorm.duration",
        .warning,
        meaning: "A script gives a duration in the form of the other version.",
        example: #"LMSSetValue("cmi.core.session_time", "PT1M")"#,
        fix: "Write hhhh:mm:ss in SCORM 1.2, PT1H2M3S in 2004."
    )
    /// A script calls the interface of the other version, which the LMS does not offer.
    public static let call = FindingCode(
        "scorm.call",
        .warning,
        meaning: "A script calls the interface of the other version, which the LMS does not offer.",
        example: "LMSInitialize in a SCORM 2004 package",
        fix: "Call API (LMSInitialize …) in 1.2 and API_1484_11 (Initialize …) in 2004."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        version, schemaName, namespace, schemaFile, organization, launch, visible, type, typeCase, prefix,
        firstResource, noTracking, masteryScore, parameters, leaf, resourceFile, measure, sequencing, description,
        order, launchData, timestamp, score, unload, suspendData, result, duration, call,
    ]
}
