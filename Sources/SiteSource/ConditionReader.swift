import Diagnostics
import Forms

/// A condition as a field has it, with the places of its parts: only when all fields are known it can be judged.
struct WrittenCondition {
    /// The name of the field that has it; nil where that is not known.
    let owner: String?
    /// Whether it is the field's visibility, and not whether it is required.
    let isVisibility: Bool
    let terms: [WrittenTerm]
    /// The same as a whole; nil where it is none.
    let whole: Condition?
}

/// One comparison, with its places.
struct WrittenTerm {
    let term: Condition.Term
    let fieldPosition: SourcePosition
    let comparatorPosition: SourcePosition
    let operandPositions: [SourcePosition]
}

extension YAMLReader {
    mutating func visibility(_ value: YAMLValue?, of owner: String?, _ context: inout FormContext) -> Visibility {
        guard let value else { return .always }
        switch value.content {
        case .map:
            return onlyIf(value, "visibility", of: owner, &context).map(Visibility.onlyIf) ?? .always
        case .text, .list:
            return word(value, "visibility", PlainVisibility.self, or: "{ only_if: … }") == .hidden ? .hidden : .always
        }
    }

    mutating func requirement(_ value: YAMLValue?, of owner: String?, _ context: inout FormContext) -> Requirement {
        guard let value else { return .never }
        if case .map = value.content {
            return onlyIf(value, "required", of: owner, &context).map(Requirement.onlyIf) ?? .never
        }
        switch value.text {
        case "true": return .always
        case "false": return .never
        default:
            report(
                "“required” must be true, false or { only_if: … }, and this is \(value.kind).\(value.remedyForBool)",
                at: value.position)
            return .never
        }
    }

    private mutating func onlyIf(
        _ value: YAMLValue, _ name: String, of owner: String?, _ context: inout FormContext
    ) -> Condition? {
        if case .map(let entries) = value.content {
            let words = entries.compactMap(\.key.text)
            let isBare = !words.contains(OnlyIfKey.onlyIf.rawValue) && !words.contains("<<")
            if isBare, let word = words.first(where: { ["field", "all", "any"].contains($0) }) {
                report(
                    "The condition of “\(name)” stands within “only_if”. Write \(name): { only_if: { \(word): … } }.",
                    at: value.position)
                return nil
            }
        }
        if case .map(let entries) = value.content, entries.count == 1, let entry = entries.first,
            case .map = entry.value.content, let word = entry.key.text, OnlyIfKey(rawValue: word) == nil, word != "<<"
        {
            report("“\(name)” has no key \(word.quoted). Write “only_if”.", at: entry.key.position)
            return nil
        }
        guard let map = map(value, OnlyIfKey.self, of: "“\(name)”"),
            let condition = needed(.onlyIf, in: map, of: "“\(name)”")
        else { return nil }
        var terms: [WrittenTerm] = []
        let read = self.condition(condition, KeyRange.conditionDepth, &terms)
        context.conditions.append(
            WrittenCondition(owner: owner, isVisibility: name == "visibility", terms: terms, whole: read))
        return read
    }

    private mutating func condition(_ value: YAMLValue, _ depth: Int, _ terms: inout [WrittenTerm]) -> Condition? {
        guard case .map(let entries) = value.content else {
            report(
                "A condition must be a map such as { field: product, selected: Printer }, and this is \(value.kind).",
                at: value.position)
            return nil
        }
        let words = entries.compactMap(\.key.text)
        guard words.contains(where: { CombinationKey(rawValue: $0) != nil }) else {
            return term(value, entries, &terms)
        }
        guard depth > 0 else {
            report(
                "The condition has more than \(KeyRange.conditionDepth) levels. Write it flatter.", at: value.position)
            return nil
        }
        guard let map = map(value, CombinationKey.self, of: "A condition with “all” or “any”") else { return nil }
        if let all = map[.all], let any = map[.any] {
            report(
                "A condition has either “all” or “any”. Write one of them inside the other.",
                at: max(all.position, any.position))
            return nil
        }
        let key: CombinationKey = map[.all] == nil ? .any : .all
        let items = list(map[key], key.rawValue, ifEmpty: "Write at least one condition.") ?? []
        let parts = items.compactMap { condition($0, depth - 1, &terms) }
        return key == .all ? .all(parts) : .any(parts)
    }

    /// `{ field: NAME, COMPARATOR: OPERAND }`
    private mutating func term(_ value: YAMLValue, _ entries: [YAMLEntry], _ terms: inout [WrittenTerm]) -> Condition? {
        let others = entries.filter { $0.key.text != "field" && !$0.key.isMergeKey }
        guard let field = entries.first(where: { $0.key.text == "field" }) else {
            let keys = ["field"] + Comparator.allCases.map(\.rawValue)
            report(
                "A condition needs the key “field”, which names another field."
                    + (entries.lazy.compactMap { $0.key.text?.remedyForColon(among: keys) }.first
                        ?? Self.remedyWithoutField(entries)),
                at: value.position)
            return nil
        }
        guard let name = plainText(field.value, "“field”", canGo: false) else { return nil }
        guard let entry = others.first else {
            report(
                "A condition needs a comparator, such as “selected: Printer” or “set: true”.", at: value.position)
            return nil
        }
        if others.count > 1 {
            report(
                "A condition has one comparator, and this has \(others.count). Combine several with “all” or “any”.",
                at: others[1].key.position)
            return nil
        }
        let known = Comparator.allCases.map(\.rawValue)
        guard let word = entry.key.text, let comparator = Comparator(rawValue: word) else {
            let word = entry.key.text ?? entry.key.kind
            let suggestion = word.remedyForColon(among: known) ?? didYouMean(word, among: known)
            report(
                "There is no comparator \(word.quoted)."
                    + (suggestion.isEmpty ? " There are \(known.listed)." : suggestion),
                at: entry.key.position)
            return nil
        }
        guard let operands = operands(entry.value, comparator) else { return nil }
        let term = Condition.Term(field: name, comparator, operands.map(\.text))
        terms.append(
            WrittenTerm(
                term: term, fieldPosition: field.value.position, comparatorPosition: entry.key.position,
                operandPositions: operands.map(\.position)))
        return .term(term)
    }

    /// What is meant by a field's name in the place of the key; empty where that is not clear.
    private static func remedyWithoutField(_ entries: [YAMLEntry]) -> String {
        guard entries.count == 1, let name = entries[0].key.text, let operand = entries[0].value.text,
            Comparator(rawValue: name) == nil
        else { return "" }
        return " Write { field: \(name), selected: \(operand) }, or for a text “equal” in place of “selected”."
    }

    private mutating func operands(
        _ value: YAMLValue, _ comparator: Comparator
    ) -> [(text: String, position: SourcePosition)]? {
        let name = comparator.rawValue
        switch comparator.operandCount {
        case 0:
            if value.text == "true" { return [] }
            let opposite = comparator == .set ? "not_set" : "set"
            report(
                "“\(name)” is written “\(name): true”, and this is \(value.kind). The opposite is “\(opposite): true”.",
                at: value.position)
        case 2:
            if case .list(let items) = value.content, items.count == 2, let first = items[0].text,
                let second = items[1].text
            {
                return [(first, items[0].position), (second, items[1].position)]
            }
            let isList = if case .list = value.content { true } else { false }
            report(
                "“\(name)” needs a list of two, such as [2026-01-01, 2026-12-31]"
                    + "\(isList ? "" : ", and this is \(value.kind)").",
                at: value.position)
        default:
            if let text = value.text { return [(text.withLineFeeds, value.position)] }
            report("“\(name)” must be a text, and this is \(value.kind).", at: value.position)
        }
        return nil
    }
}

/// The words of `visibility`.
enum PlainVisibility: String, CaseIterable {
    case always, hidden
}

extension String {
    /// The text with LF at the end of each line.
    fileprivate var withLineFeeds: String { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
}
