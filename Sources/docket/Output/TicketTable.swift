import Forms
import Tickets

/// Tickets as a table, a line each.
struct TicketTable {
    private let rows: [[String]]

    /// - Parameter withSuspicions: whether the reasons for the quarantine stand in place of the stage.
    init(_ tickets: [Ticket], _ words: TicketWords = TicketWords(), withSuspicions: Bool = false) {
        let head = [
            "No.", "Priority", withSuspicions ? "Reasons" : "Stage", "Team", "From", "Subject",
            "Received (\(words.zone.name))",
        ]
        rows =
            [head]
            + tickets.map { ticket in
                [
                    String(ticket.number), ticket.priority.stars,
                    withSuspicions
                        ? ticket.suspicions.map(\.rawValue).sorted().joined(separator: ", ") : ticket.stage.rawValue,
                    ticket.team,
                    words.label(of: .customerName, ticket) ?? words.label(of: .email, ticket) ?? "–",
                    words.label(of: .subject, ticket) ?? words.label(of: .description, ticket) ?? "–",
                    ticket.createdAt.shown(in: words.zone),
                ].map { Terminal.safe($0) }
            }
    }

    /// The table.
    /// - Parameter width: of the terminal; the team, then the sender, then the subject give way until it fits, and where
    ///   even that is too little, whole columns but number, priority and subject. nil for a table of its natural width.
    func text(width: Int?) -> String {
        var widths = rows[0].indices.map { column in rows.map { Terminal.columns($0[column]) }.max() ?? 0 }
        if let width {
            for (column, least) in [(3, 8), (4, 10), (5, 16)] {
                let excess = total(widths) - width
                if excess > 0 { widths[column] = max(min(least, widths[column]), widths[column] - excess) }
            }
            for column in [3, 6, 2, 4] where total(widths) > width { widths[column] = 0 }
            let excess = total(widths) - width
            if excess > 0 { widths[5] = max(1, widths[5] - excess) }
        }
        return rows.map { row in
            let line = zip(row, widths).filter { $1 > 0 }.map { Terminal.fitted($0, to: $1) }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// A column of no width is left out, with the space beside it.
    private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * (widths.count { $0 > 0 } - 1) }
}
