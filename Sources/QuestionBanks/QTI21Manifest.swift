internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import XMLCodec

/// Writes `imsmanifest.xml` of a QTI 2.1 package (QTI 2.1 Metadata and Usage Data, 5).
enum QTI21Manifest {
    static func make(
        _ package: CoursePackage,
        _ quizzes: [QuestionBank.Quiz],
        pictures: [Picture],
        names: ArchiveNames
    ) -> [UInt8] {
        let pictureIdentifiers = Dictionary(
            uniqueKeysWithValues: pictures.enumerated().map { ($1.path, "picture-\($0 + 1)") }
        )
        var writer = XMLWriter()
        writer.element(
            "manifest",
            [
                "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
                "xmlns:imsmd": "http://ltsc.ieee.org/xsd/LOM",
                "identifier": "questions-\(package.syllabusId)",
            ]
        ) { writer in
            writeMetadata(package, into: &writer)
            writer.element("organizations")
            writer.element("resources") { writer in
                for quiz in quizzes {
                    writeTest(quiz, into: &writer)
                    for question in quiz.document.questions {
                        let dependencies = QuestionBank.pictures(of: question).compactMap {
                            pictureIdentifiers[$0.path]
                        }
                        resource(
                            QTI21Item.identifier(lessonID: quiz.lessonID, question: question),
                            "imsqti_item_xmlv2p1",
                            QTI21Item.path(lessonID: quiz.lessonID, question: question),
                            dependencies: dependencies + ["style"],
                            into: &writer
                        )
                    }
                }
                for picture in pictures {
                    guard let identifier = pictureIdentifiers[picture.path] else { continue }
                    resource(identifier, "webcontent", names.asset(picture.path), into: &writer)
                }
                resource("style", "webcontent", QTI21Package.styleName, into: &writer)
            }
        }
        return writer.bytes
    }

    private static func writeMetadata(_ package: CoursePackage, into writer: inout XMLWriter) {
        writer.element("metadata") { writer in
            writer.element("schema", text: "QTIv2.1 Package")
            writer.element("schemaversion", text: "1.0.0")
            writer.element("imsmd:lom") { writer in
                writer.element("imsmd:general") { writer in
                    writer.element("imsmd:title") { writer in
                        writer.element("imsmd:string", ["language": package.language], text: package.title)
                    }
                    writer.element("imsmd:language", text: package.language)
                    guard !package.description.isEmpty else { return }
                    writer.element("imsmd:description") { writer in
                        writer.element("imsmd:string", ["language": package.language], text: package.description)
                    }
                }
            }
        }
    }

    private static func writeTest(_ quiz: QuestionBank.Quiz, into writer: inout XMLWriter) {
        resource(
            "test-\(quiz.lessonID)",
            "imsqti_test_xmlv2p1",
            QTI21Package.testPath(quiz),
            dependencies: quiz.document.questions.map {
                QTI21Item.identifier(lessonID: quiz.lessonID, question: $0)
            },
            into: &writer
        )
    }

    private static func resource(
        _ identifier: String,
        _ type: String,
        _ href: String,
        dependencies: [String] = [],
        into writer: inout XMLWriter
    ) {
        writer.element("resource", ["identifier": identifier, "type": type, "href": href]) { writer in
            writer.element("file", ["href": href])
            for dependency in dependencies { writer.element("dependency", ["identifierref": dependency]) }
        }
    }
}
