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

    private mutating func teamForm(_ value: YAMLValue?, _ messages: Messages, _ limits: Limits, _ spam: SpamRules)
        -> TeamForm
    {
        guard let value, let map = map(value, FormKey.self, of: "“form”") else {
            return TeamForm(published: false, form: .defaultQuestions(messages), spam: spam)
        }
        let form = map[.fields].map { self.form($0, limits) } ?? .defaultQuestions(messages)
        return TeamForm(
            published: bool(map[.published], "published") ?? false,
            title: text(map[.title], "“title”"),
            introduction: text(map[.introduction], "“introduction”"),
            submit: text(map[.submit], "“submit”"),
            form: form, spam: self.spam(map[.spam], over: spam))
    }

    private mutating func form(_ value: YAMLValue, _ limits: Limits) -> Form {
        let items = list(
            value, "fields", ifEmpty: "Write at least one field, or remove the key for the default questions.")
        guard let items else { return Form(fields: []) }
        if items.count > limits.parameters {
            report(
                "The form has \(items.count.grouped) fields, and a request may have \(limits.parameters.grouped)"
                    + " answers. Write fewer fields, or raise “parameters” in the “limits” of site.yaml.",
                at: value.position)
        }
        var used = UsedNames()
        let problems = diagnostics.errorCount
        let form = Form(fields: items.compactMap { field($0, &used, limits) })
        if diagnostics.errorCount == problems, form.fields.allSatisfy(\.isConstant) {
            report("Every field is hidden, so that the form asks nothing. Show at least one.", at: value.position)
        }
        return form
    }
}
