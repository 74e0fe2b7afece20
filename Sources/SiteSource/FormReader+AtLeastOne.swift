import Diagnostics
import Forms

extension YAMLReader {
    /// Lists of fields of which each needs one answer.
    mutating func atLeastOneOf(_ value: YAMLValue?, _ form: Form, _ context: FormContext) -> [[String]] {
        guard let value else { return [] }
        let example = "a list of lists of names, such as [[phone, email]]"
        guard case .list(let lists) = value.content else {
            report("“at_least_one_of” must be \(example), and this is \(value.kind).", at: value.position)
            return []
        }
        return lists.compactMap { list in
            guard case .list(let items) = list.content else {
                report("“at_least_one_of” must be \(example), and this is \(list.kind).", at: list.position)
                return nil
            }
            return names(items, list.position, form, context)
        }
    }

    private mutating func names(
        _ items: [YAMLValue], _ position: SourcePosition, _ form: Form, _ context: FormContext
    ) -> [String] {
        var names: [String] = []
        for item in items {
            guard let name = name(ofAsked: item, form, context) else { continue }
            if names.contains(name) {
                report("“\(name)” is twice in this list. Remove one of the two.", at: item.position)
            } else {
                names.append(name)
            }
        }
        if items.count < 2 {
            report("A list of “at_least_one_of” needs two fields or more.", at: position)
        }
        let fields = form.fields.filter { names.contains($0.name) }
        guard items.count >= 2, fields.count == items.count else { return names }
        for (screens, isShown) in [("Small", \FieldLayout.onMobile), ("Large", \.onDesktop)]
        where !fields.contains(where: { $0.layout[keyPath: isShown] }) {
            report(
                "\(screens) screens show none of these fields, so that nobody could answer one there. Show one of them"
                    + " everywhere.",
                at: position)
        }
        return names
    }

    private mutating func name(ofAsked value: YAMLValue, _ form: Form, _ context: FormContext) -> String? {
        guard let name = plainText(value, "A name") else { return nil }
        guard context.names[name] != nil else {
            let suggestion = self.suggestion(for: name, form, context)
            report(
                "There is no field named \(name.quoted) in this form."
                    + (suggestion.isEmpty ? " Write the “name” of one." : suggestion),
                at: value.position)
            return nil
        }
        if form.fields.contains(where: { $0.name == name && $0.isConstant }) {
            report(
                "“\(name)” is hidden, so that nobody could answer it. Name a field that is asked.", at: value.position)
            return nil
        }
        return name
    }

    /// Which field was meant by a name that none has; empty where that is not clear.
    func suggestion(for name: String, _ form: Form, _ context: FormContext) -> String {
        if let field = form.fields.first(where: { $0.attribute != .custom && $0.attribute.rawValue == name }) {
            return " The field of type “\(name)” has the name “\(field.name)”: write that."
        }
        return didYouMean(name, among: context.names.keys.sorted())
    }
}
