import Forms
import Tickets

/// Tickets as a table, a line each.
struct TicketTable {
    private let rows: [[String]]

    init(_ tickets: [Ticket]) {
        let head = ["No.", "Priority", "Stage", "Team", "From", "Subject", "Received"]
        rows =
            [head]
            + tickets.map { ticket in
                [
                    String(ticket.number), ticket.priority.stars, ticket.stage.rawValue, ticket.team,
                    ticket.value(of: .customerName) ?? ticket.value(of: .email) ?? "–",
                    ticket.value(of: .subject) ?? ticket.value(of: .description) ?? "–",
                    String(ticket.createdAt.iso8601.prefix(16)).replacing("T", with: " "),
                ].map { Terminal.safe($0) }
            }
    }

    /// The table.
    /// - Parameter width: of the terminal; the subject, then the sender, then the team give way until it fits, and where
    ///   even that is too little, the columns at the end are left out. nil for a table of its natural width.
    func text(width: Int?) -> String {
        var widths = rows[0].indices.map { column in rows.map { Terminal.columns($0[column]) }.max() ?? 0 }
        if let width {
            for (column, least) in [(5, 12), (4, 8), (3, 8)] {
                let excess = total(widths) - width
                if excess > 0 { widths[column] = max(min(least, widths[column]), widths[column] - excess) }
            }
            while total(widths) > width, widths.count > 2 { widths.removeLast() }
        }
        return rows.map { row in
            let line = zip(row, widths).map { Terminal.fitted($0, to: $1) }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * (widths.count - 1) }
}
