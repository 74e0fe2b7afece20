import Templates
import Testing

struct ValueTests {
    @Test("Literals make values")
    func literals() {
        let value: Value = ["title": "A", "open": true, "tags": ["x", "y"], "nothing": [:], "title": "\("B")"]
        #expect(
            value
                == .object([
                    "title": .text("B"), "open": .bool(true), "tags": .list([.text("x"), .text("y")]),
                    "nothing": .object([:]),
                ]))
    }
}
