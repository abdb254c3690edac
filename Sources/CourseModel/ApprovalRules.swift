internal import Bytes
internal import Diagnostics
internal import JSONCodec

/// The rules about approvals and hashes.
struct ApprovalRules {
    let package: CoursePackage
    let values: PackageValues
    let collector: FindingCollector

    func check() {
        checkApprovals()
        checkContentHash()
    }

    private func checkApprovals() {
        let entities = ApprovedEntity.all(of: package, values)
        var places: [ApprovedEntity.Key: Int] = [:]
        var repeated: Set<ApprovedEntity.Key> = []
        for (index, entity) in entities.enumerated() {
            // Of two entities with one id nobody knows which was approved; that there are two is told elsewhere.
            if places.updateValue(index, forKey: entity.key) != nil { repeated.insert(entity.key) }
        }
        var approved: Set<ApprovedEntity.Key> = []
        for (approval, value) in zip(package.approvals, values.approvals)
        where !approval.entityId.isEmpty && value["entityType"]?.string == approval.entityType.rawValue {
            let key = ApprovedEntity.Key(type: approval.entityType, id: approval.entityId)
            guard let entity = places[key].map({ entities[$0] }) else {
                collector.report(
                    CourseModelFinding.approvalUnknown,
                    "expected an approval of what the package has, found one of \(key.described)",
                    at: value
                )
                continue
            }
            if repeated.contains(key) { continue }
            guard approved.insert(key).inserted else {
                collector.report(
                    CourseModelFinding.approvalRepeated,
                    "expected one approval of \(key.described), found another",
                    at: value
                )
                continue
            }
            if approval.entityVersion > 0, entity.version > 0, approval.entityVersion != entity.version {
                collector.report(
                    CourseModelFinding.approvalVersion,
                    "expected an approval of version \(entity.version), found one of version \(approval.entityVersion)",
                    at: value["entityVersion"] ?? value
                )
            }
            if !approval.sha256.isEmpty, approval.sha256 != entity.hash {
                collector.report(
                    CourseModelFinding.approvalHash,
                    "expected \(key.described) as it was approved, found a hash that differs",
                    at: entity.value,
                    help: "review it again and run lectern seal"
                )
            }
        }
        for entity in entities where !approved.contains(entity.key) && !repeated.contains(entity.key) {
            collector.report(
                CourseModelFinding.approvalMissing,
                "expected an approval of \(entity.key.described), found none",
                at: entity.value,
                help: "review it and run lectern seal"
            )
        }
    }

    private func checkContentHash() {
        guard values.root.kind == .object else { return }
        let value = values.root["contentHash"]
        // A hash of another form was told already.
        if value != nil, package.contentHash.isEmpty { return }
        guard package.contentHash != ApprovedEntity.hash(values.root.canonical(without: "contentHash")) else { return }
        collector.report(
            CourseModelFinding.contentHash,
            value == nil
                ? "expected a field \"contentHash\", found none"
                : "expected the hash of the content, found that of another",
            at: value ?? values.root,
            help: "review the change and run lectern seal"
        )
    }
}

/// Something that is approved by itself, with the hash of what it is now.
struct ApprovedEntity {
    struct Key: Hashable {
        let type: Approval.EntityType
        let id: String

        /// As a message names it.
        var described: String {
            switch type {
            case .syllabus: "the syllabus \"\(id)\""
            case .lesson: "the lesson \"\(id)\""
            case .quiz: "the quiz of \"\(id)\""
            case .project: "the project \"\(id)\""
            }
        }
    }

    let key: Key
    let version: Int
    let value: JSONValue
    let hash: String

    init(_ type: Approval.EntityType, _ id: String, _ version: Int, _ value: JSONValue) {
        key = Key(type: type, id: id)
        self.version = version
        self.value = value
        hash = Self.hash(value.canonical())
    }

    /// All entities in the order syllabus, lessons, quizzes, projects; those without an id are left out.
    static func all(of package: CoursePackage, _ values: PackageValues) -> [ApprovedEntity] {
        var all: [ApprovedEntity] = []
        if let syllabus = values.syllabus {
            all.append(ApprovedEntity(.syllabus, package.syllabus.id, package.syllabus.version, syllabus))
        }
        for (lesson, value) in zip(package.lessons, values.lessons) {
            all.append(ApprovedEntity(.lesson, lesson.id, lesson.version, value))
        }
        for (quiz, value) in zip(package.quizzes, values.quizzes) {
            all.append(ApprovedEntity(.quiz, quiz.lessonId, quiz.version, value))
        }
        for (project, value) in zip(package.projects, values.projects) {
            all.append(ApprovedEntity(.project, project.id, project.version, value))
        }
        return all.filter { !$0.key.id.isEmpty }
    }

    /// `sha256:` and the hex digits of the SHA-256 of bytes.
    static func hash(_ bytes: [UInt8]) -> String { "sha256:" + SHA256Digest(of: bytes).hex }
}
