import Forms

/// JSON Schema (draft-07) of the files that a web admin writes, made from what their readers know.
package enum SchemaFile: String, Sendable, CaseIterable {
    /// site.yaml
    case site
    /// team.yaml
    case team

    /// The name of the file that modelines of a site name, in the site’s folder.
    package var name: String { "\(rawValue).schema.json" }

    /// The keys at the file’s top; the others follow from their kinds.
    package var keys: MapDescription {
        switch self {
        case .site: SiteKey.map
        case .team: TeamKey.map
        }
    }

    /// The whole schema, without a line feed at its end.
    package func text() throws -> String { try schema.text() }

    private var schema: JSONValue {
        let head: JSONValue = [
            "$schema": "http://json-schema.org/draft-07/schema#", "title": .string("\(rawValue).yaml of Docket"),
            "definitions": .map(
                Dictionary(uniqueKeysWithValues: shared.map { ($0.rawValue, $0.schema) })),
        ]
        return keys.schema.merging(head)
    }

    private var shared: [SharedSchema] {
        switch self {
        case .site: [.text, .spam]
        case .team: SharedSchema.allCases
        }
    }
}

extension SharedSchema {
    /// What stands at every place that refers to it.
    fileprivate var schema: JSONValue {
        switch self {
        case .text: ValueKind.textSchema
        case .item: .either([ValueKind.reference(.groupItem).schema, GroupKey.map.schema])
        case .groupItem:
            .either([ValueKind.reference(.field).schema, HeadingKey.map.schema, ParagraphKey.map.schema])
        case .field: FieldKey.map.schema
        case .condition:
            // Names of comparators are known, and there is one beside “field”.
            .either(
                [Comparator.termKeys.schema.merging(["minProperties": 2, "maxProperties": 2])]
                    + CombinationKey.maps.map(\.schema))
        case .spam: SpamKey.map.schema
        }
    }
}
