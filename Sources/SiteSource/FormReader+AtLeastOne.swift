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
        checkScreens(items, fields, position)
        // One that a condition hides is not needed while it is hidden.
        if let field = fields.first(where: { $0.required == .always && $0.visibility == .always }) {
            warn(
                "“\(field.name)” is always required, so that this list never asks for anything more. Remove the list, or do"
                    + " not require the field.",
                at: items.first { $0.text == field.name }?.position ?? position)
        } else if let field = fields.first(where: { $0.visibility == .always && $0.isNeverEmpty }) {
            warn(
                "“\(field.name)” has a default and cannot be left empty, so that this list never asks for anything. Remove the"
                    + " list, or the “default”.",
                at: items.first { $0.text == field.name }?.position ?? position)
        }
        return names
    }

    /// Whether every screen shows enough of them.
    private mutating func checkScreens(_ items: [YAMLValue], _ fields: [Field], _ position: SourcePosition) {
        for (screens, isShown) in [("Small", \FieldLayout.onMobile), ("Large", \.onDesktop)] {
            let missing = fields.filter { !$0.layout[keyPath: isShown] }
            guard missing.count < fields.count else {
                report(
                    "\(screens) screens show none of these fields, so that nobody could answer one there. Show one of them"
                        + " everywhere.",
                    at: position)
                continue
            }
            for field in missing {
                warn(
                    "\(screens) screens do not show “\(field.name)”, so that there it cannot be the one that is answered."
                        + " Show it everywhere, unless that is meant.",
                    at: items.first { $0.text == field.name }?.position ?? position)
            }
        }
    }

    private mutating func name(ofAsked value: YAMLValue, _ form: Form, _ context: FormContext) -> String? {
        guard let name = plainText(value, "A name") else { return nil }
        guard context.names[name] != nil else {
            let hidden = Set(form.fields.filter(\.isConstant).map(\.name))
            report(
                "There is no field named \(name.quoted) in this form."
                    + suggestion(for: name, form, context, but: hidden),
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

    /// Which field was meant by a name that none has, and where that is not clear, which there are.
    /// - Parameter others: those that would be wrong here.
    func suggestion(for name: String, _ form: Form, _ context: FormContext, but others: Set<String>) -> String {
        if let field = form.fields.first(where: { $0.attribute != .custom && $0.attribute.rawValue == name }) {
            return " The field of type “\(name)” has the name “\(field.name)”: write that."
        }
        let suggestion = didYouMean(name, among: context.names.keys.sorted())
        guard suggestion.isEmpty else { return suggestion }
        let known = context.names.filter { !others.contains($0.key) }
            .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        guard !known.isEmpty else { return " Write the “name” of another field." }
        return known.count > 20
            ? " It has \(known.prefix(20).joined(separator: ", ")) and \(known.count - 20) more."
            : " It has \(known.listed)."
    }
}

extension Field {
    /// Whether it begins with a choice that can only be changed for another.
    fileprivate var isNeverEmpty: Bool {
        guard defaultValue != nil else { return false }
        return switch control {
        case .radio: true
        // A blank option stands before the others where an answer may be asked for.
        case .selection: required == .never
        default: false
        }
    }
}
