import Addresses
import CompiledSite
import Exchange
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// Who sent a request, as hashes that nobody can make any more once the day's key is gone: with today's key first,
    /// then with yesterday's. Empty where the web server does not say.
    func senderHashes(of request: Request, _ site: CompiledSite, at time: Timestamp, _ log: Logger)
        throws(TicketStoreError)
        -> [[UInt8]]
    {
        let name = HTTPField.Name("X-Forwarded-For")
        let sender = IPAddress.sender(
            remote: request.remoteAddress, forwarded: name.map { request.head.headerFields[values: $0] } ?? [],
            trusted: site.trustedProxies.compactMap { AddressRange($0) })
        guard let sender else { return [] }
        let keys = try withStore(log) { store throws(TicketStoreError) in try store.senderKeys(on: time.day) }
        let network = sender.network
        return keys.map { KeyedHash(key: $0).code(of: network) }
    }
}

extension SpamRules {
    /// What a submission counts for.
    /// - Parameters:
    ///   - sender: from `senderHashes`.
    ///   - kind: what is counted apart from the tickets of the same sender; empty for tickets.
    func counters(team: String, sender: [[UInt8]], of kind: String = "") -> [RateCounter] {
        func key(_ whose: String, _ rest: [UInt8]) -> [UInt8] { Array("\(kind)\(whose) \(team) ".utf8) + rest }
        var counters: [RateCounter] = []
        if let perSender, let hash = sender.first {
            counters.append(
                RateCounter(
                    key: key("sender", hash), formerKeys: sender.dropFirst().map { key("sender", $0) }, limit: perSender
                ))
        }
        if let perForm { counters.append(RateCounter(key: key("form", []), limit: perForm)) }
        return counters
    }
}
