/// The parts of which rules are made.
extension DescribedKeys {
    /// A map that has the key.
    static func needs(_ keys: Self...) -> JSONValue { ["required": .list(keys.map { .string($0.rawValue) })] }

    /// A map that has the key with this value.
    static func has(_ key: Self, _ value: JSONValue) -> JSONValue {
        properties([key: ["const": value]]).merging(needs(key))
    }

    /// A map whose keys hold this, where they are there.
    static func properties(_ keys: [Self: JSONValue]) -> JSONValue {
        ["properties": .map(Dictionary(uniqueKeysWithValues: keys.map { ($0.key.rawValue, $0.value) }))]
    }
}

extension JSONValue {
    /// What holds where another schema does.
    static func rule(if condition: JSONValue, then: JSONValue) -> JSONValue { ["if": condition, "then": then] }

    /// One of these schemas, or more.
    static func either(_ schemas: [JSONValue]) -> JSONValue { ["anyOf": .list(schemas)] }

    /// All of these schemas.
    static func both(_ schemas: JSONValue...) -> JSONValue { ["allOf": .list(schemas)] }

    /// What this schema refuses.
    static func not(_ schema: JSONValue) -> JSONValue { ["not": schema] }

    /// One of some values.
    static func oneOf(_ values: [JSONValue]) -> JSONValue { ["enum": .list(values)] }
}
