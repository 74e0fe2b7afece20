import Forms

@testable import SiteSource

/// The page about conditions.
enum ConditionReference {
    static let body = """
        A condition stands behind `only_if` in `visibility` or `required` of a field. It compares the answer to another field, or combines such comparisons. [Conditions](../forms/conditions.md) shows how to use them.

        ## A comparison

        `{ field: NAME, COMPARATOR: OPERAND }`, with one comparator.

        \(KeyTables(Comparator.termKeys).markdown)

        ## Which field has which comparators

        | The other field is | Comparators |
        |---|---|
        \(kinds.map(row).joined(separator: "\n"))

        ## Several comparisons

        \(CombinationKey.maps.map { KeyTables($0).markdown }.joined(separator: "\n\n"))

        Combinations may stand within each other, at most \(KeyRange.conditionDepth) deep.
        """

    private static let kinds: [(types: [InputType], kind: AnswerKind)] = [
        ([.checkbox, .checkboxes, .radio, .selection], .choice),
        ([.text, .email, .telephone, .url, .longText, .hidden], .text),
        ([.number, .decimal], .number),
        ([.date, .datetime, .time], .temporal(.date)),
        ([.file], .file),
    ]

    private static func row(_ types: [InputType], _ kind: AnswerKind) -> String {
        "| \(types.map { "`\($0.rawValue)`" }.joined(separator: ", ")) |"
            + " \(kind.comparators.map { "`\($0.rawValue)`" }.joined(separator: ", ")) |"
    }
}
