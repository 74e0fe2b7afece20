import Crypto
import Forms
import Tickets

extension NewSubmission.Identity {
    /// How long the same answers of the same sender are the same submission, in milliseconds: a retry, a reload, a second
    /// click. Who has nothing new to say after ten minutes means it.
    static let lifetime: Int64 = 10 * 60_000
    /// The same for a page that said which submission it is: such a page may be open for long.
    static let lifetimeOfID: Int64 = 30 * 86_400_000

    /// What makes a submission the same as another: the page's own `_id`, or else the sender, and what was answered.
    /// - Parameters:
    ///   - id: the value of `_id`; nil or empty for a page without one.
    ///   - senders: hashes of the sender, today's first; those after it are what the same sender was before.
    init(of ticket: NewTicket, id: String?, senders: [[UInt8]]) {
        var content = SHA256()
        func add(_ text: String, to hash: inout SHA256) {
            // With its length, so that no text runs into the next.
            hash.update(data: Array("\(text.utf8.count):\(text)".utf8))
        }
        add(ticket.team, to: &content)
        for answer in ticket.answers {
            add(answer.name, to: &content)
            add(answer.value, to: &content)
        }
        for attachment in ticket.attachments {
            add(attachment.field, to: &content)
            add(attachment.name, to: &content)
            add(attachment.file.sha256, to: &content)
        }
        guard let id, !id.isEmpty else {
            let keys = senders.map { sender in
                var hash = content
                hash.update(data: sender)
                return hash.finalize().withUnsafeBytes { [UInt8]($0) }
            }
            self.init(
                key: keys.first ?? content.finalize().withUnsafeBytes { [UInt8]($0) },
                formerKeys: Array(keys.dropFirst()),
                lifetime: Self.lifetime)
            return
        }
        add("_id", to: &content)
        add(id, to: &content)
        self.init(key: content.finalize().withUnsafeBytes { [UInt8]($0) }, lifetime: Self.lifetimeOfID)
    }
}
