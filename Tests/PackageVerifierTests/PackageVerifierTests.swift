import PackageVerifier
import Testing

@Test func `what is no archive is told as such`() {
    #expect(PackageVerifier.check(Array("PK but no more".utf8), name: "a.zip").map(\.code.id) == ["package.archive"])
}
