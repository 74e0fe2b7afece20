import CompiledSite
import Forms
import Tickets

/// What the bundle of a home knows of its tickets: the site's time zone, and what the options of its forms say in words.
/// Without a bundle times are in UTC, and answers are as they are stored.
struct TicketWords {
    /// Where the site's clocks are.
    let zone: ZoneOffsets
    /// By team.
    private let forms: [String: Form]

    /// What is known without a bundle, unless told.
    init(zone: ZoneOffsets = .utc, forms: [String: Form] = [:]) {
        self.zone = zone
        self.forms = forms
    }

    /// What the bundle of a home knows of these tickets. A bundle that is damaged or of another version knows nothing:
    /// the tickets are there all the same.
    init(home: String, _ tickets: [Ticket]) {
        guard let target = try? CompiledBundle.current(in: home), let bundle = try? CompiledBundle(target, in: home)
        else {
            self.init()
            return
        }
        var forms: [String: Form] = [:]
        for team in Set(tickets.map(\.team)) where bundle.site.teams[team]?.hasForm == true {
            forms[team] = (try? bundle.form(team: team))?.form
        }
        self.init(zone: bundle.site.zone, forms: forms)
    }

    /// `2026-01-31 10:05 Europe/Rome`
    func moment(_ time: Timestamp) -> String { "\(time.shown(in: zone)) \(zone.name)" }

    /// An answer with a label behind which the stored value stands, where the two differ.
    func text(of answer: Answer, team: String) -> String {
        let options = options(of: answer, team: team)
        guard !options.isEmpty else { return answer.value }
        let lines = answer.value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.map { line in
            guard let option = options.first(where: { $0.value.isSame(as: line) }), !option.label.isSame(as: line)
            else {
                return line
            }
            return "\(option.label) (\(line))"
        }.joined(separator: "\n")
    }

    /// The answer that is an attribute of a ticket, its options in words alone; nil where there is none.
    func label(of attribute: TicketAttribute, _ ticket: Ticket) -> String? {
        guard let answer = ticket.answers.first(where: { $0.attribute == attribute }) else { return nil }
        let options = options(of: answer, team: ticket.team)
        return answer.items.map { item in options.first { $0.value.isSame(as: item) }?.label ?? item }
            .joined(separator: ", ")
    }

    private func options(of answer: Answer, team: String) -> [Option] {
        forms[team]?.fields.first { $0.name.isSame(as: answer.name) }?.options ?? []
    }
}
