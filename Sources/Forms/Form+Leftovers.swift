extension Form {
    /// The answers of a submission that the form has no question for, in the order of the request: those of a page that
    /// is older than the form. Docket's own names, which begin with `_`, are none, and neither are empty answers.
    package func leftovers(of submission: Submission) -> [Answer] {
        let known = Set(fields.map { Submission.key(of: $0.name) })
        return submission.names.compactMap { name in
            guard !name.isEmpty, name.utf8.first != UInt8(ascii: "_"), !known.contains(Submission.key(of: name)),
                case let value = submission.values(of: name).filter({ !$0.isEmpty }).joined(separator: "\n"),
                !value.isEmpty
            else { return nil }
            return Answer(attribute: .custom, name: name, label: name, value: value)
        }
    }
}
