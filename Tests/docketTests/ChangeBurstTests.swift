import Testing

@testable import docket

@Suite("A burst of changes")
struct ChangeBurstTests {
    private let start = ContinuousClock.now

    @Test("has no end before it has begun")
    func none() {
        #expect(ChangeBurst().end == nil)
    }

    @Test("is over when nothing has changed for five milliseconds")
    func quiet() {
        var burst = ChangeBurst()
        for milliseconds in [0, 4, 8] { burst.change(at: start + .milliseconds(milliseconds)) }
        #expect(burst.end == start + .milliseconds(13))
    }

    @Test("is over after half a second, even if changes never end")
    func longest() {
        var burst = ChangeBurst()
        for milliseconds in stride(from: 0, through: 496, by: 4) {
            burst.change(at: start + .milliseconds(milliseconds))
        }
        #expect(burst.end == start + .milliseconds(500))
        burst.change(at: start + .milliseconds(497))
        #expect(burst.end == start + .milliseconds(500))
    }
}
