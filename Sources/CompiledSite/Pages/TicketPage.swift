package import Tickets
import Forms
import Templates

extension CompiledSite {
    /// A customer's own ticket with everything that the customer wrote.
    /// - Parameter form: the form that it came from, in the page's language; nil where that is no longer there. Its message
    ///   stands above, and its words for the answers are shown.
    package func ticketPage(_ ticket: Ticket, form: CompiledForm? = nil) -> Page {
        let number = String(ticket.number)
        return page(
            .ticket, title: messages.text(.ticketTitle, ["number": number]), canonical: nil,
            trail: teams[ticket.team].map { [(messages.text(.home), ""), ($0.title, "\(ticket.team)/")] }
                ?? [(messages.text(.home), "")],
            translation: { route("/tickets/\(ticket.token)") + "?_language=\($0)" },
            content: [
                "received": .object(
                    notice(
                        "success", messages.text(.ticketReceived, ["number": number]), messages.text(.ticketKeep))),
                "message": form?.message.map { .html(filled($0, ticket, form)) } ?? false,
                "created_at": .text(ticket.createdAt.iso8601),
                "created_at_shown": .text(shown(ticket.createdAt)),
                "stage": .text(messages.text(ticket.stage.messageKey)),
                "answers": .list(
                    ticket.answers.filter { !$0.isConstant }.map {
                        ["label": .text($0.label), "value": .text(shown($0, form, separator: "\n"))]
                    }),
                "has_files": .bool(!ticket.attachments.isEmpty),
                "files": .list(
                    ticket.attachments.enumerated().map { index, attachment in
                        [
                            "name": .text(attachment.name),
                            "size": .text(FileSize.shown(attachment.file.size, messages.numbers)),
                            "address": url(route("/tickets/\(ticket.token)/files/\(index + 1)")),
                        ]
                    }),
            ])
    }
}

extension CompiledSite {
    /// A moment as the language writes it, in the site's zone. UTC, which is nobody's own, is named.
    func shown(_ time: Timestamp) -> String {
        let (year, month, day, hour, minute) = time.local(in: zone)
        let text = messages.dates.dateTime(year: year, month: month, day: day, hour: hour, minute: minute)
        return zone.name == ZoneOffsets.utc.name ? "\(text) UTC" : text
    }

    /// An answer in the words of the form: what is stored may be short for it.
    private func shown(_ answer: Answer, _ form: CompiledForm?, separator: String) -> String {
        guard let field = form?.form.fields.first(where: { $0.name.isSame(as: answer.name) }) else {
            return answer.items.joined(separator: separator)
        }
        return field.shown(answer.value, messages).lines.joined(separator: answer.isList ? separator : "\n")
    }

    /// The message with the answers in its places; the place of a question without an answer is empty.
    private func filled(_ message: String, _ ticket: Ticket, _ form: CompiledForm?) -> HTML {
        let number = String(ticket.number)
        var values = ["number": number, "%number": number]
        for answer in ticket.answers {
            values[answer.name] = HTML.escaping(shown(answer, form, separator: ", ")).source
            values["%\(answer.name)"] = answer.items.joined(separator: ",").asPartOfAddress
        }
        // Braces around anything but a field's name are a text of its own.
        let names = (form?.form.fields ?? []).map(\.name) + ["number"]
        let places = Set(names + names.map { "%\($0)" })
        return HTML(trusted: Messages.fill(message) { places.contains($0) ? values[$0] ?? "" : nil })
    }
}

extension String {
    /// Percent-encoded but for unreserved characters (RFC 3986 §2.3), so that it ends no part of an address and no attribute.
    /// Empty for dots alone, which would lead up the path however they are encoded.
    var asPartOfAddress: String {
        guard contains(where: { $0 != "." }) else { return "" }
        let digits = Array("0123456789ABCDEF")
        return utf8.reduce(into: "") { address, byte in
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isLetter || isDigit || "-._~".utf8.contains(byte) {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                address += "%"
                address.append(digits[Int(byte >> 4)])
                address.append(digits[Int(byte & 0xF)])
            }
        }
    }
}

extension Stage {
    /// The stage's name on the customer's page.
    var messageKey: Messages.Key {
        switch self {
        case .new: .stageNew
        case .inProgress: .stageInProgress
        case .solved: .stageSolved
        case .cancelled: .stageCancelled
        }
    }
}
