import Diagnostics
import Forms
import Tickets

extension YAMLReader {
    mutating func team(_ root: YAMLValue, name: String, _ messages: Messages, _ limits: Limits, _ spam: SpamRules)
        -> Team?
    {
        guard let map = map(root, TeamKey.self, of: "team.yaml") else { return nil }
        let title = neededText(.name, in: map, of: "team.yaml")
        let description = text(map[.description], "“description”")
        let published = bool(map[.published], "published") ?? false
        let helpCenter = map[.helpCenter].map { self.helpCenter($0) } ?? HelpCenter(published: false)
        let form = teamForm(map[.form], messages, limits, spam)
        guard let title else { return nil }
        return Team(
            name: name, title: title, description: description, published: published, helpCenter: helpCenter,
            form: form)
    }

    private mutating func helpCenter(_ value: YAMLValue) -> HelpCenter {
        guard let map = map(value, HelpCenterKey.self, of: "“help_center”") else { return HelpCenter(published: false) }
        return HelpCenter(
            published: bool(map[.published], "published") ?? false, contact: text(map[.contact], "“contact”"))
    }
}
