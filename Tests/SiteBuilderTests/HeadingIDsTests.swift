import Testing

@testable import SiteBuilder

struct HeadingIDsTests {
    @Test(
        "anchors are as GitHub makes them",
        arguments: [
            ("Refunds", "refunds"), ("How long does it take?", "how-long-does-it-take"), ("A – B", "a--b"),
            ("snake_case & more", "snake_case--more"), ("Größe", "größe"), ("返品について", "返品について"),
            ("1.2 Keys", "12-keys"),
            ("!?", "section-"), ("", "section-"), ("fn-1", "section-fn-1"), ("Main", "main-1"), ("قائمة", "قائمة"),
        ])
    func words(text: String, id: String) {
        var ids = HeadingIDs()
        #expect(ids.id(of: text) == id)
    }

    @Test("the same words twice get a number")
    func twice() {
        var ids = HeadingIDs()
        #expect(["A", "A", "a-1", "A"].map { ids.id(of: $0) } == ["a", "a-1", "a-1-1", "a-2"])
    }
}
