import Forms

extension FieldKey {
    /// What is true of all ways to ask, and what each makes of the keys.
    static var rules: [JSONValue] { ownRules + InputType.allCases.flatMap(rules) }

    /// A field that nobody sees.
    static var isHidden: JSONValue {
        .either([
            has(.inputType, .string(InputType.hidden.rawValue)),
            has(.visibility, .string(PlainVisibility.hidden.rawValue)),
        ])
    }

    private static var ownRules: [JSONValue] {
        let custom = JSONValue.string(TicketAttribute.custom.rawValue)
        let attachments = JSONValue.string(TicketAttribute.attachments.rawValue)
        let file = JSONValue.string(InputType.file.rawValue)
        let isNeeded = JSONValue.both(needs(.required), .not(has(.required, false)))
        return [
            .rule(if: .not(isHidden), then: needs(.label)),
            .rule(if: has(.type, custom), then: needs(.name)),
            .rule(if: has(.type, .string(TicketAttribute.priority.rawValue)), then: priority),
            .rule(if: has(.type, attachments), then: properties([.inputType: ["const": file]])),
            .rule(if: has(.inputType, file), then: properties([.type: .oneOf([attachments, custom])])),
            // Nobody could fill it in.
            .rule(if: .both(has(.visibility, "hidden"), has(.required, true)), then: needs(.defaultValue)),
            .rule(
                if: isNeeded,
                then: properties([
                    .devices: DevicesKey.properties([.mobile: ["const": true], .desktop: ["const": true]])
                ])),
            ["dependencies": .map([patternMessage.rawValue: [.string(pattern.rawValue)]])],
        ]
    }

    /// A priority is one of four numbers.
    private static var priority: JSONValue {
        let values = JSONValue.oneOf((0...3).flatMap { [.integer($0), .string(String($0))] })
        let isMap: JSONValue = ["type": "object"]
        let option = JSONValue.either([values, isMap.merging(OptionKey.properties([.value: values]))])
        let groups = OptionKey.properties([.options: ["items": option]])
        let choices = [InputType.radio, .selection, .hidden].map { JSONValue.string($0.rawValue) }
        return properties([
            .inputType: .oneOf(choices), .defaultValue: values, .options: ["items": .both(option, groups)],
        ]).merging(needs(.inputType))
    }

    /// What is true of one way to ask: keys that it has not are refused, and others hold what suits it.
    private static func rules(for inputType: InputType) -> [JSONValue] {
        let attributes = TicketAttribute.allCases.filter { InputType(defaultFor: $0) == inputType }
        let isDefault = JSONValue.both(
            .not(needs(.inputType)), properties([.type: .oneOf(attributes.map { .string($0.rawValue) })]),
            needs(.type))
        let named = has(.inputType, .string(inputType.rawValue))
        let isAskedSo = attributes.isEmpty ? named : .either([named, isDefault])
        let keys = inputType.keys
        var own: [FieldKey: JSONValue] = [:]
        for key in allCases {
            if !keys.contains(key) {
                own[key] = false
            } else if case .dependent = key.described.kind {
                own[key] = key.kind(for: inputType).schema
            }
        }
        // A file field that nobody sees would never have a file.
        if inputType == .file { own[.visibility] = .not(["const": "hidden"]) }
        var then = properties(own)
        if keys.contains(.options) { then = then.merging(needs(.options)) }
        if inputType == .hidden { then = then.merging(needs(.defaultValue)) }
        return [.rule(if: isAskedSo, then: then)] + shownRules(for: inputType, isAskedSo)
    }

    /// What only matters where somebody sees the field, or where nobody does.
    private static func shownRules(for inputType: InputType, _ isAskedSo: JSONValue) -> [JSONValue] {
        switch inputType {
        case .text, .email, .telephone, .url, .number, .decimal, .date, .datetime, .time:
            let line = JSONValue.not(["type": "string", "pattern": #"[\n\r]"#])
            let isShown = JSONValue.both(isAskedSo, .not(isHidden))
            let lines = JSONValue.rule(if: isShown, then: properties([.defaultValue: line, .placeholder: line]))
            guard inputType.temporalKind != nil else { return [lines] }
            let noDay = properties([.defaultValue: .not(["const": "today"])])
            return [lines, .rule(if: .both(isAskedSo, isHidden), then: noDay)]
        case .longText, .checkbox, .checkboxes, .radio, .selection, .file, .hidden: return []
        }
    }
}

extension DevicesKey {
    /// A field is shown somewhere.
    static var rules: [JSONValue] { [.not(.both(has(.mobile, false), has(.desktop, false)))] }
}

extension AnimationKey {
    /// Which effects and directions go together.
    static var rules: [JSONValue] {
        let effects = Animation.Effect.allCases.filter(\.isForAppearanceAlone).map { JSONValue.string($0.rawValue) }
        let corners = Animation.Direction.allCases.filter { $0.isCorner || $0 == .inPlace }
        let sides = Animation.Direction.allCases.filter { !$0.isCorner }
        func words(_ directions: [Animation.Direction]) -> JSONValue {
            properties([.direction: .oneOf(directions.map { .string($0.rawValue) })])
        }
        let isTurning = has(.effect, .string(Animation.Effect.rotate.rawValue))
        return [
            .rule(
                if: properties([.effect: .oneOf(effects)]).merging(needs(.effect)),
                then: properties([.on: ["const": .string(Animation.Trigger.appearance.rawValue)]])),
            JSONValue.rule(if: isTurning, then: words(corners)).merging(["else": words(sides)]),
        ]
    }
}
