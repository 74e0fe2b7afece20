import Forms

extension OnlyIfKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .onlyIf:
            KeyDescription(
                "The condition: { field: product, selected: Printer }, or several with “all” or “any”.",
                .reference(.condition), isRequired: true)
        }
    }
}

extension CombinationKey: DescribedKeys {
    var described: KeyDescription {
        let list = ValueKind.list(.reference(.condition), least: 1)
        return switch self {
        case .all: KeyDescription("Holds while each of these conditions holds.", list, isRequired: true)
        case .any: KeyDescription("Holds while at least one of these conditions holds.", list, isRequired: true)
        }
    }

    /// Each way to combine conditions has its one key.
    static var maps: [MapDescription] { allCases.map { MapDescription(keys: [($0.rawValue, $0.described)]) } }
}

extension Comparator {
    /// The comparators as the keys of a comparison, beside `field`.
    static var termKeys: MapDescription {
        let field = KeyDescription(
            "The name of the other field.", .plainText(pattern: KeyPattern.fieldName), isRequired: true)
        return MapDescription(keys: [("field", field)] + allCases.map { ($0.rawValue, $0.described) })
    }

    private var described: KeyDescription {
        let kind: ValueKind =
            switch operandCount {
            case 0: .words(["true"])
            case 2: .pair(.plainText())
            default: .either([.plainText(), .words([""])])
            }
        let text =
            switch self {
            case .selected: "The option is chosen, or among the ticked."
            case .notSelected: "The option is not chosen, and not among the ticked."
            case .contains: "The text is somewhere in the answer, or in one of the ticked options."
            case .notContains: "The text is nowhere in the answer, and in none of the ticked options."
            case .equal: "The answer is this text, number, date or time."
            case .notEqual: "The answer is not this text, number, date or time."
            case .set: "There is an answer, or a file. It is written “set: true”."
            case .notSet: "There is no answer, and no file. It is written “not_set: true”."
            case .greater: "The number is greater than this."
            case .less: "The number is less than this."
            case .greaterOrEqual: "The number is this or greater."
            case .lessOrEqual: "The number is this or less."
            case .after: "The date or time is later than this."
            case .before: "The date or time is earlier than this."
            case .equalOrAfter: "The date or time is this or later."
            case .equalOrBefore: "The date or time is this or earlier."
            case .between: "The date or time lies between these two, or is one of them."
            case .notBetween: "The date or time lies outside of these two."
            }
        return KeyDescription(text, kind)
    }
}
