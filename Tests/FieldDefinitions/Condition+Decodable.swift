import Forms

extension Condition: Decodable {
    private enum CodingKeys: CodingKey {
        case all, any
    }

    /// As the page's rules have it: a comparison is a list of the field, the comparator and the operands.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: CodingKeys.self) {
            if let parts = try container.decodeIfPresent([Condition].self, forKey: .all) {
                self = .all(parts)
            } else {
                self = .any(try container.decode([Condition].self, forKey: .any))
            }
            return
        }
        let words = try decoder.singleValueContainer().decode([String].self)
        guard words.count >= 2, let comparator = Comparator(rawValue: words[1]) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no comparison"))
        }
        self = .term(Term(field: words[0], comparator, Array(words.dropFirst(2))))
    }
}
