import Addresses
import Diagnostics
import Tickets

extension YAMLReader {
    /// What `spam` says, and for what it does not say, `defaults`.
    mutating func spam(_ value: YAMLValue?, over defaults: SpamRules) -> SpamRules {
        var rules = defaults
        guard let value, let map = map(value, SpamKey.self, of: "“spam”") else { return rules }
        if let challenge = word(map[.challenge], "challenge", SpamRules.Challenge.self) { rules.challenge = challenge }
        if let rate = rate(map[.perSender], "per_sender") { rules.perSender = rate }
        if let rate = rate(map[.perForm], "per_form") { rules.perForm = rate }
        if let words = texts(map[.blockedWords], "blocked_words", such: "[casino, cheap pills]") {
            rules.blockedWords = words.compactMap { blockedWord($0) }
        }
        if let hosts = texts(map[.blockedHosts], "blocked_hosts", such: "[spam.example]") {
            rules.blockedHosts = hosts.compactMap { blockedHost($0) }
        }
        return rules
    }

    /// The addresses whose forwarded sender is believed, as they were written.
    mutating func trustedProxies(_ value: YAMLValue?) -> [String] {
        (texts(value, "trusted_proxies", such: "[127.0.0.1, 10.0.0.0/8]") ?? []).compactMap { item in
            guard let text = item.text, AddressRange(text) != nil else {
                report(
                    "“trusted_proxies” has addresses such as 192.0.2.7 or 2001:db8::1, or ranges such as 10.0.0.0/8, and"
                        + " this is \(item.kind).",
                    at: item.position)
                return nil
            }
            return text
        }
    }

    /// A list that may be empty.
    private mutating func texts(_ value: YAMLValue?, _ name: String, such example: String) -> [YAMLValue]? {
        guard let value else { return nil }
        if case .list(let items) = value.content { return items }
        report("“\(name)” must be a list such as \(example), and this is \(value.kind).", at: value.position)
        return nil
    }

    /// A count and a unit of time, or no limit for `off`; nothing where there is no value, or none that can be understood.
    private mutating func rate(_ value: YAMLValue?, _ name: String) -> RateLimit?? {
        guard let value else { return nil }
        if value.text == "off" { return .some(nil) }
        let parts = (value.text ?? "").split(separator: " ")
        if parts.count == 3, parts[1] == "per", let count = String(parts[0]).wholeNumber,
            KeyRange.rate.contains(count), let unit = RateUnit(rawValue: String(parts[2]))
        {
            return RateLimit(count: count, period: unit.seconds)
        }
        report(
            "“\(name)” must be off, or 1 to \(KeyRange.rate.upperBound.grouped) per second, minute, hour or day, such as"
                + " 5 per minute, and this is \(value.kind).",
            at: value.position)
        return nil
    }

    private mutating func blockedWord(_ item: YAMLValue) -> String? {
        guard let word = plainText(item, "A blocked word") else { return nil }
        guard word.unicodeScalars.contains(where: \.isOfWord) else {
            report("A blocked word needs a letter or a digit, and this is \(item.kind).", at: item.position)
            return nil
        }
        return word
    }

    private mutating func blockedHost(_ item: YAMLValue) -> String? {
        guard let text = plainText(item, "A blocked host") else { return nil }
        let host = text.lowercased()
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.unicodeScalars.allSatisfy { $0.isOfWord || $0 == "-" || $0 == "_" }
        }
        guard isHost, host.utf8.count <= 253 else {
            report(
                "A blocked host is a name such as spam.example, which stands for every name that ends in it too, without"
                    + " https:// and path, and this is \(item.kind).",
                at: item.position)
            return nil
        }
        return host
    }
}

/// What a rate is counted by.
enum RateUnit: String, CaseIterable {
    case second, minute, hour, day

    var seconds: Int {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3_600
        case .day: 86_400
        }
    }
}
