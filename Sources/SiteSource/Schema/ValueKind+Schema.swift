extension MapDescription {
    /// An object with these keys and no others.
    var schema: JSONValue {
        let properties = keys.map { ($0.name, $0.description.schema) }
        let schema: JSONValue = [
            "type": "object", "additionalProperties": false,
            "properties": .map(Dictionary(uniqueKeysWithValues: properties)),
        ]
        return schema.merging(rules.isEmpty ? [:] : ["allOf": .list(rules)])
            .merging(requiredKeys.isEmpty ? [:] : ["required": .list(requiredKeys.map(JSONValue.string))])
    }
}

extension KeyDescription {
    /// What the key may hold, with what it is for.
    fileprivate var schema: JSONValue {
        let annotated = kind.schema.merging(["description": .string(textWithDefault)])
        return defaultValue.map { annotated.merging(["default": $0]) } ?? annotated
    }
}

extension ValueKind {
    /// Docket takes `No`, `007` and `1.0` as texts where texts are meant; YAML calls them other things.
    private static let scalar: JSONValue = ["type": ["string", "number", "boolean"], "pattern": #"\S"#]

    private static let byLanguage: JSONValue = [
        "type": "object", "minProperties": 1, "additionalProperties": scalar,
        "propertyNames": ["pattern": .string("^(\(KeyPattern.language))$")],
    ]

    /// A text, or a map with one for each language.
    static let textSchema = JSONValue.either([scalar, byLanguage])

    /// The value as JSON Schema describes it.
    var schema: JSONValue {
        switch self {
        case .text: return Self.reference(.text).schema
        case .line(let isByLanguage):
            let line = Self.scalar.merging(["pattern": #"^[^\n\r]*\S[^\n\r]*$"#])
            return isByLanguage ? .either([line, Self.byLanguage]) : line
        case .plainText(nil): return Self.scalar
        case .plainText(let pattern?): return ["type": "string", "pattern": .string("^(\(pattern))$")]
        case .byLanguage(let pattern):
            let text = ValueKind.plainText(pattern: pattern).schema
            return .either([text, Self.byLanguage.merging(["additionalProperties": text])])
        case .bool: return ["type": "boolean"]
        // A word that YAML takes for a truth value.
        case .words(["true"]): return ["const": true]
        case .words(let words): return ["enum": .list(words.map(JSONValue.string))]
        case .integer(let range):
            return ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number(let isStep):
            let number: JSONValue = isStep ? ["type": "number", "exclusiveMinimum": 0] : ["type": "number"]
            return ["anyOf": [number, ["type": "string", "pattern": .string("^(\(KeyPattern.number))$")]]]
        case .seconds(let range):
            let bounds = [range.lowerBound, range.upperBound].map { JSONValue.decimal(Double($0) / 1_000) }
            return ["type": "number", "minimum": bounds[0], "maximum": bounds[1]]
        case .size: return ["type": "string", "pattern": .string("^(\(KeyPattern.size))$")]
        case .list(let kind, let least, let areUnique):
            let list: JSONValue = ["type": "array", "items": kind.schema]
            return list.merging(least > 0 ? ["minItems": .integer(least)] : [:])
                .merging(areUnique ? ["uniqueItems": true] : [:])
        case .pair(let kind): return ["type": "array", "items": kind.schema, "minItems": 2, "maxItems": 2]
        case .map(let map): return map.schema
        case .reference(let shared): return ["$ref": .string("#/definitions/\(shared.rawValue)")]
        case .either(let kinds): return ["anyOf": .list(kinds.map(\.schema))]
        case .dependent: return [:]
        }
    }
}
