import Forms
import SQLiteTicketStore
import TemporaryFolders
import Testing
import Tickets

/// An implementation of TicketStore that the conformance suite is run on.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Gives a new store without a ticket, and what has to live as long as it does.
    private let make: @Sendable () throws -> (store: any TicketStore, TemporaryFolder)

    static let all = [
        StoreUnderTest(testDescription: "SQLite") {
            let folder = try TemporaryFolder()
            return (try SQLiteTicketStore(home: folder.path), folder)
        },
        StoreUnderTest(testDescription: "SQLite with a connection for reading") {
            let folder = try TemporaryFolder()
            return (try SQLiteTicketStore(home: folder.path, readsApart: true), folder)
        },
    ]

    func withEmptyStore(_ body: (any TicketStore) throws -> Void) throws {
        let (store, folder) = try make()
        try withExtendedLifetime(folder) { try body(store) }
    }
}

extension NewTicket {
    /// A ticket of which only what matters needs to be said.
    static func sample(
        token: String = "token", team: String = "care", at milliseconds: Int64 = 1_000, priority: Priority = .low,
        _ answers: [Answer] = []
    ) -> NewTicket {
        let urgency = Answer(
            attribute: .priority, name: "priority", label: "priority", value: String(priority.rawValue),
            isConstant: true)
        return NewTicket(
            team: team, channel: .form, token: token, createdAt: Timestamp(milliseconds: milliseconds),
            answers: answers + (priority == .low ? [] : [urgency]))
    }
}

/// An answer to a question of the form's own.
func answer(_ name: String, _ value: String) -> Answer {
    Answer(attribute: .custom, name: name, label: "Question \(name)", value: value)
}
