extension Form {
    /// The answers of a submission that the form has no question for, in the order of the request: those of a page that
    /// is older than the form. Docket's own names, which begin with `_`, are none, and neither are empty answers.
    package func leftovers(of submission: Submission) -> [Answer] {
        let known = Set(fields.map { Array($0.name.utf8) })
        return submission.names.compactMap { name in
            guard !name.isEmpty, name.utf8.first != UInt8(ascii: "_"), !known.contains(Array(name.utf8)),
                case let value = submission.values(of: name).filter({ !$0.isEmpty }).joined(separator: "\n"),
                !value.isEmpty
            else { return nil }
            return Answer(attribute: .custom, name: name, label: name, value: value)
        }
    }
}
