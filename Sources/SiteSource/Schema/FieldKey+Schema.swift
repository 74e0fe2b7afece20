import Forms

extension FieldKey {
    /// A field: all keys, then what each way to ask makes of them.
    static var fieldSchema: JSONValue {
        map.schema.merging(["allOf": .list(rules + InputType.allCases.map(rule))])
    }

    /// What is true of all ways to ask.
    private static var rules: [JSONValue] {
        let isHidden = either([
            has(.inputType, .string(InputType.hidden.rawValue)),
            has(.visibility, .string(PlainVisibility.hidden.rawValue)),
        ])
        let custom = JSONValue.string(TicketAttribute.custom.rawValue)
        let attachments = JSONValue.string(TicketAttribute.attachments.rawValue)
        let file = JSONValue.string(InputType.file.rawValue)
        let choices = [InputType.radio, .selection, .hidden].map { JSONValue.string($0.rawValue) }
        let others: JSONValue = ["enum": .list([attachments, custom])]
        return [
            ["if": not(isHidden), "then": needs(.label)],
            ["if": has(.type, custom), "then": needs(.name)],
            [
                "if": has(.type, .string(TicketAttribute.priority.rawValue)),
                "then": properties([.inputType: ["enum": .list(choices)]]).merging(needs(.inputType)),
            ],
            ["if": has(.type, attachments), "then": properties([.inputType: ["const": file]])],
            ["if": has(.inputType, file), "then": properties([.type: others])],
            // Nobody could fill it in.
            [
                "if": ["allOf": [has(.visibility, "hidden"), has(.required, true)]], "then": needs(.defaultValue),
            ],
        ]
    }

    /// What is true of one way to ask: keys that it has not are refused, and others hold what suits it.
    private static func rule(for inputType: InputType) -> JSONValue {
        let attributes = TicketAttribute.allCases.filter { InputType(defaultFor: $0) == inputType }
        let isDefault: JSONValue = [
            "allOf": [
                not(needs(.inputType)),
                properties([.type: ["enum": .list(attributes.map { .string($0.rawValue) })]]), needs(.type),
            ]
        ]
        let named = has(.inputType, .string(inputType.rawValue))
        let keys = inputType.keys
        var own: [FieldKey: JSONValue] = [:]
        for key in allCases {
            if !keys.contains(key) {
                own[key] = false
            } else if case .dependent = key.described.kind {
                own[key] = key.kind(for: inputType).schema
            }
        }
        var then = properties(own)
        if keys.contains(.options) { then = then.merging(needs(.options)) }
        if inputType == .hidden { then = then.merging(needs(.defaultValue)) }
        return ["if": attributes.isEmpty ? named : either([named, isDefault]), "then": then]
    }

    private static func either(_ schemas: [JSONValue]) -> JSONValue { ["anyOf": .list(schemas)] }

    private static func not(_ schema: JSONValue) -> JSONValue { ["not": schema] }

    private static func needs(_ key: FieldKey) -> JSONValue { ["required": [.string(key.rawValue)]] }

    private static func has(_ key: FieldKey, _ value: JSONValue) -> JSONValue {
        properties([key: ["const": value]]).merging(needs(key))
    }

    private static func properties(_ keys: [FieldKey: JSONValue]) -> JSONValue {
        ["properties": .map(Dictionary(uniqueKeysWithValues: keys.map { ($0.key.rawValue, $0.value) }))]
    }
}
