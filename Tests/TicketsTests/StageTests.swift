import Testing
import Tickets

struct StageTests {
    @Test(
        "A stage is found by its name in any case",
        arguments: [
            ("New", Stage.new), ("new", .new), ("NEW", .new), ("In progress", .inProgress),
            ("in Progress", .inProgress), ("Solved", .solved), ("cancelled", .cancelled), ("canceled", nil),
            ("In  progress", nil), (" New", nil), ("", nil), ("in_progress", nil),
        ])
    func names(name: String, stage: Stage?) {
        #expect(Stage(name: name) == stage)
    }

    @Test("Solved and cancelled tickets are closed, and stand at the end of the board")
    func folded() {
        #expect(Stage.allCases == [.new, .inProgress, .solved, .cancelled])
        #expect(Stage.allCases.map(\.isFolded) == [false, false, true, true])
    }
}
