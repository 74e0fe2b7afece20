import Forms

extension FormKey {
    /// Keys that would do nothing, and a form that would ask nothing.
    static var rules: [JSONValue] {
        let isAsked = JSONValue.both(FieldKey.needs(.type), .not(FieldKey.isHidden))
        return [
            .rule(if: has(.mark, .string(FormOptions.Mark.none.rawValue)), then: properties([.markText: false])),
            .rule(
                if: .both(
                    needs(.onSuccess), .not(has(.onSuccess, .string(PlainOnSuccess.message.rawValue)))),
                then: properties([.message: false])),
            // The box of the notice has the name.
            .rule(
                if: needs(.privacy), then: properties([.fields: ["items": .not(FieldKey.has(.name, "privacy"))]])),
            properties([.fields: ["contains": .either([GroupKey.needs(.group), isAsked])]]),
        ]
    }
}

extension GroupKey {
    /// A group has a field.
    static var rules: [JSONValue] { [properties([.fields: ["contains": FieldKey.needs(.type)]])] }
}
