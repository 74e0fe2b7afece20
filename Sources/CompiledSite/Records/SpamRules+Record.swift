package import Tickets

extension SpamRules: Record {
    /// A challenge that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init()
        guard let challenge = Challenge(rawValue: try reader.text()) else { throw RecordDamage() }
        self.challenge = challenge
        perSender = try reader.records(RateLimit.self).first
        perForm = try reader.records(RateLimit.self).first
        blockedWords = try reader.list()
        blockedHosts = try reader.list()
    }

    /// Each limit as a list of one or none.
    package func write(to writer: inout RecordWriter) {
        writer.write(challenge.rawValue)
        writer.write(perSender.map { [$0] } ?? [])
        writer.write(perForm.map { [$0] } ?? [])
        writer.write(blockedWords)
        writer.write(blockedHosts)
    }
}

extension RateLimit: Record {
    /// Less than once in a second's time is damage: somebody will divide by it.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let count = try reader.number()
        let period = try reader.number()
        guard (1...1_000_000).contains(count), (1...86_400).contains(period) else { throw RecordDamage() }
        self.init(count: count, period: period)
    }

    /// The count, then the seconds.
    package func write(to writer: inout RecordWriter) {
        writer.write(count)
        writer.write(period)
    }
}
