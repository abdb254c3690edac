import CourseFixtures
import CourseModel
import Diagnostics
import JSONCodec
import Testing

/// Approvals, hashes, and sealing, which writes them.
struct ApprovalTests {
    /// A sealed course whose approvals and hash no longer follow its changes.
    private func frozen() -> CourseFixture {
        var course = CourseFixture()
        if let value = JSONReading(course.sealed()).value { course.package = JSONTree(value) }
        return course
    }

    private func decode(_ change: (inout CourseFixture) -> Void) -> DecodedPackage {
        var course = frozen()
        change(&course)
        return CoursePackage.decode(course.sealed())
    }

    @Test func `a lesson altered after its approval is named, and the course can only be shown`() {
        let decoded = decode { $0.change("/lessons/1/practice/prompt", to: "Something else that is long enough.") }
        #expect(decoded.findings.map(\.code.id) == ["approval.hash", "package.content-hash"])
        #expect(decoded.findings.first?.pointer == "/lessons/1")
        #expect(ExitStatus.of(decoded.findings) == .notApproved)
        #expect(decoded.package != nil)
        #expect(!decoded.isApproved)
    }

    @Test func `an approval that is missing is told at what it misses`() {
        let decoded = decode {
            $0.change("/approvals/0", to: nil)
            $0.change("/contentHash", to: nil)
        }
        #expect(decoded.findings.map(\.code.id) == ["approval.missing"])
        #expect(decoded.findings.first?.message == "expected an approval of the syllabus \"field-course\", found none")
        #expect(ExitStatus.of(decoded.findings) == .notApproved)
    }

    @Test func `a course without approvals and hash can be shown`() {
        var course = CourseFixture()
        course.change("/approvals", to: [])
        let text = String(decoding: course.sealed(), as: UTF8.self).replacing(
            "\"contentHash\"",
            with: "\"contentHash2\""
        )
        #expect(CoursePackage.decode(Array(text.utf8)).package == nil)
        let bare = JSONReading(course.sealed()).value.map { value in
            var tree = JSONTree(value)
            tree["approvals"] = nil
            tree["contentHash"] = nil
            return tree.pretty()
        }
        let decoded = CoursePackage.decode(bare ?? [])
        #expect(decoded.findings.filter { $0.code.id == "approval.missing" }.count == 1 + 4 + 4 + 2)
        #expect(Set(decoded.findings.map(\.code.status)) == [.notApproved])
        #expect(decoded.package?.latestApprovedAt == nil)
        #expect(decoded.package != nil)
    }

    @Test func `what sealing refuses is told with its place in the file as it stands`() throws {
        var course = CourseFixture()
        course.change("/lessons/1/practice/prompt", to: "Too short.")
        let value = try #require(JSONReading(course.sealed()).value)
        let old = JSONTree(value).compact()
        let sealed = PackageSeal.seal(old, assets: [], approvedBy: "Ada", approvedAt: "2026-05-04T10:00:00Z")
        #expect(sealed.bytes == nil)
        let finding = try #require(sealed.findings.first { $0.code.id == "string.too-short" })
        let place = try #require(JSONLocator(old).locate(pointer: "/lessons/1/practice/prompt"))
        #expect(finding.line == place.line)
        #expect(finding.column == place.column)
    }

    @Test func `approvals of another version, twice, or of nothing are told`() {
        #expect(decode { $0.change("/approvals/1/entityVersion", to: 2) }.findings.first?.code.id == "approval.version")
        let repeated = decode { $0.change("/approvals/-", to: $0.value(at: "/approvals/2")) }
        #expect(repeated.findings.map(\.code.id).contains("approval.repeated"))
        let unknown = decode { $0.change("/approvals/2/entityId", to: "nowhere") }
        #expect(Set(["approval.unknown", "approval.missing"]).isSubset(of: unknown.findings.map(\.code.id)))
    }

    @Test func `the content hash covers what no approval does`() {
        let decoded = decode { $0.change("/license", to: "Other") }
        #expect(decoded.findings.map(\.code.id) == ["package.content-hash"])
        #expect(ExitStatus.of(decoded.findings) == .notApproved)
    }

    @Test func `how the file is written does not change its hashes`() {
        let compact = JSONReading(CourseFixture().sealed()).value.map { JSONTree($0).compact() }
        #expect(CoursePackage.decode(compact ?? []).findings.isEmpty)
        let escaped = String(decoding: CourseFixture().sealed(), as: UTF8.self).replacing("²", with: "\\u00b2")
        #expect(CoursePackage.decode(Array(escaped.utf8)).findings.isEmpty)
    }

    @Test func `sealing approves a course as it stands and keeps what it does not write`() throws {
        var course = frozen()
        course.change("/lessons/1/practice/prompt", to: "Something else that is long enough.")
        course.change("/approvals/0", to: nil)
        course.change("/assets", to: nil)
        let order = ["format", "syllabusId", "version", "status", "title"]
        let sealed = PackageSeal.seal(
            course.package.pretty(),
            assets: course.pictures.reversed(),
            approvedBy: "Grace Example",
            approvedAt: "2026-05-01T10:00:00+02:00"
        )
        #expect(sealed.findings.isEmpty)
        let bytes = try #require(sealed.bytes)
        let decoded = CoursePackage.decode(bytes)
        #expect(decoded.isApproved)
        #expect(decoded.package?.assets.map(\.path) == ["assets/dot.png", "assets/plot.svg"])
        #expect(decoded.package?.approvals.allSatisfy { $0.approvedBy == "Grace Example" } == true)
        #expect(decoded.package?.approvals.count == 11)
        #expect(Array(JSONReading(bytes).value?.members.map(\.key).prefix(5) ?? []) == order)
        let again = PackageSeal.seal(
            bytes,
            assets: course.pictures,
            approvedBy: "Grace Example",
            approvedAt: "2026-05-01T10:00:00+02:00"
        )
        #expect(again.bytes == bytes)
    }

    @Test func `sealing a bare course adds assets, approvals and hash`() {
        let course = CourseFixture()
        let sealed = PackageSeal.seal(
            course.package.pretty(),
            assets: course.pictures,
            approvedBy: "Grace Example",
            approvedAt: "2026-05-01T10:00:00Z"
        )
        #expect(sealed.findings.isEmpty)
        #expect(sealed.bytes != nil)
    }

    @Test func `sealing refuses a course that breaks a rule, and a date that is none`() {
        var course = CourseFixture()
        course.change("/lessons/0/title", to: "IoT")
        func codes(_ course: CourseFixture, at time: String) -> [String] {
            let sealed = PackageSeal.seal(
                course.package.pretty(),
                assets: course.pictures,
                approvedBy: "Grace Example",
                approvedAt: time
            )
            #expect(sealed.bytes == nil)
            return sealed.findings.filter { $0.severity == .error }.map(\.code.id)
        }
        #expect(codes(course, at: "2026-05-01T10:00:00Z") == ["string.too-short"])
        #expect(Set(codes(CourseFixture(), at: "today")) == ["date.form"])
        course.package = ["a": [1, 2]]
        #expect(codes(course, at: "2026-05-01T10:00:00Z").contains("field.missing"))
        #expect(
            PackageSeal.seal([0x7B], assets: [], approvedBy: "G", approvedAt: "").findings.map(\.code.id) == [
                "json.cut"
            ]
        )
    }

    @Test func `the latest approval is found across zones`() {
        var course = frozen()
        course.change("/approvals/0/approvedAt", to: "2026-03-02T01:00:00+03:00")
        course.change("/approvals/1/approvedAt", to: "2026-03-01T23:30:00.25Z")
        course.change("/approvals/2/approvedAt", to: "2026-03-01T23:30:00.3-00:00")
        course.change("/contentHash", to: nil)
        let latest = course.decoded().latestApprovedAt
        #expect(latest == Timestamp("2026-03-01T23:30:00.3Z"))
        #expect(latest?.nanoseconds == 300_000_000)
        let utc = latest?.utc
        #expect([utc?.year, utc?.month, utc?.day, utc?.hour, utc?.minute, utc?.second] == [2026, 3, 1, 23, 30, 0])
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00+14:00", 951_775_200), ("1969-12-31T23:59:59Z", -1),
        ("2016-12-31T23:59:60Z", 1_483_228_800), ("0000-01-01t00:00:00z", -62_167_219_200),
    ])
    func `an instant is counted in seconds`(text: String, seconds: Int) {
        #expect(Timestamp(text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "1900-02-29T00:00:00Z", "2026-01-01 00:00:00Z", "2026-01-01",
        "2026-01-01T24:00:00Z", "2026-01-01T12:00:60Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+2:00", "2026-01-01T00:00:00Zx", "２026-01-01T00:00:00Z", "",
    ])
    func `what is no instant is none`(text: String) {
        #expect(Timestamp(text) == nil)
    }
}
