import Testing
import Tickets

struct PriorityTests {
    @Test(
        "A priority has a number and three stars, filled from the left",
        arguments: [(Priority.low, 0, "☆☆☆"), (.medium, 1, "★☆☆"), (.high, 2, "★★☆"), (.urgent, 3, "★★★")])
    func stars(priority: Priority, number: Int, stars: String) {
        #expect(priority.rawValue == number)
        #expect(priority.stars == stars)
    }

    @Test("Urgent is the highest of four")
    func order() {
        #expect(Priority.allCases.shuffled().sorted() == [.low, .medium, .high, .urgent])
        #expect(Priority(rawValue: 4) == nil)
        #expect(Priority(rawValue: -1) == nil)
    }
}
