import Forms
import Tickets

/// A text in which words and hosts are looked for.
func check(_ input: [UInt8]) {
    var rules = SpamRules()
    rules.blockedWords = ["cheap pills", "ﬁne ΣΊΣΥΦΟΣ"]
    rules.blockedHosts = ["bad.example", "böse.example"]
    let blocked = BlockedContent(rules)
    let text = String(decoding: input, as: UTF8.self)
    func found(_ text: String) -> Set<Suspicion> {
        blocked.suspicions(in: [Answer(attribute: .description, name: "a", label: "A", value: text)])
    }
    let suspicions = found(text)
    expect(found(text + " Cheap PILLS").contains(.blockedWord), "a word behind the text is missed")
    expect(found(text + " http://www.BAD.example:80/").contains(.blockedHost), "a host behind the text is missed")
    expect(suspicions.isSubset(of: found(text + " and more")), "more text is less suspicious")
}
