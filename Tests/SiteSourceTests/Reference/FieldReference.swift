import Forms

@testable import SiteSource

/// The page about fields.
enum FieldReference {
    static func body(texts: String) -> String {
        """
        Fields are the entries of `fields` in a form. [Fields](../forms/fields.md) shows each kind with an example. A key that an input type does not take is an error.

        \(texts)

        \(KeyTables(FieldKey.map).markdown)

        ## Input types and their keys

        Every input type takes \(listed(common)). A field of any type but `hidden` also takes \(listed(shown)).

        | Input type | Type without “input_type” | Its own keys |
        |---|---|---|
        \(InputType.allCases.map(row).joined(separator: "\n"))

        ## Values by input type

        | Input type | `default` | `min` and `max` | `step` |
        |---|---|---|---|
        \(InputType.allCases.map(values).joined(separator: "\n"))

        ## `options`

        An option is a line of text, or a map:

        \(KeyTables(OptionKey.option).markdown)

        A `selection` may also have groups of options:

        \(KeyTables(OptionKey.optionGroup, isWhole: false).markdown)

        ## Between the fields

        A heading:

        \(KeyTables(HeadingKey.map).markdown)

        A text:

        \(KeyTables(ParagraphKey.map).markdown)

        A group of fields, in a frame with a legend:

        \(KeyTables(GroupKey.map).markdown)
        """
    }

    /// What all that people see have.
    private static let all = InputType.allCases.reduce(Set(FieldKey.allCases)) { $0.intersection($1.keys) }
    private static let common = all
    private static let shown = InputType.allCases.filter { $0 != .hidden }
        .reduce(Set(FieldKey.allCases)) { $0.intersection($1.keys) }.subtracting(all)

    private static func row(_ type: InputType) -> String {
        let attributes = TicketAttribute.allCases.filter { $0 != .custom && InputType(defaultFor: $0) == type }
        let named = attributes.map { "`\($0.rawValue)`" } + (type == .text ? ["`custom`"] : [])
        let own = type.keys.subtracting(common).subtracting(shown)
        return
            "| `\(type.rawValue)` | \(named.isEmpty ? "–" : named.joined(separator: ", ")) | \(own.isEmpty ? "–" : listed(own)) |"
    }

    private static func values(_ type: InputType) -> String {
        func cell(_ key: FieldKey) -> String { type.keys.contains(key) ? key.kind(for: type).words : "–" }
        return "| `\(type.rawValue)` | \(cell(.defaultValue)) | \(cell(.min)) | \(cell(.step)) |"
    }

    /// In the order in which keys are best read.
    private static func listed(_ keys: Set<FieldKey>) -> String {
        FieldKey.allCases.filter(keys.contains).map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }
}
