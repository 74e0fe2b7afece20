import Diagnostics

extension YAMLReader {
    /// The items of `fields`, which whoever writes YAML for the first time takes for a map.
    /// - Parameter remedy: what to do when there is none.
    mutating func fieldList(_ value: YAMLValue?, ifEmpty remedy: String) -> [YAMLValue]? {
        guard case .map(let entries)? = value?.content, let value, let first = entries.first?.key.text else {
            return list(value, "fields", ifEmpty: remedy)
        }
        let known = FieldKey.allCases.map(\.rawValue) + [HeadingKey.heading.rawValue, GroupKey.group.rawValue]
        let isField = entries.contains { $0.key.text.map(known.contains) ?? false }
        let areFields = entries.allSatisfy { if case .map = $0.value.content { true } else { false } }
        let remedy =
            isField
            ? "Write “- ” before “\(first)”, and two spaces before each further key of this field."
            : areFields
                ? "Write “- name: \(first)” in place of “\(first):”, and the same for each other field."
                : "Begin each field with “- ”."
        report("“fields” must be a list, and this is a map. \(remedy)", at: value.position)
        return nil
    }
}
